use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP506 certificate-not-yet-valid`.
pub(crate) static RULE: Rule = Rule {
    code: Code(506),
    name: "certificate-not-yet-valid",
    summary: "a required certificate is not valid yet",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["NotYetValid"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Keep the person as Trainee until then.",
    reference: "WSL Art.30",
    seed: "s22",
    page: include_str!("certificate_not_yet_valid.md"),
    checks: &[],
};
