use super::{Cause, Demand, Learner, Lessons, SomeLevels};
use crate::api::{Date, Level, LevelScheme, Levels, RecordType};
use crate::world::{Assignment, DepartmentId, Employee, Id, PostId, Span};

const ENTRY_ONLY: &[RecordType] = &[RecordType::EntryEducation];
const ANY_LEVEL: &[RecordType] = &[RecordType::EntryEducation, RecordType::Transfer, RecordType::Return];
/// Days before hiring from which entry education counts (`precise.md`).
const BEFORE_HIRING: i32 = -90;

impl Learner<'_> {
    pub(super) fn employee(&self) -> &Employee {
        &self.world.employees[self.id.index()]
    }

    /// Everything owed for entry, transfers and returns.
    pub(super) fn demands(&mut self, demands: &mut Vec<Demand>) {
        let Some(first) = self.first() else { return };
        demands.extend(self.entry(first));
        let count = self.employee().assignments.len();
        for number in (0..count).filter(|number| *number != first) {
            demands.extend(self.transfer(number));
        }
        let count = self.employee().absences.len();
        for number in 0..count {
            let absence = self.employee().absences[number];
            demands.extend(self.back(absence));
        }
    }

    // The earliest assignment that is not a trainee's.
    fn first(&self) -> Option<usize> {
        let holding = self.employee().assignments.iter().enumerate().filter(|(_, a)| a.holds());
        holding.min_by_key(|(_, assignment)| assignment.span.from).map(|(number, _)| number)
    }

    fn entry(&mut self, first: usize) -> Option<Demand> {
        let employee = self.employee();
        let (hired_on, employment) = (employee.employed.from, employee.employment);
        let assignment = employee.assignments[first];
        if !self.world.settings.recorded(hired_on) || !self.horizon.reached(assignment.span.from) {
            return None;
        }
        let department = self.department(assignment.post.to()?)?;
        let running = !self.horizon.passed(assignment.span.to);
        let entry = &self.world.settings.profile.entry;
        let levels = asked(entry.levels(employment), |level| self.tree.has(department, level));
        let levels = levels.map(|level| level.filter(|level| running || *level == Level::Factory));
        let window = Span { from: hired_on.plus_days(BEFORE_HIRING), to: assignment.span.from };
        Some(self.demand(Cause::Entry, window, running, levels, department, ENTRY_ONLY))
    }

    fn transfer(&mut self, number: usize) -> Option<Demand> {
        let assignment = self.employee().assignments[number];
        let from = assignment.span.from;
        let post = assignment.post.to().filter(|_| assignment.holds())?;
        let transfer = &self.world.settings.profile.transfer;
        let asks = transfer.asks(self.world.posts[post.index()].role) && self.world.settings.recorded(from);
        if !asks || !self.horizon.within(assignment.span) {
            return None;
        }
        let start = from.plus_months(-transfer.look_back_months);
        if !self.follows_another(number) || self.held_since(number, post, start) {
            return None;
        }
        let department = self.department(post)?;
        let levels = self.transfer_levels(department);
        let window = Span { from: start, to: from };
        Some(self.demand(Cause::Transfer(post), window, true, levels, department, ANY_LEVEL))
    }

    fn follows_another(&self, number: usize) -> bool {
        let assignments = &self.employee().assignments;
        let earlier = |other: &Assignment| other.holds() && other.span.from < assignments[number].span.from;
        assignments.iter().any(earlier)
    }

    // Whether the same post was held between `start` and this assignment.
    fn held_since(&self, number: usize, post: PostId, start: Date) -> bool {
        let assignments = &self.employee().assignments;
        let from = assignments[number].span.from;
        assignments.iter().enumerate().any(|(other, assignment)| {
            other != number
                && assignment.holds()
                && assignment.post.to() == Some(post)
                && assignment.span.from < from
                && assignment.span.to >= start
        })
    }

    fn back(&mut self, absence: Span) -> Option<Demand> {
        let profile = &self.world.settings.profile;
        let back = absence.to.next();
        if absence.open() || !self.world.settings.recorded(back) {
            return None;
        }
        let threshold = absence.from.plus_months(profile.return_training_after_months);
        let long = if profile.inclusive { threshold <= back } else { threshold < back };
        if !long || !self.horizon.reached(back) {
            return None;
        }
        let asks = |post: PostId| profile.transfer.asks(self.world.posts[post.index()].role);
        let held = self.staff.of_employee(self.id).iter().map(|holding| holding.post);
        let post = held.into_iter().find(|post| asks(*post))?;
        let department = self.department(post)?;
        let levels = self.transfer_levels(department);
        let window = Span { from: absence.from, to: back };
        Some(self.demand(Cause::Return(back), window, true, levels, department, ANY_LEVEL))
    }

    fn department(&self, post: PostId) -> Option<DepartmentId> {
        self.world.posts[post.index()].department.to()
    }

    fn transfer_levels(&self, department: DepartmentId) -> SomeLevels {
        let mut asked = SomeLevels::default();
        for level in &self.world.settings.profile.transfer.levels {
            if self.tree.has(department, *level) && !asked.contains(&Some(*level)) {
                asked[asked.iter().flatten().count()] = Some(*level);
            }
        }
        asked
    }

    fn demand(
        &mut self,
        cause: Cause,
        window: Span,
        running: bool,
        levels: SomeLevels,
        department: DepartmentId,
        types: &[RecordType],
    ) -> Demand {
        let lessons = Lessons::of(levels, |level| self.lesson(level, department, window, types));
        let historic =
            self.horizon.passed(window.to.plus_days(self.world.settings.profile.entry.historic_days));
        Demand { cause, due: window.to, running, historic, lessons }
    }
}

fn asked(levels: &Levels, has: impl Fn(Level) -> bool) -> SomeLevels {
    let asks = |level: &Level| match levels {
        Levels::Scheme(LevelScheme::AllThree) => true,
        Levels::Scheme(LevelScheme::ByPath) => has(*level),
        Levels::List(list) => list.contains(level),
    };
    [Level::Factory, Level::Workshop, Level::Team].map(|level| Some(level).filter(asks))
}
