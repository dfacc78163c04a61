use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP406 self-issued-letter`.
pub(crate) static RULE: Rule = Rule {
    code: Code(406),
    name: "self-issued-letter",
    summary: "a person issued a letter to themself",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ChainIntact",
    reasons: &["SelfIssued"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Let the next superior who is a different person issue it.",
    reference: "design (segregation of duties)",
    seed: "s15",
    page: include_str!("self_issued_letter.md"),
    checks: &[],
};
