use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::Value;
use smol_str::SmolStr;

use super::of_place;
use super::read::{Read, Refusal, Spec};
use crate::api::Kind;
use crate::manifest::{DocRef, Sources};
use crate::report::{Problem, Related};
use crate::world::{Builder, Refused, World};

/// The worlds, and what is known of each object beside them.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) worlds: Vec<World>,
    pub(super) places: Vec<DocRef>,
    pub(super) written: Vec<Value>,
}

/// Puts each object into the world of its namespace. Of two objects of one name the first stays,
/// and the second is a problem.
pub(super) fn gather(objects: Vec<Read>, sources: &Sources, problems: &mut Vec<Problem>) -> Gathered {
    let mut gathered = Gathered::default();
    let mut builders: BTreeMap<SmolStr, Builder> = BTreeMap::new();
    let mut declared: FxHashMap<(SmolStr, Kind, SmolStr), DocRef> = FxHashMap::default();
    for object in objects {
        let identity = (object.namespace.clone(), object.kind, object.name.clone());
        if let Some(first) = declared.get(&identity) {
            problems.push(declared_twice(&object, *first, sources));
        } else {
            declared.insert(identity, object.at);
            let builder = builders
                .entry(object.namespace.clone())
                .or_insert_with_key(|name| Builder::new(name.clone()));
            add(object, builder, &mut gathered, problems);
            continue;
        }
        problems.extend(object.spec.err().into_iter().flat_map(|refusal| refusal.problems));
    }
    gathered.worlds =
        builders.into_values().collect::<Vec<_>>().into_par_iter().map(Builder::build).collect();
    gathered
}

fn add(object: Read, builder: &mut Builder, gathered: &mut Gathered, problems: &mut Vec<Problem>) {
    // A u32 counts every object that fits into memory.
    let origin = u32::try_from(gathered.places.len()).unwrap_or(u32::MAX);
    gathered.places.push(object.at);
    gathered.written.extend(object.written);
    match object.spec {
        Ok(Spec::Department(spec)) => builder.department(object.name, origin, *spec),
        Ok(Spec::Employee(spec)) => builder.employee(object.name, origin, *spec),
        Ok(Spec::Post(spec)) => builder.post(object.name, origin, *spec),
        Ok(Spec::Letter(spec)) => builder.letter(object.name, origin, *spec),
        Ok(Spec::Record(spec)) => builder.record(object.name, origin, *spec),
        Err(Refusal { problems: found, enterprise }) => {
            problems.extend(found);
            builder.refused(Refused { kind: object.kind, name: object.name, enterprise });
        }
    }
}

fn declared_twice(object: &Read, first: DocRef, sources: &Sources) -> Problem {
    let name = format!("{}/{}", object.kind, object.name);
    let place = |at: DocRef| sources.place(at, "metadata.name").map(of_place);
    Problem {
        message: format!("{name} is declared twice in namespace {}", object.namespace),
        object: Some(name.clone()),
        field: Some("metadata.name".to_owned()),
        help: Some("rename one of the two, or remove it".to_owned()),
        place: place(object.at),
        related: vec![Related { object: name, note: "first declared here".to_owned(), place: place(first) }],
    }
}
