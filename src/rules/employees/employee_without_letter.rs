use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP302 employee-without-letter`.
pub(crate) static RULE: Rule = Rule {
    code: Code(302),
    name: "employee-without-letter",
    summary: "an employee holds a post without a responsibility letter for it",
    kinds: &[Kind::Employee],
    condition: "Covered",
    reasons: &["NoLetter", "LetterNotYetInForce"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Issue and sign a letter for the post from its superior.",
    reference: "WSL Art.4, 22; SCSCO [2017] 29",
    seed: "s15 sign a safety responsibility letter; s16 no blind spot",
    page: include_str!("employee_without_letter.md"),
    checks: &[],
};
