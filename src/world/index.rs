use super::parts::both;
use super::{Csr, DepartmentId, Id, LetterId, Link, PostId, RecordId, World};

/// Reverse references, each in order of name.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The departments directly below a department.
    pub(crate) children: Csr<DepartmentId>,
    /// The posts of a department.
    pub(crate) posts_of: Csr<PostId>,
    /// The letters in which an employee is responsible.
    pub(crate) letters_of: Csr<LetterId>,
    /// The agreements of a cooperating unit.
    pub(crate) agreements_of: Csr<LetterId>,
    /// The records of an employee.
    pub(crate) records_of: Csr<RecordId>,
    /// The letters that name a letter in `supersedesRef`.
    pub(crate) superseded_by: Csr<LetterId>,
}

impl Index {
    /// The reverse references of a world.
    pub(super) fn of(world: &World) -> Self {
        let count = world.len();
        let departments = world.departments.len();
        let employees = world.employees.len();
        let letters = || {
            (
                group(employees, &world.letters, |l| l.responsible, LetterId::new),
                group(departments, &world.letters, |l| l.unit, LetterId::new),
                group(world.letters.len(), &world.letters, |l| l.supersedes, LetterId::new),
            )
        };
        let departments = || {
            (
                group(departments, &world.departments, |d| d.parent, DepartmentId::new),
                group(departments, &world.posts, |p| p.department, PostId::new),
            )
        };
        let records = || group(employees, &world.records, |r| r.employee, RecordId::new);
        let (records_of, (letters, departments)) = both(count, records, || both(count, letters, departments));
        let (letters_of, agreements_of, superseded_by) = letters;
        let (children, posts_of) = departments;
        Self { children, posts_of, letters_of, agreements_of, records_of, superseded_by }
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
