use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::convert::Resolver;
use super::{Csr, DepartmentId, Id, Index, LetterId, Link, PostId, RecordId, Settings, World};
use crate::api::{DepartmentSpec, DepartmentType, EmployeeSpec, Kind, LetterSpec, PostSpec, RecordSpec};

/// An object as it comes in: its name, what the edge knows it by, and its spec.
#[derive(Debug)]
pub(super) struct Incoming<S> {
    pub(super) name: SmolStr,
    pub(super) origin: u32,
    pub(super) spec: S,
}

/// An object that was refused: known by kind and name, its content is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The kind.
    pub kind: Kind,
    /// `metadata.name`.
    pub name: SmolStr,
    /// Whether it says that it is a department of type Enterprise.
    pub enterprise: bool,
}

/// Collects the objects of one namespace and makes a world of them.
///
/// The order of what is added changes nothing, but that of two objects of one kind and name the
/// first stays.
#[derive(Debug, Default)]
pub struct Builder {
    namespace: SmolStr,
    departments: Vec<Incoming<DepartmentSpec>>,
    employees: Vec<Incoming<EmployeeSpec>>,
    posts: Vec<Incoming<PostSpec>>,
    letters: Vec<Incoming<LetterSpec>>,
    records: Vec<Incoming<RecordSpec>>,
    refused: Vec<Refused>,
}

macro_rules! adders {
    ($($(#[$doc:meta])* $name:ident, $list:ident, $spec:ty;)+) => { $(
        $(#[$doc])*
        pub fn $name(&mut self, name: SmolStr, origin: u32, spec: $spec) {
            self.$list.push(Incoming { name, origin, spec });
        }
    )+ };
}

impl Builder {
    /// A builder for a namespace.
    #[must_use]
    pub fn new(namespace: impl Into<SmolStr>) -> Self {
        Self { namespace: namespace.into(), ..Self::default() }
    }

    adders! {
        /// Adds a department.
        department, departments, DepartmentSpec;
        /// Adds an employee.
        employee, employees, EmployeeSpec;
        /// Adds a post.
        post, posts, PostSpec;
        /// Adds a responsibility letter.
        letter, letters, LetterSpec;
        /// Adds a training record.
        record, records, RecordSpec;
    }

    /// Adds an object that was refused, so that references to it do not dangle.
    pub fn refused(&mut self, refused: Refused) {
        self.refused.push(refused);
    }

    /// The world of everything added.
    #[must_use]
    pub fn build(mut self) -> World {
        let mut twins = Vec::new();
        sort(&mut self.departments, &mut twins);
        sort(&mut self.employees, &mut twins);
        sort(&mut self.posts, &mut twins);
        sort(&mut self.letters, &mut twins);
        sort(&mut self.records, &mut twins);
        let settings = self.settings();
        let mut resolver = Resolver::new(
            [
                names(&self.departments),
                names(&self.employees),
                names(&self.posts),
                names(&self.letters),
                names(&self.records),
            ],
            &self.refused,
        );
        let mut world = World {
            namespace: self.namespace,
            settings,
            twins,
            enterprises: Vec::new(),
            departments: self.departments.into_iter().map(|d| resolver.department(d)).collect(),
            employees: self.employees.into_iter().map(|e| resolver.employee(e)).collect(),
            posts: self.posts.into_iter().map(|p| resolver.post(p)).collect(),
            letters: self.letters.into_iter().map(|l| resolver.letter(l)).collect(),
            records: self.records.into_iter().map(|r| resolver.record(r)).collect(),
            missing: Vec::new(),
            categories: Vec::new(),
            index: Index::default(),
        };
        (world.missing, world.categories) = resolver.finish();
        world.index = Index::of(&world);
        let departments = (0..world.departments.len()).map(DepartmentId::new);
        world.enterprises =
            departments.filter(|id| world.department(*id).type_ == DepartmentType::Enterprise).collect();
        world
    }

    // The lowest Enterprise decides; if it was refused, nobody does.
    fn settings(&self) -> Settings {
        let lowest = self.departments.iter().position(|d| d.spec.type_ == DepartmentType::Enterprise);
        let refused = self.refused.iter().filter(|r| r.enterprise).map(|r| &r.name).min();
        let Some(index) = lowest else { return Settings::generic() };
        let root = &self.departments[index];
        match &root.spec.enterprise {
            Some(enterprise) if refused.is_none_or(|name| root.name < *name) => {
                Settings::of(DepartmentId::new(index), enterprise)
            }
            _ => Settings::generic(),
        }
    }
}

// A stable sort, so that the first of two namesakes stays.
fn sort<S>(objects: &mut Vec<Incoming<S>>, twins: &mut Vec<(u32, u32)>) {
    objects.sort_by(|a, b| a.name.cmp(&b.name));
    objects.dedup_by(|later, first| {
        let twin = later.name == first.name;
        if twin {
            twins.push((first.origin, later.origin));
        }
        twin
    });
}

fn names<S>(objects: &[Incoming<S>]) -> FxHashMap<SmolStr, u32> {
    (0_u32..).zip(objects).map(|(index, object)| (object.name.clone(), index)).collect()
}

impl Index {
    fn of(world: &World) -> Self {
        let departments = world.departments.len();
        let employees = world.employees.len();
        Self {
            children: group(departments, &world.departments, |d| d.parent, DepartmentId::new),
            posts_of: group(departments, &world.posts, |p| p.department, PostId::new),
            letters_of: group(employees, &world.letters, |l| l.responsible, LetterId::new),
            agreements_of: group(departments, &world.letters, |l| l.unit, LetterId::new),
            records_of: group(employees, &world.records, |r| r.employee, RecordId::new),
            superseded_by: group(world.letters.len(), &world.letters, |l| l.supersedes, LetterId::new),
        }
    }
}

fn group<O: Id, T, I: Copy>(
    owners: usize,
    objects: &[T],
    owner: impl Fn(&T) -> Link<O> + Clone,
    id: impl Fn(usize) -> I + Clone,
) -> Csr<I> {
    let pairs = objects
        .iter()
        .enumerate()
        .filter_map(move |(index, object)| owner(object).to().map(|owner| (owner.index(), id(index))));
    Csr::group(owners, pairs)
}
