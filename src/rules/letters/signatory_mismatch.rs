use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP408 signatory-mismatch`.
pub(crate) static RULE: Rule = Rule {
    code: Code(408),
    name: "signatory-mismatch",
    summary: "a letter was signed by the wrong person",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["SignatoryMismatch"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Replace with a signature of the right person.",
    reference: "Electronic Signature Law Art.13-14",
    seed: "s15",
    page: include_str!("signatory_mismatch.md"),
    checks: &[],
};
