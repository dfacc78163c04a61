use std::collections::BTreeMap;

use rayon::prelude::*;
use smol_str::SmolStr;

use super::part::{Objects, Reader};
use super::{DocRef, Problem, Sources};
use crate::finding::ObjectId;
use crate::world::{Builder, World};

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
