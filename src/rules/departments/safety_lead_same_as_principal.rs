use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

/// `SP114 safety-lead-same-as-principal`.
pub(crate) static RULE: Rule = Rule {
    code: Code(114),
    name: "safety-lead-same-as-principal",
    summary: "the person in charge of safety is the principal",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["SameAsPrincipal"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Appoint a different person or waive.",
    reference: "WSL Art.25 para 2",
    seed: "s12 assist the principal person in charge",
    page: include_str!("safety_lead_same_as_principal.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(enterprise) = &judge.world.department(id).enterprise else { return };
    let Some(post) = enterprise.safety_lead_post.to() else { return };
    let (staff, lines) = (&judge.facts.staff, &judge.facts.lines);
    judge.horizon.merge(lines.until);
    judge.horizon.merge(staff.post_until(post));
    let mut names = Vec::new();
    for holding in staff.of_post(post) {
        judge.horizon.merge(staff.employee_until(holding.employee));
        if !staff.of_employee(holding.employee).iter().any(|held| lines.is_top(held.post)) {
            return;
        }
        names.push(judge.name(holding.employee));
    }
    if !names.is_empty() {
        let message = format!("{} is both principal and safety lead", names.join(", "));
        judge.report(
            Draft::new("SameAsPrincipal", "spec.enterprise.safetyLeadPostRef", message)
                .subject(judge.name(post)),
        );
    }
}
