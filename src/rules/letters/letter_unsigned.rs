use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP401 letter-unsigned`.
pub(crate) static RULE: Rule = Rule {
    code: Code(401),
    name: "letter-unsigned",
    summary: "a letter is in its period but not signed",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["ResponsibleSignatureMissing", "IssuerSignatureMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Obtain the signature and record signedOn, method and evidence digest.",
    reference: "WSL Art.22; SCSCO [2017] 29; practice: letters run 1 Jan - 31 Dec",
    seed: "s15 sign a safety responsibility letter",
    page: include_str!("letter_unsigned.md"),
    checks: &[],
};
