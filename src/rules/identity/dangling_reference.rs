use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP001 dangling-reference`.
pub(crate) static RULE: Rule = Rule {
    code: Code(1),
    name: "dangling-reference",
    summary: "a reference names an object that does not exist",
    kinds: &[
        Kind::Department,
        Kind::Employee,
        Kind::Post,
        Kind::ResponsibilityLetter,
        Kind::TrainingRecord,
    ],
    condition: "ReferencesResolved",
    reasons: &["ReferenceNotFound"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Create the object, fix the name, or end the assignment/letter that points at it.",
    reference: "design",
    seed: "s15 no blind spot for responsibility",
    page: include_str!("dangling_reference.md"),
    checks: &[],
};
