use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP504 certificate-review-due-soon`.
pub(crate) static RULE: Rule = Rule {
    code: Code(504),
    name: "certificate-review-due-soon",
    summary: "the review of a required certificate is due soon",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["ReviewDueSoon"],
    severity: Severity::Low,
    tier: Tier::Profile,
    policy: "",
    since: "0.1.0",
    remediation: "Apply for review.",
    reference: "Order 30 Art.22",
    seed: "s20",
    page: include_str!("certificate_review_due_soon.md"),
    checks: &[],
};
