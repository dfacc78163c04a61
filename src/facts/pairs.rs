use super::{Horizon, Letters, Lines, Staff};
use crate::api::{Date, DepartmentType, EmploymentType, LetterType};
use crate::world::{DepartmentId, EmployeeId, Id, Letter, LetterId, Link, PostId, World};

/// Who needs a letter for what, and which letter answers.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    /// All pairs, by employee, then in the order of the assignments.
    pub(crate) all: Vec<Pair>,
    starts: Vec<u32>,
    /// Those of whom no letter is asked and who have one all the same, by employee.
    unasked: Vec<Pair>,
    /// The agreement that answers for each cooperating unit; other departments have `None`.
    units: Vec<PairState>,
    units_until: Vec<Date>,
}

/// A person and a post that they hold and are present for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// Who.
    pub(crate) employee: EmployeeId,
    /// What.
    pub(crate) post: PostId,
    /// Since when.
    pub(crate) from: Date,
    /// Whether the days of grace after taking the post are over.
    pub(crate) due: bool,
    /// The letter that answers.
    pub(crate) state: PairState,
    /// When the answers above change next.
    pub(crate) until: Date,
}

/// The operative letter of a pair or unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PairState {
    /// In force.
    InForce(LetterId),
    /// In its period, not in force.
    InPeriod(LetterId),
    /// Over, and nothing replaces it.
    Lapsed(LetterId),
    /// Only letters that begin later.
    Future,
    /// No letter at all.
    None,
}

impl PairState {
    /// Whether a letter is in force.
    pub(crate) fn covered(self) -> bool {
        matches!(self, Self::InForce(_))
    }

    /// The letter that answers, if one does.
    pub(crate) fn letter(self) -> Option<LetterId> {
        match self {
            Self::InForce(letter) | Self::InPeriod(letter) | Self::Lapsed(letter) => Some(letter),
            Self::Future | Self::None => None,
        }
    }
}

impl Pairs {
    /// The pairs of a world today.
    pub(crate) fn of(world: &World, staff: &Staff, lines: &Lines, letters: &Letters, today: Date) -> Self {
        let policy = &world.settings.profile.letters;
        let mut pairs = Self { starts: vec![0], ..Self::default() };
        for (index, employee) in world.employees.iter().enumerate() {
            let id = EmployeeId::new(index);
            let asked = employee.employment != EmploymentType::Contractor || policy.contractor_individuals;
            let counts = asked || !world.index.letters_of.of(id).is_empty();
            for holding in staff.of_employee(id).iter().filter(|h| counts && h.present) {
                let mut horizon = Horizon::new(today);
                let top = lines.is_top(holding.post);
                let due = horizon.reached(holding.from.plus_days(policy.grace_days));
                let named = world.index.letters_of.of(id).iter().copied();
                let state = operative(
                    world,
                    letters,
                    named.filter(|l| names(world.letter(*l), holding.post, top)),
                    &mut horizon,
                );
                horizon.merge(staff.employee_until(id));
                horizon.merge(lines.until);
                let (employee, post, from) = (id, holding.post, holding.from);
                let pair = Pair { employee, post, from, due, state, until: horizon.until() };
                if asked { &mut pairs.all } else { &mut pairs.unasked }.push(pair);
            }
            pairs.starts.push(u32::try_from(pairs.all.len()).unwrap_or(u32::MAX));
        }
        pairs.add_units(world, letters, today);
        pairs
    }

    fn add_units(&mut self, world: &World, letters: &Letters, today: Date) {
        for (index, department) in world.departments.iter().enumerate() {
            let mut horizon = Horizon::new(today);
            let is_unit = department.type_ == DepartmentType::CooperatingUnit;
            let agreements = world.index.agreements_of.at(index).iter().copied().filter(|_| is_unit);
            let agreements = agreements.filter(|l| world.letter(*l).type_ == LetterType::CooperatingUnit);
            self.units.push(operative(world, letters, agreements, &mut horizon));
            self.units_until.push(horizon.until());
        }
    }

    /// The pairs of an employee.
    pub(crate) fn of_employee(&self, employee: EmployeeId) -> &[Pair] {
        &self.all[self.starts[employee.index()] as usize..self.starts[employee.index() + 1] as usize]
    }

    /// The pair of an employee and a post.
    pub(crate) fn find(&self, employee: EmployeeId, post: PostId) -> Option<&Pair> {
        self.of_employee(employee).iter().find(|pair| pair.post == post)
    }

    /// The letter of somebody present for a post, whether one is asked of them or not.
    pub(crate) fn answer(&self, employee: EmployeeId, post: PostId) -> Option<&Pair> {
        self.find(employee, post).or_else(|| {
            let own = self.unasked.partition_point(|pair| pair.employee < employee);
            let own = self.unasked[own..].iter().take_while(|pair| pair.employee == employee);
            own.into_iter().find(|pair| pair.post == post)
        })
    }

    /// Everybody whose letter for a post may matter to others.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &Pair> {
        self.all.iter().chain(&self.unasked)
    }

    /// The pairs of an employee that a letter names.
    pub(crate) fn of_letter<'a>(&'a self, letter: &'a Letter) -> impl Iterator<Item = &'a Pair> + 'a {
        let own = letter.responsible.to().map_or(&[][..], |employee| self.of_employee(employee));
        own.iter().filter(|pair| letter.posts.contains(&Link::To(pair.post)))
    }

    /// The agreement that answers for a cooperating unit.
    pub(crate) fn unit(&self, unit: DepartmentId) -> PairState {
        self.units[unit.index()]
    }

    /// When the agreement of a unit changes next.
    pub(crate) fn unit_until(&self, unit: DepartmentId) -> Date {
        self.units_until[unit.index()]
    }
}

/// Whether a letter names a post, and counts for it: a commitment counts for top posts only.
pub(crate) fn names(letter: &Letter, post: PostId, top: bool) -> bool {
    (letter.type_ != LetterType::Commitment || top) && letter.posts.contains(&Link::To(post))
}

// The in-force one that ends last; else the one in period that began last; else the past one that
// ended last; ties: the lowest name, which comes first.
fn operative(
    world: &World,
    letters: &Letters,
    candidates: impl Iterator<Item = LetterId>,
    horizon: &mut Horizon,
) -> PairState {
    let mut best = ((0, Date::from_days(i32::MIN)), PairState::None);
    for id in candidates {
        let (letter, fact) = (world.letter(id), letters.fact(id));
        horizon.merge(fact.until);
        let (rank, state) = match fact {
            _ if fact.revoked => continue,
            _ if fact.in_force() => ((4, letter.period.to), PairState::InForce(id)),
            _ if fact.in_period() => ((3, letter.period.from), PairState::InPeriod(id)),
            _ if fact.ended => ((2, letter.period.to), PairState::Lapsed(id)),
            _ => ((1, Date::from_days(i32::MIN)), PairState::Future),
        };
        if rank > best.0 {
            best = (rank, state);
        }
    }
    best.1
}
