use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP005 future-dated-fact`.
pub(crate) static RULE: Rule = Rule {
    code: Code(5),
    name: "future-dated-fact",
    summary: "a signature or a completed training is dated in the future",
    kinds: &[Kind::ResponsibilityLetter, Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["SignedInFuture", "CompletedInFuture"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Record the signature after it was made.",
    reference: "WSL Art.28 para 4 and Art.97(4) (truthful records)",
    seed: "s15 sign a safety responsibility letter",
    page: include_str!("future_dated_fact.md"),
    checks: &[],
};
