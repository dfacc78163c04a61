use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP326 return-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(326),
    name: "return-training-missing",
    summary: "an employee came back from a long absence without training",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Retrain and examine at workshop and team level before the person resumes the post.",
    reference: "Order 3 Art.17 (1 year); 6 months: Zhejiang 14, Shanghai 22, Shandong 28, Chongqing 19, Ningbo 12",
    seed: "s31 left their posts for more than one year",
    page: include_str!("return_training_missing.md"),
    checks: &[],
};
