use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP411 letter-duties-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(411),
    name: "letter-duties-missing",
    summary: "a letter names no duties, or the post's duties changed after signing",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ContentValid",
    reasons: &["NoDuties", "DutiesChangedSinceSigning"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Re-sign against the current duties.",
    reference: "WSL Art.22",
    seed: "s15 clarify the responsibilities",
    page: include_str!("letter_duties_missing.md"),
    checks: &[],
};
