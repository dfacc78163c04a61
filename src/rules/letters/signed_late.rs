use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP413 signed-late`.
pub(crate) static RULE: Rule = Rule {
    code: Code(413),
    name: "signed-late",
    summary: "a letter was signed long after its period began",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["SignedLate"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "None; ages out with the letter.",
    reference: "design",
    seed: "s15",
    page: include_str!("signed_late.md"),
    checks: &[],
};
