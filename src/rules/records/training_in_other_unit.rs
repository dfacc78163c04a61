use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP514 training-in-other-unit`.
pub(crate) static RULE: Rule = Rule {
    code: Code(514),
    name: "training-in-other-unit",
    summary: "training was given in another unit than the post's",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["LevelDepartmentMismatch"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Train in the right unit or correct departmentRef.",
    reference: "Order 3 Art.15-16 (content is unit specific)",
    seed: "s30, s31 in the workshop and team",
    page: include_str!("training_in_other_unit.md"),
    checks: &[],
};
