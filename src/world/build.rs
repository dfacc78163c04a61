use smol_str::SmolStr;

use super::draft::{Content, Incoming};
use super::resolve::Resolver;
use super::{Csr, DepartmentId, Draft, Id, Index, LetterId, Link, PostId, RecordId, Settings, World};
use crate::api::DepartmentType;

/// Collects the objects of one namespace and makes a world of them.
///
/// The order of what is added changes nothing, but that of two objects of one kind and name the
/// first stays.
#[derive(Debug, Default)]
pub struct Builder {
    namespace: SmolStr,
    objects: [Vec<Incoming>; 5],
}

impl Builder {
    /// A builder for a namespace.
    #[must_use]
    pub fn new(namespace: impl Into<SmolStr>) -> Self {
        Self { namespace: namespace.into(), ..Self::default() }
    }

    /// Adds an object; `origin` is what the edge finds it by.
    pub fn add(&mut self, origin: u32, draft: Draft) {
        self.objects[draft.kind() as usize].push(Incoming { origin, draft });
    }

    /// The world of everything added.
    #[must_use]
    pub fn build(mut self) -> World {
        let mut world = World { namespace: self.namespace, ..World::default() };
        for objects in &mut self.objects {
            sort(objects, &mut world.twins);
        }
        world.settings = settings(&self.objects[0]);
        let mut resolver = Resolver::new(&self.objects);
        for Incoming { origin, draft } in self.objects.into_iter().flatten() {
            world.add(origin, draft, &mut resolver);
        }
        (world.missing, world.categories) = resolver.finish();
        world.index = Index::of(&world);
        let departments = (0..world.departments.len()).map(DepartmentId::new);
        world.enterprises =
            departments.filter(|id| world.department(*id).type_ == DepartmentType::Enterprise).collect();
        world
    }
}

// A stable sort, so that the first of two namesakes stays; of the names, for an object is large and
// should move once.
fn sort(objects: &mut Vec<Incoming>, twins: &mut Vec<(u32, u32)>) {
    objects.sort_by_cached_key(|object| object.draft.name.clone());
    objects.dedup_by(|later, first| {
        let twin = later.draft.name == first.draft.name;
        if twin {
            twins.push((first.origin, later.origin));
        }
        twin
    });
}

// The lowest Enterprise decides; if it was refused, nobody does.
fn settings(departments: &[Incoming]) -> Settings {
    let mut index = 0;
    for Incoming { draft, .. } in departments {
        match &draft.content {
            Content::Department(_, Some(settings)) => {
                return Settings { root: Some(DepartmentId::new(index)), ..(**settings).clone() };
            }
            Content::Department(department, None) if department.type_ == DepartmentType::Enterprise => break,
            Content::Refused(_, true) => break,
            Content::Refused(_, false) => {}
            _ => index += 1,
        }
    }
    Settings::generic()
}

impl World {
    fn add(&mut self, origin: u32, draft: Draft, resolver: &mut Resolver) {
        resolver.take(origin, draft.names);
        match draft.content {
            Content::Department(department, _) => self.departments.push(resolver.department(department)),
            Content::Employee(employee) => self.employees.push(resolver.employee(employee)),
            Content::Post(post) => self.posts.push(resolver.post(post)),
            Content::Letter(letter) => self.letters.push(resolver.letter(letter)),
            Content::Record(record) => self.records.push(resolver.record(record)),
            Content::Refused(..) => {}
        }
    }
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
