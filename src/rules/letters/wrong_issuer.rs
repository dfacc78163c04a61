use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP405 wrong-issuer`.
pub(crate) static RULE: Rule = Rule {
    code: Code(405),
    name: "wrong-issuer",
    summary: "a letter was issued by somebody who was not the superior",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ChainIntact",
    reasons: &["IssuerNotSuperior"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Have the holder of the superior post issue the letter.",
    reference: "WSL Art.22; practice 'sign layer by layer'",
    seed: "s15 levels; s11 managers at all levels",
    page: include_str!("wrong_issuer.md"),
    checks: &[],
};
