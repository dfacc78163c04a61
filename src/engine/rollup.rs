use crate::api::{Date, FindingCounts, Kind, Severity};
use crate::facts::Facts;
use crate::finding::{Code, Finding, ObjectId};
use crate::world::{DepartmentId, EmployeeId, Id, LetterId, PostId, RecordId, World};

/// The rules whose findings leave something for which nobody answers (`model.md`).
const BLIND_SPOTS: [u16; 7] = [110, 120, 121, 201, 203, 206, 301];

/// What a department and all below it add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Pairs of a person and a post that need a letter in force.
    pub pairs_required: u32,
    /// Pairs that have one.
    pub pairs_covered: u32,
    /// Unwaived findings of the rules of `CoverageComplete`.
    pub blind_spots: u32,
    /// Departments.
    pub departments: u32,
    /// Posts.
    pub posts: u32,
    /// Active employees.
    pub employees: u32,
    /// Findings by severity, waived ones apart.
    pub findings: FindingCounts,
    /// Waived findings that would otherwise lower the verdict.
    pub waived: u32,
}

impl Totals {
    pub(super) fn add(&mut self, other: &Self) {
        self.pairs_required += other.pairs_required;
        self.pairs_covered += other.pairs_covered;
        self.blind_spots += other.blind_spots;
        self.departments += other.departments;
        self.posts += other.posts;
        self.employees += other.employees;
        self.waived += other.waived;
        let (sum, more) = (&mut self.findings, other.findings);
        sum.critical += more.critical;
        sum.high += more.high;
        sum.medium += more.medium;
        sum.low += more.low;
        sum.info += more.info;
        sum.waived += more.waived;
    }

    fn count(&mut self, finding: &Finding, fail_on: Severity) {
        let Code(code) = finding.code;
        self.waived += u32::from(finding.waived && finding.severity <= fail_on);
        self.findings.add(finding.severity, finding.waived);
        self.blind_spots += u32::from(!finding.waived && BLIND_SPOTS.contains(&code));
    }
}

/// The department that an object belongs to, as far as references lead to one.
pub(super) fn home(world: &World, object: ObjectId) -> Option<DepartmentId> {
    let index = object.index as usize;
    let of_person = |person: EmployeeId| world.employee(person).department.to();
    match object.kind {
        Kind::Department => Some(DepartmentId::new(index)),
        Kind::Employee => of_person(EmployeeId::new(index)),
        Kind::Post => world.post(PostId::new(index)).department.to(),
        Kind::ResponsibilityLetter => {
            let letter = world.letter(LetterId::new(index));
            letter.responsible.to().and_then(of_person).or(letter.unit.to())
        }
        Kind::TrainingRecord => world.record(RecordId::new(index)).employee.to().and_then(of_person),
    }
}

/// The totals of each department's subtree, and of the whole namespace.
pub(super) fn totals(world: &World, facts: &Facts, findings: &[Finding]) -> (Vec<Totals>, Totals) {
    let fail_on = world.settings.profile.fail_on;
    let mut own = vec![Totals { departments: 1, ..Totals::default() }; world.departments.len()];
    let mut nowhere = Totals::default();
    let mut at = |department: Option<DepartmentId>, change: &dyn Fn(&mut Totals)| match department {
        Some(department) => change(&mut own[department.index()]),
        None => change(&mut nowhere),
    };
    for post in &world.posts {
        at(post.department.to(), &|totals| totals.posts += 1);
    }
    for (index, employee) in world.employees.iter().enumerate() {
        let active = u32::from(facts.staff.active(EmployeeId::new(index)));
        at(employee.department.to(), &|totals| totals.employees += active);
    }
    for pair in facts.pairs.all.items() {
        at(world.post(pair.post).department.to(), &|totals| {
            totals.pairs_required += 1;
            totals.pairs_covered += u32::from(pair.state.covered());
        });
    }
    for finding in findings {
        at(home(world, finding.object), &|totals| totals.count(finding, fail_on));
    }
    let mut whole = nowhere;
    for totals in &own {
        whole.add(totals);
    }
    (facts.tree.roll_up(own, Totals::add), whole)
}

/// The earliest of the days of everything that belongs to each department's subtree.
pub(super) fn earliest(
    world: &World,
    facts: &Facts,
    departments: Vec<Date>,
    others: impl Iterator<Item = (ObjectId, Date)>,
) -> Vec<Date> {
    let mut own = departments;
    let mut whole = Date::NEVER;
    for (object, day) in others {
        whole = whole.min(day);
        if let Some(department) = home(world, object) {
            own[department.index()] = own[department.index()].min(day);
        }
    }
    whole = own.iter().copied().min().unwrap_or(whole).min(whole);
    let mut rolled = facts.tree.roll_up(own, |above, below| *above = (*above).min(*below));
    // The enterprise answers for the whole namespace.
    if let Some(root) = world.settings.root {
        rolled[root.index()] = whole;
    }
    rolled
}
