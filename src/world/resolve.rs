use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::draft::Incoming;
use super::{Category, Department, Employee, Id, Issuer, Letter, Link, Meta, Post, Record};
use crate::api::Kind;

/// Turns the names of drafts into links; the only place that looks names up.
pub(super) struct Resolver {
    known: [FxHashMap<SmolStr, Known>; 5],
    missing: Vec<SmolStr>,
    categories: FxHashMap<SmolStr, Category>,
    /// The names of the draft in hand.
    names: Box<[SmolStr]>,
    /// What the edge finds the draft in hand by.
    origin: u32,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
enum Known {
    Object(u32),
    Refused,
}

impl Resolver {
    /// A resolver over the objects of the five kinds, each kind in order of name.
    pub(super) fn new(objects: &[Vec<Incoming>; 5]) -> Self {
        Self {
            known: Kind::ALL.map(|kind| known(&objects[kind as usize])),
            missing: Vec::new(),
            categories: FxHashMap::default(),
            names: Box::default(),
            origin: 0,
        }
    }

    /// Takes what is needed of the draft whose content comes next.
    pub(super) fn take(&mut self, origin: u32, names: Box<[SmolStr]>) {
        (self.origin, self.names) = (origin, names);
    }

    /// The unresolved names and the categories, by their numbers.
    pub(super) fn finish(self) -> (Vec<SmolStr>, Vec<SmolStr>) {
        let mut categories: Vec<_> = self.categories.into_iter().collect();
        categories.sort_by_key(|(_, category)| *category);
        (self.missing, categories.into_iter().map(|(name, _)| name).collect())
    }

    fn link<I: Id>(&mut self, link: &mut Link<I>) {
        let Link::Missing(number) = *link else { return };
        let name = &self.names[number as usize];
        *link = match self.known[I::KIND as usize].get(name) {
            Some(Known::Object(index)) => Link::To(I::new(*index as usize)),
            Some(Known::Refused) => Link::Refused(self.unresolved(number)),
            None => Link::Missing(self.unresolved(number)),
        };
    }

    fn unresolved(&mut self, number: u32) -> u32 {
        let unresolved = u32::try_from(self.missing.len()).unwrap_or(u32::MAX);
        self.missing.push(self.names[number as usize].clone());
        unresolved
    }

    fn links<I: Id>(&mut self, links: &mut [Link<I>]) {
        for link in links {
            self.link(link);
        }
    }

    fn category(&mut self, category: &mut Category) {
        let next = Category(u32::try_from(self.categories.len()).unwrap_or(u32::MAX));
        let name = &self.names[category.0 as usize];
        *category = match self.categories.get(name) {
            Some(known) => *known,
            None => *self.categories.entry(name.clone()).or_insert(next),
        };
    }

    fn meta(&mut self, meta: &mut Meta) {
        meta.origin = self.origin;
        for waiver in &mut meta.waivers {
            self.link(&mut waiver.approved_by);
        }
    }

    pub(super) fn department(&mut self, mut department: Department) -> Department {
        self.meta(&mut department.meta);
        self.link(&mut department.parent);
        self.link(&mut department.head_post);
        if let Some(committee) = &mut department.committee {
            self.link(&mut committee.chair);
            self.links(&mut committee.members);
        }
        if let Some(enterprise) = &mut department.enterprise {
            self.link(&mut enterprise.legal_representative);
            self.link(&mut enterprise.safety_lead_post);
        }
        department
    }

    pub(super) fn post(&mut self, mut post: Post) -> Post {
        self.meta(&mut post.meta);
        self.link(&mut post.department);
        self.link(&mut post.reports_to);
        for category in post.requirements.iter_mut().flatten() {
            self.category(category);
        }
        post
    }

    pub(super) fn employee(&mut self, mut employee: Employee) -> Employee {
        self.meta(&mut employee.meta);
        self.link(&mut employee.department);
        for assignment in &mut employee.assignments {
            self.link(&mut assignment.post);
        }
        employee
    }

    pub(super) fn letter(&mut self, mut letter: Letter) -> Letter {
        self.meta(&mut letter.meta);
        if let Issuer::Employee(issuer) = &mut letter.issuer {
            self.link(issuer);
        }
        self.link(&mut letter.responsible);
        self.links(&mut letter.posts);
        self.link(&mut letter.unit);
        for signature in &mut letter.signatures {
            self.link(&mut signature.by);
        }
        self.link(&mut letter.supersedes);
        letter
    }

    pub(super) fn record(&mut self, mut record: Record) -> Record {
        self.meta(&mut record.meta);
        self.link(&mut record.employee);
        self.link(&mut record.department);
        self.link(&mut record.assessor);
        if let Some(certificate) = &mut record.certificate {
            self.category(&mut certificate.category);
        }
        record
    }
}

// Refused objects have no number: the numbers are those of the others in order of name.
fn known(objects: &[Incoming]) -> FxHashMap<SmolStr, Known> {
    let mut number = 0;
    let known = objects.iter().map(|Incoming { draft, .. }| {
        if draft.is_refused() {
            return (draft.name.clone(), Known::Refused);
        }
        number += 1;
        (draft.name.clone(), Known::Object(number - 1))
    });
    known.collect()
}
