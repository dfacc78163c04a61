//! A world: everything known about one namespace at one instant, in a compact form.
//!
//! Objects are dense numbers in order of name, dates are day numbers, references are resolved
//! once. May use: `finding` (its identities), `profile`, `api`. Deliberately absent: wire types
//! after the build, files, clocks, judgement.

mod build;
mod column;
mod convert;
mod csr;
mod digest;
mod draft;
mod ids;
mod index;
mod known;
mod linked;
mod names;
mod objects;
mod parts;
mod resolve;
mod settings;

pub use build::Builder;
pub use csr::Csr;
pub use digest::{Duties, digest_bytes};
pub use draft::{Content, Draft};
pub use ids::*;
pub(crate) use index::Index;
pub use names::Names;
pub use objects::*;
pub(crate) use parts::{both, each, joined, parts, sort};
pub use settings::{Settings, SettingsError};

use smol_str::SmolStr;

use crate::api::Kind;
use crate::finding::ObjectId;

/// Everything known about one namespace, which is one enterprise.
#[derive(Debug, Default)]
pub struct World {
    /// The namespace.
    pub namespace: SmolStr,
    /// Profile, time zone and what else the enterprise decides.
    pub settings: Settings,
    /// The origins of two objects of one kind and name: the one that stays and the one left out.
    pub twins: Vec<(u32, u32)>,
    /// The departments of type Enterprise; one is right.
    pub(crate) enterprises: Vec<DepartmentId>,
    /// Departments by name.
    pub departments: Vec<Department>,
    /// Employees by name.
    pub employees: Vec<Employee>,
    /// Posts by name.
    pub posts: Vec<Post>,
    /// Responsibility letters by name.
    pub letters: Vec<Letter>,
    /// Training records by name.
    pub records: Vec<Record>,
    /// Names that references use and no object bears, by number; most numbers have none.
    pub(crate) missing: Vec<(u32, SmolStr)>,
    /// The certificate categories in use, each once.
    pub(crate) categories: Vec<SmolStr>,
    /// Who looks up whom.
    pub(crate) index: Index,
}

impl World {
    /// How many objects there are of all kinds.
    #[must_use]
    pub fn len(&self) -> usize {
        Kind::ALL.iter().map(|kind| self.count(*kind)).sum()
    }

    /// Whether there is no object at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many objects there are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Department => self.departments.len(),
            Kind::Employee => self.employees.len(),
            Kind::Post => self.posts.len(),
            Kind::ResponsibilityLetter => self.letters.len(),
            Kind::TrainingRecord => self.records.len(),
        }
    }

    /// All objects, by kind and name.
    pub fn objects(&self) -> impl Iterator<Item = ObjectId> + '_ {
        Kind::ALL.into_iter().flat_map(|kind| {
            (0..u32::try_from(self.count(kind)).unwrap_or(u32::MAX))
                .map(move |index| ObjectId { kind, index })
        })
    }

    /// What every kind has: name, waivers, origin.
    ///
    /// # Panics
    /// If the object is of another world.
    #[must_use]
    pub fn meta(&self, object: ObjectId) -> &Meta {
        let index = object.index as usize;
        match object.kind {
            Kind::Department => &self.departments[index].meta,
            Kind::Employee => &self.employees[index].meta,
            Kind::Post => &self.posts[index].meta,
            Kind::ResponsibilityLetter => &self.letters[index].meta,
            Kind::TrainingRecord => &self.records[index].meta,
        }
    }

    /// `metadata.name` of an object.
    #[must_use]
    pub fn name(&self, object: ObjectId) -> &str {
        &self.meta(object).name
    }

    /// The name that a reference uses, whether it resolves or not; `None` if there is none.
    pub(crate) fn target<I: Id>(&self, link: Link<I>) -> Option<&str> {
        match link {
            Link::Absent => None,
            Link::To(id) => Some(self.name(id.object())),
            Link::Missing(number) | Link::Refused(number) => {
                let place = self.missing.binary_search_by_key(&number, |(number, _)| *number);
                place.ok().map(|place| self.missing[place].1.as_str())
            }
        }
    }

    /// The text of a category.
    pub(crate) fn category(&self, category: Category) -> &str {
        &self.categories[category.0 as usize]
    }

    /// A department of this world.
    pub(crate) fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.index()]
    }

    /// An employee of this world.
    pub(crate) fn employee(&self, id: EmployeeId) -> &Employee {
        &self.employees[id.index()]
    }

    /// A post of this world.
    pub(crate) fn post(&self, id: PostId) -> &Post {
        &self.posts[id.index()]
    }

    /// A letter of this world.
    pub(crate) fn letter(&self, id: LetterId) -> &Letter {
        &self.letters[id.index()]
    }

    /// A record of this world.
    pub(crate) fn record(&self, id: RecordId) -> &Record {
        &self.records[id.index()]
    }
}
