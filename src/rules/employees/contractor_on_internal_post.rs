use crate::api::EmploymentType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP304 contractor-on-internal-post`.
pub(crate) static RULE: Rule = Rule {
    code: Code(304),
    name: "contractor-on-internal-post",
    summary: "a contractor's worker holds a post of the enterprise's own",
    kinds: &[Kind::Employee],
    condition: "Assigned",
    reasons: &["ContractorOnInternalPost"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Use Dispatched if that is the arrangement, or move the assignment to the unit's post.",
    reference: "WSL Art.28 para 2, Art.49; Labour Contract Law Art.58-66",
    seed: "s15 cooperative units",
    page: include_str!("contractor_on_internal_post.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.employee_until(id));
    if judge.world.employee(id).employment != EmploymentType::Contractor {
        return;
    }
    for holding in staff.of_employee(id) {
        let Some(department) = judge.world.post(holding.post).department.to() else { continue };
        if judge.facts.tree.cooperating_unit(department).is_none() {
            let post = judge.name(holding.post);
            let message = format!("contractor {} holds internal post {post}", judge.name(id));
            let field = format!("spec.assignments[{}].postRef", holding.assignment);
            judge.report(Draft::new("ContractorOnInternalPost", field, message).subject(post).related(
                holding.post,
                "spec.departmentRef",
                "the post is declared here",
            ));
        }
    }
}
