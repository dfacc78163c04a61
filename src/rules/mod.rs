//! The catalogue: 74 rules, one file each, and the page that explains each.
//!
//! May use: `finding`, `facts`, `world`, `profile`, `api`. Deliberately absent: files, clocks,
//! constants of any regime (they are in profiles). Codes are for ever: never reused, never
//! renumbered.

mod departments;
mod employees;
mod identity;
mod judge;
mod letters;
mod posts;
mod records;
mod shared;

pub(crate) use judge::{Check, Draft, Judge};
pub(crate) use shared::Shared;

use crate::api::{Kind, Severity};
use crate::finding::Code;

/// Everything that is known about a rule without judging anything.
#[derive(Debug)]
pub struct Rule {
    /// `SP` and three digits.
    pub code: Code,
    /// What is wrong, in kebab-case.
    pub name: &'static str,
    /// What is wrong, in one clause without a full stop.
    pub summary: &'static str,
    /// The kinds of object it reports on.
    pub kinds: &'static [Kind],
    /// The condition that its findings make False.
    pub condition: &'static str,
    /// The reasons that its findings give.
    pub reasons: &'static [&'static str],
    /// How grave its findings are unless a profile says otherwise.
    pub severity: Severity,
    /// Where the rule stands in the catalogue.
    pub tier: Tier,
    /// The part of the profile that switches or tunes it, empty if none.
    pub policy: &'static str,
    /// The version that brought it.
    pub since: &'static str,
    /// What would close the gap.
    pub remediation: &'static str,
    /// The law, rule or practice it follows.
    pub reference: &'static str,
    /// The sentence of the founding text it follows, `-` if none.
    pub seed: &'static str,
    /// The page that explains it, in Markdown.
    pub page: &'static str,
    /// What it asks of each object.
    pub(crate) checks: &'static [Check],
}

/// Where a rule stands in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Always judged.
    Core,
    /// Refused by the API server and by `check`; judged for objects stored before.
    Admission,
    /// Judged too; hygiene beyond the core.
    Extended,
    /// Judged where the profile asks for it.
    Profile,
    /// A condition only, no finding of its own.
    Derived,
}

/// All rules, by code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [identity::RULES, departments::RULES, posts::RULES, employees::RULES, letters::RULES, records::RULES]
        .into_iter()
        .flatten()
        .copied()
}

/// The rule of a code; `None` for a code that was never given.
#[must_use]
pub fn find(code: Code) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
