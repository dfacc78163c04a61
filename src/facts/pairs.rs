use super::{Holding, Horizon, Letters, Lines, Staff};
use crate::api::{Date, DepartmentType, EmploymentType, LetterType};
use crate::world::{Csr, Department, DepartmentId, EmployeeId, Id, Letter, LetterId, Link, PostId, World};

/// Who needs a letter for what, and which letter answers.
#[derive(Debug)]
pub(crate) struct Pairs {
    /// All pairs, by employee, then in the order of the assignments.
    pub(crate) all: Csr<Pair>,
    /// Those of whom no letter is asked and who have one all the same, by employee.
    unasked: Csr<Pair>,
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
        let maker = Maker { world, staff, lines, letters, today };
        let list = |asked| {
            let list = |index, list: &mut Vec<Pair>| maker.list(EmployeeId::new(index), asked, list);
            Csr::listed(world.employees.len(), list).0
        };
        let (units, units_until) = maker.units();
        Self { all: list(true), unasked: list(false), units, units_until }
    }

    /// The pairs of an employee.
    pub(crate) fn of_employee(&self, employee: EmployeeId) -> &[Pair] {
        self.all.of(employee)
    }

    /// The pair of an employee and a post.
    pub(crate) fn find(&self, employee: EmployeeId, post: PostId) -> Option<&Pair> {
        self.of_employee(employee).iter().find(|pair| pair.post == post)
    }

    /// The letter of somebody present for a post, whether one is asked of them or not.
    pub(crate) fn answer(&self, employee: EmployeeId, post: PostId) -> Option<&Pair> {
        let unasked = || self.unasked.of(employee).iter().find(|pair| pair.post == post);
        self.find(employee, post).or_else(unasked)
    }

    /// Everybody whose letter for a post may matter to others.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &Pair> {
        self.all.items().iter().chain(self.unasked.items())
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

/// Makes the pairs of a world.
struct Maker<'a> {
    world: &'a World,
    staff: &'a Staff,
    lines: &'a Lines,
    letters: &'a Letters,
    today: Date,
}

impl Maker<'_> {
    // The pairs of an employee, if a letter is asked of them or not as said.
    fn list(&self, id: EmployeeId, asked: bool, list: &mut Vec<Pair>) {
        let policy = &self.world.settings.profile.letters;
        let employment = self.world.employee(id).employment;
        if asked != (employment != EmploymentType::Contractor || policy.contractor_individuals) {
            return;
        }
        if asked || !self.world.index.letters_of.of(id).is_empty() {
            let present = self.staff.of_employee(id).iter().filter(|holding| holding.present);
            list.extend(present.map(|holding| self.pair(holding)));
        }
    }

    fn pair(&self, holding: &Holding) -> Pair {
        let Holding { employee, post, from, .. } = *holding;
        let mut horizon = Horizon::new(self.today);
        let top = self.lines.is_top(post);
        let due = horizon.reached(from.plus_days(self.world.settings.profile.letters.grace_days));
        let named = self.world.index.letters_of.of(employee).iter().copied();
        let named = named.filter(|letter| names(self.world.letter(*letter), post, top));
        let state = operative(self.world, self.letters, named, &mut horizon);
        horizon.merge(self.staff.employee_until(employee));
        horizon.merge(self.lines.until);
        Pair { employee, post, from, due, state, until: horizon.until() }
    }

    fn units(&self) -> (Vec<PairState>, Vec<Date>) {
        let unit = |(index, department): (usize, &Department)| {
            let mut horizon = Horizon::new(self.today);
            let is_unit = department.type_ == DepartmentType::CooperatingUnit;
            let agreements = self.world.index.agreements_of.at(index).iter().copied().filter(|_| is_unit);
            let agreements =
                agreements.filter(|l| self.world.letter(*l).type_ == LetterType::CooperatingUnit);
            let state = operative(self.world, self.letters, agreements, &mut horizon);
            (state, horizon.until())
        };
        self.world.departments.iter().enumerate().map(unit).unzip()
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
