use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP508 certificate-validity-implausible`.
pub(crate) static RULE: Rule = Rule {
    code: Code(508),
    name: "certificate-validity-implausible",
    summary: "a certificate is dated longer than its family allows",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["ValidityTooLong"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Check the certificate.",
    reference: "Order 30 Art.19",
    seed: "s20",
    page: include_str!("certificate_validity_implausible.md"),
    checks: &[],
};
