use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, Id, RecordId};

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
    checks: &[Check::Employee(employee), Check::Record(record)],
};

fn employee(judge: &mut Judge<'_>, id: EmployeeId) {
    let others = &judge.shared.number_twins[id.index()];
    let names = names(judge, others);
    let Some(first) = others.first() else { return };
    let number = &judge.world.employee(id).number;
    let message = format!("employeeNumber {number} is also used by Employee {}", names.join(", "));
    judge.report(
        Draft::new("DuplicateEmployeeNumber", "spec.employeeNumber", message)
            .subject(names.join(","))
            .related(*first, "spec.employeeNumber", "the same number is used here"),
    );
}

fn record(judge: &mut Judge<'_>, id: RecordId) {
    let others = &judge.shared.certificate_twins[id.index()];
    let names = names(judge, others);
    let Some(first) = others.first() else { return };
    let Some(certificate) = &judge.world.record(id).certificate else { return };
    let number = certificate.number.as_deref().unwrap_or_default();
    let message = format!(
        "certificate number {number} is also used by TrainingRecord {}, which another person holds",
        names.join(", ")
    );
    judge.report(
        Draft::new("DuplicateCertificateNumber", "spec.certificate.number", message)
            .subject(names.join(","))
            .related(*first, "spec.certificate.number", "the same number is used here"),
    );
}

fn names<'a>(judge: &Judge<'a>, others: &[impl Id]) -> Vec<&'a str> {
    others.iter().map(|other| judge.name(*other)).collect()
}
