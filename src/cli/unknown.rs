use super::catalogue;
use super::judge::Judged;
use super::load::of_place;
use crate::finding::ObjectId;
use crate::manifest::{DocRef, Namespace, Show, Sources};
use crate::report::Problem;
use crate::rules;
use crate::world::Id as _;

/// A rule that is named and not known.
struct Stranger {
    code: String,
    effect: &'static str,
    object: String,
    origin: DocRef,
    field: String,
}

/// Warns of the rules that manifests name and this program does not know. The API server takes them,
/// because a newer program may know them: they are no error, but they do nothing here.
pub(super) fn rules(sources: &Sources, judged: &[Judged<'_>]) -> Vec<Problem> {
    let strangers: Vec<_> = judged.iter().flat_map(|judged| strangers(judged.namespace)).collect();
    let wanted: Vec<_> = strangers.iter().map(|stranger| (stranger.origin, &*stranger.field)).collect();
    let places = sources.places(&wanted, Show::Line);
    strangers
        .iter()
        .zip(places)
        .map(|(stranger, place)| Problem { place: place.map(of_place), ..stranger.warning() })
        .collect()
}

fn strangers(namespace: &Namespace) -> impl Iterator<Item = Stranger> {
    overrides(namespace).chain(namespace.world.objects().flat_map(|object| waivers(namespace, object)))
}

fn overrides(namespace: &Namespace) -> impl Iterator<Item = Stranger> {
    let settings = &namespace.world.settings;
    let unknown = settings.profile.rules.keys().filter(|code| !is_known(code));
    let of_root = move |root: ObjectId| {
        unknown.map(move |code| Stranger {
            code: code.to_string(),
            effect: "the override changes nothing",
            field: format!("spec.enterprise.profileOverrides.rules.{code}"),
            ..stranger(namespace, root)
        })
    };
    settings.root.map(|root| of_root(root.object())).into_iter().flatten()
}

fn waivers(namespace: &Namespace, object: ObjectId) -> impl Iterator<Item = Stranger> {
    let waivers = namespace.world.meta(object).waivers.iter().enumerate();
    let unknown = waivers.filter(|(_, waiver)| rules::find(waiver.code).is_none());
    unknown.map(move |(nth, waiver)| Stranger {
        code: waiver.code.to_string(),
        effect: "the waiver covers nothing",
        field: format!("spec.waivers[{nth}].rule"),
        ..stranger(namespace, object)
    })
}

fn stranger(namespace: &Namespace, object: ObjectId) -> Stranger {
    Stranger {
        code: String::new(),
        effect: "",
        object: format!("{}/{}", object.kind, namespace.world.name(object)),
        origin: namespace.origin(object),
        field: String::new(),
    }
}

fn is_known(code: &str) -> bool {
    rules::all().any(|rule| rule.code.to_string() == code)
}

impl Stranger {
    fn warning(&self) -> Problem {
        let Self { code, effect, .. } = self;
        let near = catalogue::nearest(code, rules::all().map(|rule| rule.code.to_string()));
        let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        Problem {
            message: format!("there is no rule `{code}`: {effect}"),
            object: Some(self.object.clone()),
            field: Some(self.field.clone()),
            help: Some(format!("{hint}`noblindspot rules` lists all")),
            ..Problem::default()
        }
    }
}
