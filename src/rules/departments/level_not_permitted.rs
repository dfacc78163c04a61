use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP104 level-not-permitted`.
pub(crate) static RULE: Rule = Rule {
    code: Code(104),
    name: "level-not-permitted",
    summary: "a department sits under one of the same or a lower level",
    kinds: &[Kind::Department],
    condition: "HierarchyValid",
    reasons: &["LevelNotPermitted"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Correct type or parentRef.",
    reference: "Order 3 Art.12 (factory/workshop/team levels)",
    seed: "s30 factory, workshop and team",
    page: include_str!("level_not_permitted.md"),
    checks: &[],
};
