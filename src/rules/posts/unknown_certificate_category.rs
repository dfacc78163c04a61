use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP208 unknown-certificate-category`.
pub(crate) static RULE: Rule = Rule {
    code: Code(208),
    name: "unknown-certificate-category",
    summary: "a certificate category belongs to no family of the profile",
    kinds: &[Kind::Post, Kind::TrainingRecord],
    condition: "RequirementsDefined",
    reasons: &["UnknownCategory"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Fix the spelling or add the family to profileOverrides.",
    reference: "design",
    seed: "s20",
    page: include_str!("unknown_certificate_category.md"),
    checks: &[],
};
