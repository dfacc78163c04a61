use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP513 self-assessed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(513),
    name: "self-assessed",
    summary: "a person assessed their own examination",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["SelfAssessed"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Have another person assess.",
    reference: "design (segregation)",
    seed: "s31 passing the examination",
    page: include_str!("self_assessed.md"),
    checks: &[],
};
