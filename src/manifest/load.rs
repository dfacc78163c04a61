use std::collections::BTreeMap;

use rayon::prelude::*;
use smol_str::SmolStr;

use super::validate::{Complaint, validate};
use super::visit::{TakeDirect, Visitor};
use super::{DocRef, Misfit, Named, Node, Object, Problem, Sources, Visit};
use crate::api::Kind;
use crate::finding::ObjectId;
use crate::world::{Builder, Draft, World};

/// The worlds that some sources hold, and what could not be used.
#[derive(Debug)]
pub struct Loaded {
    /// The namespaces, by name.
    pub namespaces: Vec<Namespace>,
    /// How many objects of the five kinds were understood.
    pub objects: usize,
    /// How many manifests of other groups and kinds were skipped.
    pub skipped: usize,
    /// What could not be used, in the order of files and lines.
    pub problems: Vec<Problem>,
}

/// One namespace and where its objects stand.
#[derive(Debug)]
pub struct Namespace {
    /// Everything known about it.
    pub world: World,
    origins: Vec<DocRef>,
}

impl Namespace {
    /// Where an object is written.
    ///
    /// # Panics
    /// If the object is of another world.
    #[must_use]
    pub fn origin(&self, object: ObjectId) -> DocRef {
        self.origins[self.world.meta(object).origin as usize]
    }
}

/// What some neighbouring documents hold.
pub(super) type Part = Visit<Held>;

/// Objects by namespace.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) namespaces: Vec<(SmolStr, Objects)>,
    understood: usize,
    /// Room for so many is made at first.
    expected: usize,
}

pub(super) type Objects = Vec<(DocRef, Draft)>;

impl Part {
    /// What all of some sources hold.
    pub(super) fn of_all(sources: &Sources, namespace: &str) -> Self {
        sources.visits(&Reader { sources, namespace }).into_iter().fold(Self::default(), Self::and)
    }

    fn and(mut self, mut other: Self) -> Self {
        for (namespace, mut objects) in other.objects.namespaces {
            self.objects.of(&namespace).append(&mut objects);
        }
        self.objects.understood += other.objects.understood;
        self.skipped += other.skipped;
        self.problems.append(&mut other.problems);
        self.named.append(&mut other.named);
        self
    }
}

impl Held {
    // Neighbours are mostly of one namespace.
    fn of(&mut self, namespace: &str) -> &mut Objects {
        let known = self.namespaces.iter().rposition(|(name, _)| name == namespace);
        let index = known.unwrap_or_else(|| {
            let room = if self.namespaces.is_empty() { self.expected } else { 0 };
            self.namespaces.push((namespace.into(), Vec::with_capacity(room)));
            self.namespaces.len() - 1
        });
        &mut self.namespaces[index].1
    }
}

/// Makes drafts of objects, and says what is wrong with them.
struct Reader<'s> {
    sources: &'s Sources,
    /// Of what names none.
    namespace: &'s str,
}

impl Visitor for Reader<'_> {
    type Objects = Held;

    fn begin(&self, documents: usize) -> Held {
        Held { expected: documents, ..Held::default() }
    }

    fn take_direct(&self) -> Option<TakeDirect<Self>> {
        Some(|reader, part, at, direct| {
            part.objects.understood += 1;
            let namespace = direct.namespace.as_deref().unwrap_or(reader.namespace);
            part.objects.of(namespace).push((at, direct.draft));
        })
    }

    fn take(&self, part: &mut Part, object: Object<'_>) {
        let (draft, complaints) = read(&object);
        part.objects.understood += usize::from(!draft.is_refused());
        let refused = complaints.iter().map(|complaint| refused(self.sources, object.at, &draft, complaint));
        part.problems.extend(refused);
        part.objects.of(object.header.namespace.unwrap_or(self.namespace)).push((object.at, draft));
    }
}

impl Loaded {
    /// Reads the worlds of some sources; manifests that name no namespace belong to `namespace`.
    #[must_use]
    pub fn of(sources: &Sources, namespace: &str) -> Self {
        let parts = sources.visits(&Reader { sources, namespace });
        let mut collected: BTreeMap<SmolStr, Vec<Objects>> = BTreeMap::new();
        let mut loaded =
            Self { namespaces: Vec::new(), objects: 0, skipped: 0, problems: sources.problems.clone() };
        let mut nameless = Vec::new();
        for mut part in parts {
            for (name, objects) in part.objects.namespaces {
                collected.entry(name).or_default().push(objects);
            }
            loaded.objects += part.objects.understood;
            loaded.skipped += part.skipped;
            loaded.problems.append(&mut part.problems);
            nameless.append(&mut part.named);
        }
        for named in nameless {
            let object = named.object();
            let namespace = named.namespace.unwrap_or_else(|| namespace.into());
            collected.entry(namespace).or_default().push(vec![object]);
        }
        loaded.namespaces =
            collected.into_par_iter().map(|(name, objects)| Namespace::of(name, objects)).collect();
        loaded.problems.extend(loaded.namespaces.iter().flat_map(|namespace| namespace.twins(sources)));
        loaded.problems.sort_by(order);
        loaded
    }
}

/// What an object says, and why it is refused, if it is.
fn read(object: &Object<'_>) -> (Draft, Vec<Complaint>) {
    let header = object.header;
    let mut complaints = Vec::new();
    validate(header.kind, object.node, &mut complaints);
    let draft = if complaints.is_empty() { decode(object).map_err(Some) } else { Err(None) };
    let draft = draft.unwrap_or_else(|misfit| {
        // The second line of defence: what the schema lets pass must decode.
        complaints.extend(misfit.map(|misfit| unfit(object.node, misfit)));
        let says = object.node.at("spec.type").and_then(Node::as_str);
        let enterprise = header.kind == Kind::Department && says == Some("Enterprise");
        Draft::refused(header.kind, header.name.into(), enterprise)
    });
    (draft, complaints)
}

pub(super) fn decode(object: &Object<'_>) -> Result<Draft, Misfit> {
    let name = object.header.name.into();
    let spec = object.node.get("spec").unwrap_or(object.node);
    Ok(match object.header.kind {
        Kind::Department => Draft::department(name, spec.decode()?),
        Kind::Employee => Draft::employee(name, spec.decode()?),
        Kind::Post => Draft::post(name, spec.decode()?),
        Kind::ResponsibilityLetter => Draft::letter(name, spec.decode()?),
        Kind::TrainingRecord => Draft::record(name, spec.decode()?),
    })
}

fn unfit(object: Node<'_>, misfit: Misfit) -> Complaint {
    let span = misfit.span.unwrap_or_else(|| object.find("spec").span);
    Complaint { field: "spec".to_owned(), message: format!("spec: {}", misfit.message), help: None, span }
}

fn refused(sources: &Sources, at: DocRef, draft: &Draft, complaint: &Complaint) -> Problem {
    Problem {
        message: complaint.message.clone(),
        object: Some(format!("{}/{}", draft.kind(), draft.name())),
        field: Some(complaint.field.clone()).filter(|field| !field.is_empty()),
        help: complaint.help.clone(),
        place: sources.place_of_span(at, &complaint.span),
        related: None,
    }
}

impl Named {
    /// An object of which nothing is known but that it is there.
    pub(super) fn object(&self) -> (DocRef, Draft) {
        (self.at, Draft::refused(self.kind, self.name.clone(), self.enterprise))
    }
}

impl Namespace {
    pub(super) fn of(name: SmolStr, objects: Vec<Objects>) -> Self {
        let mut builder = Builder::new(name);
        let mut origins = Vec::with_capacity(objects.iter().map(Vec::len).sum());
        for (at, draft) in objects.into_iter().flatten() {
            // A u32 counts every object that fits into memory.
            builder.add(u32::try_from(origins.len()).unwrap_or(u32::MAX), draft);
            origins.push(at);
        }
        Self { world: builder.build(), origins }
    }

    // Two objects of one kind and name: the second is the mistake, the first is shown beside it.
    pub(super) fn twins(&self, sources: &Sources) -> Vec<Problem> {
        let twins = self.world.twins.iter();
        let at = twins.map(|(first, later)| (self.origins[*first as usize], self.origins[*later as usize]));
        at.filter_map(|(first, later)| self.declared_twice(sources, first, later)).collect()
    }

    fn declared_twice(&self, sources: &Sources, first: DocRef, later: DocRef) -> Option<Problem> {
        let title = sources.title(later)?;
        let first = sources.place(first, "metadata.name");
        Some(Problem {
            message: format!("{title} is declared twice in namespace {}", self.world.namespace),
            object: Some(title),
            field: Some("metadata.name".to_owned()),
            help: Some("rename one of the two, or remove it".to_owned()),
            place: sources.place(later, "metadata.name"),
            related: first.map(|place| ("first declared here".to_owned(), place)),
        })
    }
}

// By file and line; what has no place comes first.
pub(super) fn order(a: &Problem, b: &Problem) -> std::cmp::Ordering {
    let key = |problem: &Problem| {
        problem.place.as_ref().map(|place| (place.file.clone(), place.line, place.column))
    };
    key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
}
