use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP325 transfer-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(325),
    name: "transfer-training-missing",
    summary: "an employee moved to another post without training for it",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Train and examine at workshop and team level, record with type Transfer.",
    reference: "Order 3 Art.17 (adjusted post OR away one year); WSL Art.28",
    seed: "s31 operators who have been transferred ... workshop and safety team",
    page: include_str!("transfer_training_missing.md"),
    checks: &[],
};
