use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP110 department-without-responsible-person`.
pub(crate) static RULE: Rule = Rule {
    code: Code(110),
    name: "department-without-responsible-person",
    summary: "a department has nobody who answers for it",
    kinds: &[Kind::Department],
    condition: "ResponsibilityAssigned",
    reasons: &["NoHeadPost", "HeadPostVacant", "HeadAbsent"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Set headPostRef, assign a holder, or add an assignment with mode Acting.",
    reference: "WSL Art.5, Art.22; ISO 45001 5.3",
    seed: "s11 managers at all levels; s16 no blind spot",
    page: include_str!("department_without_responsible_person.md"),
    checks: &[],
};
