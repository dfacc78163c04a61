use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP320 entry-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(320),
    name: "entry-training-missing",
    summary: "an employee took a post without entry education",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelMissing"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Take the person off the post, train and examine at the missing level, then record it.",
    reference: "Order 3 Art.12-13; WSL Art.28, Art.97(3); CDM 2015 reg.15 (induction)",
    seed: "s30 three-level safety education and training in factory, workshop and team before taking up their posts",
    page: include_str!("entry_training_missing.md"),
    checks: &[],
};
