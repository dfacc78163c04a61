use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Contract, EmployeeId};

/// `SP311 labour-contract-expired`.
pub(crate) static RULE: Rule = Rule {
    code: Code(311),
    name: "labour-contract-expired",
    summary: "the labour contract has ended and the employee works on",
    kinds: &[Kind::Employee],
    condition: "Contracted",
    reasons: &["ContractExpired"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Renew, convert to open-ended, or set separatedOn.",
    reference: "Labour Contract Law Art.10, 14, 82",
    seed: "s21",
    page: include_str!("labour_contract_expired.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let employee = judge.world.employee(id);
    judge.horizon.merge(judge.facts.staff.employee_until(id));
    let asked = judge.profile().contract_types.contains(&employee.employment);
    let Contract::Recorded { span, .. } = employee.contract else { return };
    if asked && judge.facts.staff.active(id) && judge.horizon.passed(span.to) {
        let message = format!("labour contract of {} ended on {}", judge.name(id), span.to);
        judge.report(Draft::new("ContractExpired", "spec.contract.to", message).since(span.to.next()));
    }
}
