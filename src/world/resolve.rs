use smol_str::SmolStr;

use super::column::{Sorted, Used};
use super::known::Known;
use super::linked::Linked;
use super::parts::{joined, pairs};
use super::{Category, Id, Link};

/// Names that no object bears, or a refused one, by number.
type Missing = Vec<(u32, SmolStr)>;

/// Turns the names of one object after the other into links.
pub(super) struct Resolver<'a> {
    known: &'a Known,
    missing: Missing,
    /// The names of the object in hand.
    names: Box<[SmolStr]>,
    /// What the next reference would be among the names of the namespace. They count in the order in
    /// which they are met here, for the edges number those of an object each in its own.
    next: u32,
}

impl Resolver<'_> {
    pub(super) fn link<I: Id>(&mut self, link: &mut Link<I>) {
        let Link::Missing(number) = *link else { return };
        let name = &self.names[number as usize];
        let unresolved = self.next;
        self.next = self.next.saturating_add(1);
        *link = self.known.link(name, unresolved);
        if link.unjudged() {
            self.missing.push((unresolved, name.clone()));
        }
    }

    pub(super) fn links<I: Id>(&mut self, links: &mut [Link<I>]) {
        for link in links {
            self.link(link);
        }
    }

    pub(super) fn category(&self, category: &mut Category) {
        *category = self.known.category(&self.names[category.0 as usize]);
    }
}

impl<T: Linked + Send> Sorted<T> {
    /// The objects with their names resolved, and the names that led nowhere; the names of a
    /// namespace are numbered, those of this kind from `first`.
    pub(super) fn resolved(mut self, known: &Known, first: u32) -> (Vec<T>, Missing) {
        let part = |objects: &mut [T], used: &mut [Used]| missing(objects, used, known, first);
        let missing = joined(pairs(&mut self.objects, &mut self.used, part));
        (self.objects, missing)
    }
}

fn missing<T: Linked>(objects: &mut [T], used: &mut [Used], known: &Known, first: u32) -> Missing {
    let mut resolver = Resolver { known, missing: Vec::new(), names: Box::default(), next: first };
    for (object, used) in objects.iter_mut().zip(used) {
        resolver.names = std::mem::take(&mut used.names);
        resolver.next = first.saturating_add(used.before);
        object.resolve(&mut resolver);
    }
    resolver.missing
}
