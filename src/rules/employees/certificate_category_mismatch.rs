use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP331 certificate-category-mismatch`.
pub(crate) static RULE: Rule = Rule {
    code: Code(331),
    name: "certificate-category-mismatch",
    summary: "an employee holds a certificate of another category than the post requires",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["CategoryMismatch"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Obtain the right category, or correct the post's requirement.",
    reference: "WSL Art.30; catalogue of special operations",
    seed: "s22",
    page: include_str!("certificate_category_mismatch.md"),
    checks: &[],
};
