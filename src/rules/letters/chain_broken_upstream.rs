use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP407 chain-broken-upstream`.
pub(crate) static RULE: Rule = Rule {
    code: Code(407),
    name: "chain-broken-upstream",
    summary: "a level above a letter has no letter in force",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ChainIntact",
    reasons: &["UpstreamLetterNotInForce", "SuperiorVacant", "IssuerNotSuperior", "ChainComplete"],
    severity: Severity::Info,
    tier: Tier::Derived,
    policy: "",
    since: "0.1.0",
    remediation: "Fix the upstream letter; the condition follows.",
    reference: "derived: one cause, one finding",
    seed: "s9-s15",
    page: include_str!("chain_broken_upstream.md"),
    checks: &[],
};
