use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP003 duplicate-identity`.
pub(crate) static RULE: Rule = Rule {
    code: Code(3),
    name: "duplicate-identity",
    summary: "two people share an employee number, or two people's certificates a number",
    kinds: &[Kind::Employee, Kind::TrainingRecord],
    condition: "IdentityUnique",
    reasons: &["DuplicateEmployeeNumber", "DuplicateCertificateNumber"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Correct the number; if it is one person, merge the two Employee objects and use two assignments.",
    reference: "design",
    seed: "s16 no dead corner for management",
    page: include_str!("duplicate_identity.md"),
    checks: &[],
};
