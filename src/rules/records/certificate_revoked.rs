use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP505 certificate-revoked`.
pub(crate) static RULE: Rule = Rule {
    code: Code(505),
    name: "certificate-revoked",
    summary: "a required certificate was revoked, suspended or cancelled",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &[
        "CertificateRevoked",
        "CertificateSuspended",
        "CertificateCancelled",
    ],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Remove from the post; re-qualify.",
    reference: "Order 30 Art.29-31",
    seed: "s22",
    page: include_str!("certificate_revoked.md"),
    checks: &[],
};
