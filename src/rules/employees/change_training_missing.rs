use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP328 change-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(328),
    name: "change-training-missing",
    summary: "a holder was not trained for a change of the post",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["ChangeTrainingMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Give the dedicated training and record it with the change id.",
    reference: "WSL Art.29; Order 3 Art.17; OSHA 1910.178(l)(4), 1910.119(l)",
    seed: "s5 supervise ... production processes ... before production",
    page: include_str!("change_training_missing.md"),
    checks: &[],
};
