//! `evaluate(&World, now)`: findings, conditions and statuses of one namespace.
//!
//! Pure: no files, no network, no clock, no threads of its own, no randomness. May use: `rules`, `facts`,
//! `finding`, `world`, `profile`, `api`. Deliberately absent: wire objects and their metadata; the
//! edges add generations and times of observation.

mod causes;
mod conditions;
mod expiries;
mod judging;
mod rollup;
mod status;
mod transitions;

use jiff::Timestamp;

use crate::api::{Date, Kind, Severity};
use crate::facts::Facts;
use crate::finding::{Code, Finding, ObjectId};
use crate::world::{Csr, DepartmentId, Id, World, both};

pub use conditions::Answer;
pub use expiries::Expiries;
pub use rollup::Totals;
pub use status::Status;

/// The verdict on a namespace at an instant.
///
/// It depends on the objects, their profile and the calendar date in the enterprise's zone alone.
#[derive(Debug)]
pub struct Evaluation<'w> {
    world: &'w World,
    now: Timestamp,
    facts: Facts,
    findings: Vec<Finding>,
    of: [Csr<u32>; 5],
    totals: Vec<Totals>,
    whole: Totals,
    until: [Vec<Date>; 5],
    /// The departments that name a post as head or safety lead.
    heads: Csr<DepartmentId>,
}

/// Whether a finding lowers the verdict, or would if no waiver covered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// No waiver covers it.
    Unwaived,
    /// A waiver covers it.
    Waived,
}

/// Judges a world at an instant.
#[must_use]
pub fn evaluate(world: &World, now: Timestamp) -> Evaluation<'_> {
    let facts = Facts::of(world, world.settings.date(now));
    let (findings, own) = judging::judge(world, &facts);
    let count = world.len();
    let ((until, heads), (of, (totals, whole))) = both(
        count,
        || (transitions::until(world, &facts, &own), heads(world)),
        || {
            let of = || judging::by_object(world, &findings);
            both(count, of, || rollup::totals(world, &facts, &findings))
        },
    );
    Evaluation { world, now, facts, findings, of, totals, whole, until, heads }
}

fn heads(world: &World) -> Csr<DepartmentId> {
    let named = world.departments.iter().enumerate().flat_map(|(index, department)| {
        let lead = department.enterprise.as_ref().and_then(|enterprise| enterprise.safety_lead_post.to());
        let named = [department.head_post.to(), lead].into_iter().flatten();
        named.map(move |post| (post.index(), DepartmentId::new(index)))
    });
    Csr::group(world.posts.len(), named)
}

impl<'w> Evaluation<'w> {
    /// The world that was judged.
    #[must_use]
    pub fn world(&self) -> &'w World {
        self.world
    }

    /// All findings, waived ones included, by severity, rule, kind, object, reason, subject.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings on one object, gravest first.
    pub fn of(&self, object: ObjectId) -> impl Iterator<Item = &Finding> + Clone {
        let numbers = self.of[object.kind as usize].at(object.index as usize);
        numbers.iter().map(|number| &self.findings[*number as usize])
    }

    /// What the whole namespace adds up to.
    #[must_use]
    pub fn totals(&self) -> &Totals {
        &self.whole
    }

    /// The first later instant at which any result can change without an edit; `None` if never.
    #[must_use]
    pub fn next_transition(&self) -> Option<Timestamp> {
        let until = Kind::ALL.iter().flat_map(|kind| &self.until[*kind as usize]).min();
        until.and_then(|date| self.start_of(*date))
    }

    /// The first later instant at which the result of an object can change without an edit.
    #[must_use]
    pub fn next_transition_of(&self, object: ObjectId) -> Option<Timestamp> {
        self.start_of(self.until[object.kind as usize][object.index as usize])
    }

    fn start_of(&self, date: Date) -> Option<Timestamp> {
        (date != Date::NEVER).then(|| self.world.settings.start_of(date)).flatten()
    }

    /// Whether a finding weighs on compliance: at or above the profile's `failOn`, and waived or not
    /// as asked.
    pub(crate) fn weighs(&self, finding: &Finding, standing: Standing) -> bool {
        finding.severity <= self.fail_on() && finding.waived == (standing == Standing::Waived)
    }

    /// The first finding of these rules on an object that weighs on compliance.
    pub(crate) fn weighing(&self, object: ObjectId, codes: &[u16], standing: Standing) -> Option<&Finding> {
        self.of(object).find(|finding| {
            let Code(code) = finding.code;
            self.weighs(finding, standing) && codes.contains(&code)
        })
    }

    /// The threshold of the namespace's profile.
    #[must_use]
    pub fn fail_on(&self) -> Severity {
        self.world.settings.profile.fail_on
    }
}
