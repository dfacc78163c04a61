use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP404 letter-for-post-not-held`.
pub(crate) static RULE: Rule = Rule {
    code: Code(404),
    name: "letter-for-post-not-held",
    summary: "a letter names a post that the person does not hold",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["PostNotHeld", "ResponsibleSeparated"],
    severity: Severity::Low,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Revoke the letter (revokedOn) and issue one for the new post.",
    reference: "design",
    seed: "s15, s31 transferred",
    page: include_str!("letter_for_post_not_held.md"),
    checks: &[],
};
