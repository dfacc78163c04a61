use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP118 safety-staffing-insufficient`.
pub(crate) static RULE: Rule = Rule {
    code: Code(118),
    name: "safety-staffing-insufficient",
    summary: "the enterprise has too few safety managers, or no safety institution",
    kinds: &[Kind::Department],
    condition: "SafetyStaffed",
    reasons: &[
        "SafetyManagerMissing",
        "FullTimeManagerRequired",
        "InstitutionRequired",
    ],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Set up the institution, or make a SafetyManager post full-time and fill it.",
    reference: "WSL Art.24, Art.97(1); Zhejiang Art.11, Shanghai Art.20, Henan Art.14 (2%), Shenzhen Art.37",
    seed: "s13 safety production management institutions and their personnel",
    page: include_str!("safety_staffing_insufficient.md"),
    checks: &[],
};
