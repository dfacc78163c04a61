use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP004 invalid-period`.
pub(crate) static RULE: Rule = Rule {
    code: Code(4),
    name: "invalid-period",
    summary: "a period ends before it begins",
    kinds: &[
        Kind::Department,
        Kind::Employee,
        Kind::Post,
        Kind::ResponsibilityLetter,
        Kind::TrainingRecord,
    ],
    condition: "SpecValid",
    reasons: &["PeriodInverted"],
    severity: Severity::Medium,
    tier: Tier::Admission,
    policy: "",
    since: "0.1.0",
    remediation: "Correct the dates.",
    reference: "design",
    seed: "-",
    page: include_str!("invalid_period.md"),
    checks: &[],
};
