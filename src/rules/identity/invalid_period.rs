use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Contract, DepartmentId, EmployeeId, LetterId, RecordId, Span};

/// `SP004 invalid-period`.
pub(crate) static RULE: Rule = Rule {
    code: Code(4),
    name: "invalid-period",
    summary: "a period ends before it begins",
    kinds: &[Kind::Department, Kind::Employee, Kind::Post, Kind::ResponsibilityLetter, Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["PeriodInverted"],
    severity: Severity::Medium,
    tier: Tier::Admission,
    policy: "",
    since: "0.1.0",
    remediation: "Correct the dates.",
    reference: "design",
    seed: "-",
    page: include_str!("invalid_period.md"),
    checks: &[
        Check::Department(department),
        Check::Employee(employee),
        Check::Letter(letter),
        Check::Record(record),
    ],
};

fn department(judge: &mut Judge<'_>, id: DepartmentId) {
    if let Some(span) = judge.world.department(id).cooperation {
        ask(judge, "cooperation.to", "cooperation.from", span);
    }
}

fn employee(judge: &mut Judge<'_>, id: EmployeeId) {
    let employee = judge.world.employee(id);
    ask(judge, "separatedOn", "hiredOn", employee.employed);
    for (number, assignment) in employee.assignments.iter().enumerate() {
        ask_item(judge, "assignments", number, assignment.span);
    }
    for (number, absence) in employee.absences.iter().enumerate() {
        ask_item(judge, "absences", number, *absence);
    }
    if let Contract::Recorded { span, .. } = employee.contract {
        ask(judge, "contract.to", "contract.from", span);
    }
}

fn letter(judge: &mut Judge<'_>, id: LetterId) {
    ask(judge, "period.to", "period.from", judge.world.letter(id).period);
}

fn record(judge: &mut Judge<'_>, id: RecordId) {
    let Some(certificate) = &judge.world.record(id).certificate else { return };
    if let Some(to) = certificate.valid_to {
        ask(judge, "certificate.validTo", "certificate.validFrom", Span { from: certificate.valid_from, to });
    }
}

fn ask_item(judge: &mut Judge<'_>, list: &str, number: usize, span: Span) {
    if span.to < span.from {
        ask(judge, &format!("{list}[{number}].to"), &format!("{list}[{number}].from"), span);
    }
}

fn ask(judge: &mut Judge<'_>, to: &str, from: &str, span: Span) {
    if span.to < span.from {
        let message = format!("spec.{to} {} is before spec.{from} {}", span.to, span.from);
        judge.report(Draft::new("PeriodInverted", format!("spec.{to}"), message));
    }
}
