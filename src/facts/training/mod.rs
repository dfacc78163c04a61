//! Which training today's people owe, and what they did.

mod demands;
mod hours;
mod lessons;
mod reexam;

use std::ops::Deref;

use super::{Horizon, Staff, Tree};
use crate::api::{Date, Level};
use crate::world::{Csr, DepartmentId, EmployeeId, Id, PostId, RecordId, World};

pub(crate) use hours::{EntryHours, Refresher};

/// The training of all employees.
#[derive(Debug)]
pub(crate) struct Training {
    /// All demands, by employee.
    demands: Csr<Demand>,
    people: Vec<Person>,
    blamed: Csr<(EmployeeId, LessonOutcome)>,
}

/// Why training at some levels is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The first post.
    Entry,
    /// Another post.
    Transfer(PostId),
    /// A return after a long absence, on this day.
    Return(Date),
}

/// Training owed at some levels for one cause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand {
    /// Why.
    pub(crate) cause: Cause,
    /// By when.
    pub(crate) due: Date,
    /// Whether the assignment that caused it still runs.
    pub(crate) running: bool,
    /// Whether the due day is so long ago that lateness is no longer mentioned.
    pub(crate) historic: bool,
    /// Level by level.
    pub(crate) lessons: Lessons,
}

impl Demand {
    /// Whether every level was passed, in time or late.
    pub(crate) fn met(&self) -> bool {
        self.lessons.iter().all(|lesson| lesson.outcome.met())
    }
}

/// Training owed at one level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lesson {
    /// The level.
    pub(crate) level: Level,
    /// The department that gives it; `None` for any.
    pub(crate) unit: Option<DepartmentId>,
    /// What was done.
    pub(crate) outcome: LessonOutcome,
}

/// At most one lesson of each level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lessons {
    list: [Lesson; LEVELS],
    count: usize,
}

impl Lessons {
    fn of(levels: SomeLevels, mut lesson: impl FnMut(Level) -> Lesson) -> Self {
        let nothing = Lesson { level: Level::Factory, unit: None, outcome: LessonOutcome::None };
        let mut lessons = Self { list: [nothing; LEVELS], count: 0 };
        for (slot, level) in lessons.list.iter_mut().zip(levels.into_iter().flatten()) {
            *slot = lesson(level);
            lessons.count += 1;
        }
        lessons
    }
}

impl Deref for Lessons {
    type Target = [Lesson];

    fn deref(&self) -> &[Lesson] {
        &self.list[..self.count]
    }
}

/// What was done about a lesson, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LessonOutcome {
    /// Passed by the due day.
    InTime(RecordId),
    /// Passed after it.
    Late(RecordId),
    /// Tried in the right unit, not passed.
    NotPassed(RecordId),
    /// Passed in another unit.
    WrongUnit(RecordId),
    /// Given in a unit that cannot be judged.
    UnknownUnit,
    /// Nothing.
    None,
}

impl LessonOutcome {
    /// Whether it was passed, in time or late.
    pub(crate) fn met(self) -> bool {
        matches!(self, Self::InTime(_) | Self::Late(_))
    }
}

/// How many levels there are.
const LEVELS: usize = 3;

/// Each level at most once, in some order.
type SomeLevels = [Option<Level>; LEVELS];

/// What is known of one person beside the demands.
#[derive(Clone, Debug)]
struct Person {
    entry_hours: Option<EntryHours>,
    refresher: Option<Refresher>,
    refresher_hours: i64,
    initial_hours: Option<(i64, i64)>,
    changes: Box<[(PostId, u32)]>,
    gaps: Box<[(PostId, Date)]>,
    until: Date,
}

impl Training {
    /// The training of a world today.
    pub(crate) fn of(world: &World, tree: &Tree, staff: &Staff, today: Date) -> Self {
        let (demands, people) = Csr::listed(world.employees.len(), |index, demands| {
            let id = EmployeeId::new(index);
            let before = demands.len();
            let mut learner = Learner { world, tree, staff, id, horizon: Horizon::new(today) };
            learner.horizon.merge(staff.employee_until(id));
            if staff.active(id) {
                learner.demands(demands);
            }
            learner.person(&demands[before..])
        });
        let blamed = blamed(world, &demands);
        Self { demands, people, blamed }
    }

    /// What an employee owes for entry, transfers and returns.
    pub(crate) fn demands(&self, employee: EmployeeId) -> &[Demand] {
        self.demands.of(employee)
    }

    /// Hours of entry education, once all levels are met and while the assignment runs.
    pub(crate) fn entry_hours(&self, employee: EmployeeId) -> Option<EntryHours> {
        self.people[employee.index()].entry_hours
    }

    /// The refresher training that is due; `None` while none is.
    pub(crate) fn refresher(&self, employee: EmployeeId) -> Option<Refresher> {
        self.people[employee.index()].refresher
    }

    /// Hours of passed refresher training in the window.
    pub(crate) fn refresher_hours(&self, employee: EmployeeId) -> i64 {
        self.people[employee.index()].refresher_hours
    }

    /// Hours of initial manager training, had and needed, where too few.
    pub(crate) fn initial_hours(&self, employee: EmployeeId) -> Option<(i64, i64)> {
        self.people[employee.index()].initial_hours
    }

    /// Changes of held posts that the employee was not trained for: the post and the number of
    /// the change within it.
    pub(crate) fn changes(&self, employee: EmployeeId) -> &[(PostId, u32)] {
        &self.people[employee.index()].changes
    }

    /// Returns to a special operation without a practical examination: the post and the day.
    pub(crate) fn gaps(&self, employee: EmployeeId) -> &[(PostId, Date)] {
        &self.people[employee.index()].gaps
    }

    /// The lessons for which a record is blamed.
    pub(crate) fn blamed(&self, record: RecordId) -> &[(EmployeeId, LessonOutcome)] {
        self.blamed.of(record)
    }

    /// When the answers about an employee change next.
    pub(crate) fn until(&self, employee: EmployeeId) -> Date {
        self.people[employee.index()].until
    }
}

// The lessons for which each record is blamed.
fn blamed(world: &World, demands: &Csr<Demand>) -> Csr<(EmployeeId, LessonOutcome)> {
    let lessons = (0..world.employees.len()).flat_map(|index| {
        let lessons = demands.at(index).iter().flat_map(|demand| demand.lessons.iter());
        lessons.map(move |lesson| (EmployeeId::new(index), lesson.outcome))
    });
    let blamed = lessons.filter_map(|(id, outcome)| match outcome {
        LessonOutcome::NotPassed(record) | LessonOutcome::WrongUnit(record) => {
            Some((record.index(), (id, outcome)))
        }
        _ => None,
    });
    Csr::group(world.records.len(), blamed)
}

/// Judges the training of one employee.
struct Learner<'a> {
    world: &'a World,
    tree: &'a Tree,
    staff: &'a Staff,
    id: EmployeeId,
    horizon: Horizon,
}

impl Learner<'_> {
    fn person(&mut self, demands: &[Demand]) -> Person {
        let present = self.staff.active(self.id) && !self.staff.away(self.id);
        Person {
            entry_hours: self.entry_hours(demands),
            refresher_hours: self.refresher_hours(),
            refresher: if present { self.refresher() } else { None },
            initial_hours: if present { self.initial_hours() } else { None },
            changes: if present { self.changes() } else { Box::default() },
            gaps: if present { self.gaps() } else { Box::default() },
            until: self.horizon.until(),
        }
    }
}
