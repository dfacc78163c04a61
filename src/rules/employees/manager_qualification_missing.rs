use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP334 manager-qualification-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(334),
    name: "manager-qualification-missing",
    summary: "a principal or safety manager has no qualification and the time for it is over",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["QualificationMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Pass the assessment by the competent authority and record the certificate.",
    reference: "WSL Art.27, Art.97(2); Order 3 Art.24 (within 6 months); Zhejiang Art.13",
    seed: "s20 the main person in charge, the safety production management personnel",
    page: include_str!("manager_qualification_missing.md"),
    checks: &[],
};
