use super::{ChainLevel, Horizon, Letters, Lines, Pairs, Staff, Superior};
use crate::api::{Date, IssuerPolicy, LetterType, Party};
use crate::world::{EmployeeId, Id, Issuer, Letter, LetterId, Link, PostId, World};

/// Whether the levels above each post answer for it.
#[derive(Debug)]
pub(crate) struct Chains {
    above: Vec<Option<Above>>,
    level_until: Vec<Date>,
}

/// What stands above a post.
#[derive(Clone, Copy, Debug)]
struct Above {
    state: ChainState,
    until: Date,
}

/// Where a chain of responsibility stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChainState {
    /// Every level up to a top post has a present holder whose letter is in force.
    Complete,
    /// Nobody is present at this level.
    Vacant(PostId),
    /// Nobody present at this level has a letter in force.
    NotInForce(PostId),
    /// The chain cannot be followed to a top post.
    Lost,
}

impl Chains {
    /// The chains of a world today.
    pub(crate) fn of(world: &World, staff: &Staff, lines: &Lines, pairs: &Pairs) -> Self {
        let mut level_until: Vec<Date> =
            (0..world.posts.len()).map(|index| staff.post_until(PostId::new(index))).collect();
        for pair in pairs.answers() {
            let until = &mut level_until[pair.post.index()];
            *until = (*until).min(pair.until);
        }
        let mut chains = Self { above: vec![None; world.posts.len()], level_until };
        for index in 0..world.posts.len() {
            chains.resolve(PostId::new(index), staff, lines, pairs);
        }
        chains
    }

    // Walks up to the first level that is known, then fills in what lies below it.
    fn resolve(&mut self, post: PostId, staff: &Staff, lines: &Lines, pairs: &Pairs) {
        let mut below = Vec::new();
        let mut at = post;
        let mut found = loop {
            if let Some(known) = self.above[at.index()] {
                break known;
            }
            below.push(at);
            match lines.superior(at) {
                _ if lines.looping[at.index()] => {
                    break Above { state: ChainState::Lost, until: lines.until };
                }
                Superior::Top => break Above { state: ChainState::Complete, until: lines.until },
                Superior::Post(up) => at = up,
                Superior::Nobody | Superior::Unknown => {
                    break Above { state: ChainState::Lost, until: lines.until };
                }
            }
        };
        while let Some(here) = below.pop() {
            if let (Superior::Post(up), false) = (lines.superior(here), lines.looping[here.index()]) {
                found.until = found.until.min(self.level_until[up.index()]);
                if let Some(broken) = level(up, None, staff, pairs) {
                    found.state = broken;
                }
            }
            self.above[here.index()] = Some(found);
        }
    }

    /// Where the chain above a post stands for its holder; levels held by the holder alone are
    /// skipped.
    pub(crate) fn state(
        &self,
        post: PostId,
        holder: EmployeeId,
        staff: &Staff,
        lines: &Lines,
        pairs: &Pairs,
    ) -> ChainState {
        // Only somebody with several posts can hold a level above one of them.
        if staff.of_employee(holder).len() < 2 {
            return self.above[post.index()].map_or(ChainState::Lost, |above| above.state);
        }
        for above in lines.above(post) {
            match above {
                ChainLevel::Lost => return ChainState::Lost,
                ChainLevel::Post(up) => {
                    if let Some(broken) = level(up, Some(holder), staff, pairs) {
                        return broken;
                    }
                }
            }
        }
        ChainState::Complete
    }

    /// When the chain above a post may change next.
    pub(crate) fn until(&self, post: PostId) -> Date {
        self.above[post.index()].map_or(Date::NEVER, |above| above.until)
    }

    /// When the holders of a level, or their letters, may change next.
    pub(crate) fn level_until(&self, post: PostId) -> Date {
        self.level_until[post.index()]
    }
}

// What is wrong with one level, if anything.
fn level(post: PostId, besides: Option<EmployeeId>, staff: &Staff, pairs: &Pairs) -> Option<ChainState> {
    if staff.present(post).next().is_none() {
        return Some(ChainState::Vacant(post));
    }
    let mut others = staff.present(post).filter(|holding| Some(holding.employee) != besides).peekable();
    let alone = others.peek().is_none();
    let covered =
        others.any(|other| pairs.answer(other.employee, post).is_some_and(|pair| pair.state.covered()));
    (!alone && !covered).then_some(ChainState::NotInForce(post))
}

/// The first post of a letter that the responsible person holds today.
pub(crate) fn first_held(letter: &Letter, staff: &Staff) -> Option<PostId> {
    let person = letter.responsible.to()?;
    letter.posts.iter().filter_map(|post| post.to()).find(|post| staff.holds(person, *post))
}

/// Who issued a letter and on which day that is judged; `None` where no superior is asked for.
pub(crate) fn issued(
    world: &World,
    letters: &Letters,
    id: LetterId,
    horizon: &mut Horizon,
) -> Option<(EmployeeId, Date)> {
    let letter = world.letter(id);
    let Issuer::Employee(Link::To(issuer)) = letter.issuer else { return None };
    if letter.type_ != LetterType::Personal || letters.fact(id).self_issued {
        return None;
    }
    let signed = letter.signatures.iter().filter(|s| s.party == Party::Issuer && s.by == Link::To(issuer));
    let day =
        signed.map(|signature| signature.on).min().unwrap_or_else(|| horizon.at_most(letter.period.from));
    Some((issuer, day))
}

/// Whether the issuer held, on the day, a level that may issue to `person` for `post`; `None`
/// where no superior is known.
pub(crate) fn issuer_is_right(
    world: &World,
    staff: &Staff,
    lines: &Lines,
    post: PostId,
    person: EmployeeId,
    (issuer, day): (EmployeeId, Date),
) -> Option<bool> {
    let direct = world.settings.profile.letters.issuer == IssuerPolicy::DirectSuperior;
    let mut known = false;
    for above in lines.above(post) {
        let ChainLevel::Post(up) = above else { return None };
        known = true;
        if world.employee(issuer).held(up, day) {
            return Some(true);
        }
        if direct && staff.holders_on(up, day).any(|holder| holder != person) {
            return Some(false);
        }
    }
    known.then_some(false)
}

impl crate::world::Employee {
    /// Whether the person held, holds or will hold a post on a day.
    pub(crate) fn held(&self, post: PostId, day: Date) -> bool {
        self.employed.covers(day)
            && self.assignments.iter().any(|a| a.holds() && a.post == Link::To(post) && a.span.covers(day))
    }
}
