use super::Horizon;
use crate::api::{AssignmentMode, Date};
use crate::world::{Csr, Employee, EmployeeId, Id, PostId, Span, World};

/// Who works, who is away, who holds what.
#[derive(Debug)]
pub(crate) struct Staff {
    /// Where each employee stands.
    pub(crate) phase: Vec<Phase>,
    /// All holdings, by employee, then in the order of the assignments.
    pub(crate) holdings: Vec<Holding>,
    starts: Vec<u32>,
    of_post: Csr<u32>,
    /// Every assignment that holds a post, ended and future ones included.
    history: Csr<(EmployeeId, Span)>,
    employee_until: Vec<Date>,
    post_until: Vec<Date>,
}

/// Where an employee stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Not hired yet.
    Future,
    /// At work.
    Active,
    /// On an absence long enough to suspend the duties.
    Away,
    /// Left.
    Separated,
}

/// A post that an employee holds today, permanently or acting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holding {
    /// Who.
    pub(crate) employee: EmployeeId,
    /// What.
    pub(crate) post: PostId,
    /// The number of the assignment within the employee.
    pub(crate) assignment: u32,
    /// Since when.
    pub(crate) from: Date,
    /// Whether for good.
    pub(crate) permanent: bool,
    /// Whether the holder is not away.
    pub(crate) present: bool,
}

impl Staff {
    /// The staff of a world today.
    pub(crate) fn of(world: &World, today: Date) -> Self {
        let mut staff = Self {
            phase: Vec::with_capacity(world.employees.len()),
            holdings: Vec::with_capacity(world.employees.len()),
            starts: vec![0],
            of_post: Csr::default(),
            history: history(world),
            employee_until: Vec::with_capacity(world.employees.len()),
            post_until: vec![Date::NEVER; world.posts.len()],
        };
        let vacates_after = world.settings.profile.vacates_after_days;
        for (index, employee) in world.employees.iter().enumerate() {
            staff.add(EmployeeId::new(index), employee, vacates_after, today);
        }
        let holdings = &staff.holdings;
        staff.of_post = Csr::group(
            world.posts.len(),
            (0_u32..).zip(holdings).map(|(number, h)| (h.post.index(), number)),
        );
        staff
    }

    fn add(&mut self, id: EmployeeId, employee: &Employee, vacates_after: i32, today: Date) {
        let mut person = Horizon::new(today);
        let phase = phase(employee, vacates_after, &mut person);
        let mut all = person;
        for (number, assignment) in (0_u32..).zip(&employee.assignments) {
            let mut horizon = Horizon::new(today);
            let covers = horizon.within(assignment.span);
            all.merge(horizon.until());
            let Some(post) = assignment.post.to().filter(|_| assignment.holds()) else { continue };
            if covers || !horizon.passed(assignment.span.to) {
                horizon.merge(person.until());
            }
            self.post_until[post.index()] = self.post_until[post.index()].min(horizon.until());
            if covers && matches!(phase, Phase::Active | Phase::Away) {
                self.hold(Holding {
                    employee: id,
                    post,
                    assignment: number,
                    from: assignment.span.from,
                    permanent: assignment.mode == AssignmentMode::Permanent,
                    present: phase == Phase::Active,
                });
            }
        }
        self.phase.push(phase);
        self.employee_until.push(all.until());
        self.starts.push(u32::try_from(self.holdings.len()).unwrap_or(u32::MAX));
    }

    // Two assignments to one post on one day make one holding, from the earlier start.
    fn hold(&mut self, holding: Holding) {
        let own = self.starts[holding.employee.index()] as usize;
        match self.holdings[own..].iter_mut().find(|known| known.post == holding.post) {
            Some(known) => {
                if holding.from < known.from {
                    (known.from, known.assignment) = (holding.from, holding.assignment);
                }
                known.permanent |= holding.permanent;
            }
            None => self.holdings.push(holding),
        }
    }

    /// What an employee holds today.
    pub(crate) fn of_employee(&self, employee: EmployeeId) -> &[Holding] {
        &self.holdings[self.starts[employee.index()] as usize..self.starts[employee.index() + 1] as usize]
    }

    /// Who holds a post today.
    pub(crate) fn of_post(&self, post: PostId) -> impl Iterator<Item = &Holding> + Clone {
        self.of_post.of(post).iter().map(|number| &self.holdings[*number as usize])
    }

    /// Who holds a post today and is not away.
    pub(crate) fn present(&self, post: PostId) -> impl Iterator<Item = &Holding> + Clone {
        self.of_post(post).filter(|holding| holding.present)
    }

    /// Whether the employee works for the enterprise today.
    pub(crate) fn active(&self, employee: EmployeeId) -> bool {
        matches!(self.phase[employee.index()], Phase::Active | Phase::Away)
    }

    /// Whether the employee is on an absence that suspends the duties.
    pub(crate) fn away(&self, employee: EmployeeId) -> bool {
        self.phase[employee.index()] == Phase::Away
    }

    /// Whether the employee holds the post today.
    pub(crate) fn holds(&self, employee: EmployeeId, post: PostId) -> bool {
        self.of_employee(employee).iter().any(|holding| holding.post == post)
    }

    /// Who held, holds or will hold a post on a day, the employment regarded.
    pub(crate) fn holders_on(&self, post: PostId, day: Date) -> impl Iterator<Item = EmployeeId> + '_ {
        self.history.of(post).iter().filter(move |(_, span)| span.covers(day)).map(|(employee, _)| *employee)
    }

    /// When the answers about an employee's posts and presence change next.
    pub(crate) fn employee_until(&self, employee: EmployeeId) -> Date {
        self.employee_until[employee.index()]
    }

    /// When the answers about a post's holders change next.
    pub(crate) fn post_until(&self, post: PostId) -> Date {
        self.post_until[post.index()]
    }
}

fn history(world: &World) -> Csr<(EmployeeId, Span)> {
    let all = world.employees.iter().enumerate().flat_map(|(index, employee)| {
        employee.assignments.iter().filter(|assignment| assignment.holds()).filter_map(move |assignment| {
            let span = Span {
                from: assignment.span.from.max(employee.employed.from),
                to: assignment.span.to.min(employee.employed.to),
            };
            assignment.post.to().map(|post| (post.index(), (EmployeeId::new(index), span)))
        })
    });
    Csr::group(world.posts.len(), all)
}

fn phase(employee: &Employee, vacates_after: i32, horizon: &mut Horizon) -> Phase {
    if !horizon.reached(employee.employed.from) {
        return Phase::Future;
    }
    if horizon.passed(employee.employed.to) {
        return Phase::Separated;
    }
    let mut away = false;
    for absence in &employee.absences {
        away |= vacates(*absence, vacates_after, horizon);
    }
    if away { Phase::Away } else { Phase::Active }
}

// A planned absence counts by its length from its first day, an open one by the days elapsed.
fn vacates(absence: Span, vacates_after: i32, horizon: &mut Horizon) -> bool {
    if absence.open() {
        return horizon.reached(absence.from) && horizon.reached(absence.from.plus_days(vacates_after));
    }
    let days = absence.to.days() - absence.from.days() + 1;
    days > vacates_after && horizon.within(absence)
}
