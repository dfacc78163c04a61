use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP321 trained-after-taking-post`.
pub(crate) static RULE: Rule = Rule {
    code: Code(321),
    name: "trained-after-taking-post",
    summary: "training was completed only after the post was taken",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["TrainedAfterTakingPost"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "None possible; the finding ages out. Fix the onboarding process.",
    reference: "Order 3 Art.12",
    seed: "s30 before taking up their posts",
    page: include_str!("trained_after_taking_post.md"),
    checks: &[],
};
