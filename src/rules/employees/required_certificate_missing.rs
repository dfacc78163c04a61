use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP330 required-certificate-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(330),
    name: "required-certificate-missing",
    summary: "an employee works without a certificate the post requires",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["CertificateMissing"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Remove from the post until certified.",
    reference: "WSL Art.30, Art.97(7); Order 30/19",
    seed: "s20 hold professional qualification certificates; s22 taking up their posts without a license",
    page: include_str!("required_certificate_missing.md"),
    checks: &[],
};
