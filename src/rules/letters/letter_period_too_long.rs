use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP412 letter-period-too-long`.
pub(crate) static RULE: Rule = Rule {
    code: Code(412),
    name: "letter-period-too-long",
    summary: "a letter covers a longer period than allowed",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["PeriodTooLong"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "letters.maxMonths",
    since: "0.1.0",
    remediation: "Issue annual letters or raise letters.maxMonths.",
    reference: "practice: annual letters",
    seed: "s54 assessment",
    page: include_str!("letter_period_too_long.md"),
    checks: &[],
};
