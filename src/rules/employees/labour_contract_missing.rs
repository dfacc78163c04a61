use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Contract, EmployeeId};

/// `SP310 labour-contract-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(310),
    name: "labour-contract-missing",
    summary: "an employee has no signed labour contract",
    kinds: &[Kind::Employee],
    condition: "Contracted",
    reasons: &["ContractMissing", "ContractUnsigned"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "contract.types",
    since: "0.1.0",
    remediation: "Sign the contract and record signedOn and the document digest.",
    reference: "Labour Contract Law Art.7, 10, 82; WSL Art.52 (contract must state safety matters)",
    seed: "s21 sign labor contracts with employees",
    page: include_str!("labour_contract_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let employee = judge.world.employee(id);
    judge.horizon.merge(judge.facts.staff.employee_until(id));
    let profile = judge.profile();
    if !profile.contract_types.contains(&employee.employment) || !judge.facts.staff.active(id) {
        return;
    }
    let (hired, name) = (employee.employed.from, judge.name(id));
    let due = hired.plus_months(profile.contract_grace_months);
    if !judge.horizon.passed(due) {
        return;
    }
    let (reason, field) = match employee.contract {
        Contract::Missing => ("ContractMissing", "spec.contract"),
        Contract::Recorded { signed_on: None, .. } => ("ContractUnsigned", "spec.contract"),
        Contract::Recorded { signed_on: Some(on), .. } if !judge.horizon.reached(on) => {
            ("ContractUnsigned", "spec.contract.signedOn")
        }
        Contract::Recorded { .. } | Contract::NotApplicable => return,
    };
    let message = format!("{name} was hired on {hired}; a written labour contract was due by {due}");
    judge.report(Draft::new(reason, field, message).since(due.next()));
}
