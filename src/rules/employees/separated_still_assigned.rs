use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP306 separated-still-assigned`.
pub(crate) static RULE: Rule = Rule {
    code: Code(306),
    name: "separated-still-assigned",
    summary: "an employee has left and is still assigned to a post",
    kinds: &[Kind::Employee],
    condition: "Assigned",
    reasons: &["SeparatedStillAssigned"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "End the assignment on or before separatedOn; the post then shows vacant.",
    reference: "design",
    seed: "s16",
    page: include_str!("separated_still_assigned.md"),
    checks: &[],
};
