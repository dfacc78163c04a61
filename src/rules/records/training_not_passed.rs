use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP510 training-not-passed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(510),
    name: "training-not-passed",
    summary: "the examination of required training was not passed",
    kinds: &[Kind::TrainingRecord],
    condition: "Passed",
    reasons: &["AssessmentFailed", "AssessmentPending"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Retrain and re-examine before the person takes the post.",
    reference: "WSL Art.28; Order 3 Art.4",
    seed: "s20 trained and qualified before ...; s31 only after passing the examination",
    page: include_str!("training_not_passed.md"),
    checks: &[],
};
