use super::{Horizon, Lines, Tree};
use crate::api::{Date, LetterType, Party};
use crate::world::{DepartmentId, EmployeeId, Id, Issuer, Letter, LetterId, Link, PostId, World, each};

/// Where every letter stands.
#[derive(Debug)]
pub(crate) struct Letters {
    facts: Vec<LetterFact>,
}

/// Where a letter stands today.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts")]
pub(crate) struct LetterFact {
    /// Revoked by today.
    pub(crate) revoked: bool,
    /// Its period has begun.
    pub(crate) begun: bool,
    /// Its period is over.
    pub(crate) ended: bool,
    /// The issuer's signature.
    pub(crate) issuer: Sig,
    /// The responsible party's signature.
    pub(crate) responsible: Sig,
    /// A person issued it to themself.
    pub(crate) self_issued: bool,
    /// When the answers above change next.
    pub(crate) until: Date,
}

/// Where a party's signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sig {
    /// The letter needs none of this party.
    NotAsked,
    /// By the right person; the last such day.
    Good(Date),
    /// No entry of the party.
    Missing,
    /// Entries, none by the right person.
    Wrong,
    /// The right person's entries are all later than today.
    Future,
    /// Who the right person is cannot be known.
    Unknown,
}

impl Sig {
    fn done(self) -> bool {
        matches!(self, Self::NotAsked | Self::Good(_))
    }
}

impl LetterFact {
    /// Every required party has signed.
    pub(crate) fn signed(&self) -> bool {
        self.issuer.done() && self.responsible.done()
    }

    /// Begun, not over, not revoked.
    pub(crate) fn in_period(&self) -> bool {
        self.begun && !self.ended && !self.revoked
    }

    /// Neither over nor revoked: it may still matter.
    pub(crate) fn alive(&self) -> bool {
        !self.ended && !self.revoked
    }

    /// Signed, in its period, not self-issued.
    pub(crate) fn in_force(&self) -> bool {
        self.in_period() && self.signed() && !self.self_issued
    }

    /// The two parties with where their signatures stand.
    pub(crate) fn parties(&self) -> [(Party, Sig); 2] {
        [(Party::Issuer, self.issuer), (Party::Responsible, self.responsible)]
    }

    /// The day of the last signature of a fully signed letter.
    pub(crate) fn signed_on(&self) -> Option<Date> {
        let days = self
            .parties()
            .into_iter()
            .filter_map(|(_, sig)| if let Sig::Good(on) = sig { Some(on) } else { None });
        days.max().filter(|_| self.signed())
    }
}

impl Letters {
    /// The letters of a world today.
    pub(crate) fn of(world: &World, tree: &Tree, lines: &Lines, today: Date) -> Self {
        let judge = Judge { world, tree, lines, today };
        Self { facts: each(world.letters.len(), |index| judge.fact(&world.letters[index])) }
    }

    /// Where a letter stands.
    pub(crate) fn fact(&self, letter: LetterId) -> &LetterFact {
        &self.facts[letter.index()]
    }
}

struct Judge<'a> {
    world: &'a World,
    tree: &'a Tree,
    lines: &'a Lines,
    today: Date,
}

impl Judge<'_> {
    fn fact(&self, letter: &Letter) -> LetterFact {
        let mut horizon = Horizon::new(self.today);
        let revoked = horizon.reached(letter.revoked_on);
        let begun = horizon.reached(letter.period.from);
        let ended = horizon.passed(letter.period.to);
        let responsible = match letter.type_ {
            LetterType::CooperatingUnit => self.of_unit(letter, Party::Responsible, &mut horizon),
            LetterType::Personal | LetterType::Commitment => {
                self.of_person(letter, Party::Responsible, letter.responsible, &mut horizon)
            }
        };
        let issuer = match (letter.type_, letter.issuer) {
            (LetterType::CooperatingUnit, _) => self.of_unit(letter, Party::Issuer, &mut horizon),
            (LetterType::Personal, Issuer::Employee(person)) => {
                self.of_person(letter, Party::Issuer, person, &mut horizon)
            }
            _ => Sig::NotAsked,
        };
        let self_issued = match (letter.issuer, letter.responsible) {
            (Issuer::Employee(Link::To(issuer)), Link::To(person)) => {
                letter.type_ == LetterType::Personal && issuer == person
            }
            _ => false,
        };
        LetterFact { revoked, begun, ended, issuer, responsible, self_issued, until: horizon.until() }
    }

    // An agreement is signed by office: whoever held the right post on the day.
    fn of_unit(&self, letter: &Letter, party: Party, horizon: &mut Horizon) -> Sig {
        let Link::To(unit) = letter.unit else { return Sig::Unknown };
        if party == Party::Responsible && self.world.departments[unit.index()].head_post.unjudged() {
            return Sig::Unknown;
        }
        horizon.merge(self.lines.until);
        signature(letter, party, horizon, |by, day| match (by.to(), party) {
            (None, _) => false,
            (Some(by), Party::Responsible) => {
                let head = self.world.departments[unit.index()].head_post.to();
                head.is_some_and(|post| self.office(by, day, |held| held == post))
            }
            (Some(by), Party::Issuer) => self.office(by, day, |post| self.may_issue(unit, post)),
        })
    }

    // Who signed is the declared person by name: a letter does not lose its force when an object of
    // somebody who left is deleted.
    fn of_person(
        &self,
        letter: &Letter,
        party: Party,
        person: Link<EmployeeId>,
        horizon: &mut Horizon,
    ) -> Sig {
        let Some(name) = self.world.target(person) else { return Sig::Unknown };
        signature(letter, party, horizon, |by, _| {
            by == person || (by.to().is_none() && self.world.target(by) == Some(name))
        })
    }

    fn office(&self, by: EmployeeId, day: Date, right: impl Fn(PostId) -> bool) -> bool {
        let employee = &self.world.employees[by.index()];
        employee.employed.covers(day)
            && employee.assignments.iter().any(|assignment| {
                assignment.holds() && assignment.span.covers(day) && assignment.post.to().is_some_and(&right)
            })
    }

    // A head post further up, the safety lead's post or a top post.
    fn may_issue(&self, unit: DepartmentId, post: PostId) -> bool {
        self.lines.is_top(post)
            || self.lines.safety_lead == Some(post)
            || (self.lines.is_head[post.index()]
                && self
                    .tree
                    .path(unit)
                    .skip(1)
                    .any(|above| self.world.departments[above.index()].head_post == Link::To(post)))
    }
}

fn signature(
    letter: &Letter,
    party: Party,
    horizon: &mut Horizon,
    right: impl Fn(Link<EmployeeId>, Date) -> bool,
) -> Sig {
    let mut sig = Sig::Missing;
    for entry in letter.signatures.iter().filter(|entry| entry.party == party) {
        let is_right = right(entry.by, entry.on);
        sig = match (sig, is_right) {
            (Sig::Good(last), true) if horizon.reached(entry.on) => Sig::Good(last.max(entry.on)),
            (_, true) if horizon.reached(entry.on) => Sig::Good(entry.on),
            (Sig::Missing | Sig::Wrong, true) => Sig::Future,
            (Sig::Missing, false) => Sig::Wrong,
            (known, _) => known,
        };
    }
    sig
}
