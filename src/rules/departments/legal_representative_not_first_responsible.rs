use crate::api::Role;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

/// `SP112 legal-representative-not-first-responsible`.
pub(crate) static RULE: Rule = Rule {
    code: Code(112),
    name: "legal-representative-not-first-responsible",
    summary: "the legal representative holds no principal's post",
    kinds: &[Kind::Department],
    condition: "FirstResponsible",
    reasons: &["NotFirstResponsible"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Assign the legal representative to a Principal post with duties and a commitment letter.",
    reference: "WSL Art.5, 21; Ningbo 2021 rules Art.32(1); Shandong Regs Art.16 para 2 (principal = legal rep, actual controller, other decision makers)",
    seed: "s9 implement the responsibility of the legal representative",
    page: include_str!("legal_representative_not_first_responsible.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(enterprise) = &judge.world.department(id).enterprise else { return };
    let Some(person) = enterprise.legal_representative.to() else { return };
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.employee_until(person));
    let first = staff.of_employee(person).iter().any(|h| judge.world.post(h.post).role == Role::Principal);
    if staff.active(person) && !first {
        let name = judge.name(person);
        let message = format!("legal representative {name} holds no post with role Principal");
        judge.report(
            Draft::new("NotFirstResponsible", "spec.enterprise.legalRepresentativeRef", message)
                .subject(name)
                .related(person, "spec.assignments", "the person's posts are declared here"),
        );
    }
}
