use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP403 letter-expiring-soon`.
pub(crate) static RULE: Rule = Rule {
    code: Code(403),
    name: "letter-expiring-soon",
    summary: "a letter ends soon and nothing follows it",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["ExpiringSoon"],
    severity: Severity::Low,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Prepare and sign the next letter.",
    reference: "design",
    seed: "s15",
    page: include_str!("letter_expiring_soon.md"),
    checks: &[],
};
