use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP502 certificate-expiring-soon`.
pub(crate) static RULE: Rule = Rule {
    code: Code(502),
    name: "certificate-expiring-soon",
    summary: "a required certificate expires soon and nothing follows it",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["ExpiringSoon"],
    severity: Severity::Low,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Apply for renewal.",
    reference: "Order 30 Art.22 (apply within 60 days before expiry)",
    seed: "s20",
    page: include_str!("certificate_expiring_soon.md"),
    checks: &[],
};
