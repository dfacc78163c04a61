use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP119 registered-safety-engineer-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(119),
    name: "registered-safety-engineer-missing",
    summary: "the industry requires a registered safety engineer and there is none",
    kinds: &[Kind::Department],
    condition: "SafetyStaffed",
    reasons: &["RegisteredSafetyEngineerMissing"],
    severity: Severity::Medium,
    tier: Tier::Profile,
    policy: "rse.industries",
    since: "0.1.0",
    remediation: "Employ one or record the certificate.",
    reference: "WSL Art.27 para 3, Art.97(1)",
    seed: "s13 (institution and personnel)",
    page: include_str!("registered_safety_engineer_missing.md"),
    checks: &[],
};
