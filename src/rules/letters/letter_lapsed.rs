use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP402 letter-lapsed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(402),
    name: "letter-lapsed",
    summary: "a letter has ended and nothing replaces it",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["Expired"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Issue a letter for the current period.",
    reference: "WSL Art.22",
    seed: "s15; s16 no blind spot",
    page: include_str!("letter_lapsed.md"),
    checks: &[],
};
