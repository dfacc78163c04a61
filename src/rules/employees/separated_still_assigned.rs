use crate::api::{Kind, Severity};
use crate::facts::Phase;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, Id};

/// `SP306 separated-still-assigned`.
pub(crate) static RULE: Rule = Rule {
    code: Code(306),
    name: "separated-still-assigned",
    summary: "an employee has left and is still assigned to a post",
    kinds: &[Kind::Employee],
    condition: "Assigned",
    reasons: &["SeparatedStillAssigned"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "End the assignment on or before separatedOn; the post then shows vacant.",
    reference: "design",
    seed: "s16",
    page: include_str!("separated_still_assigned.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.employee_until(id));
    if staff.phase[id.index()] != Phase::Separated {
        return;
    }
    let employee = judge.world.employee(id);
    let left = employee.employed.to;
    for (number, assignment) in employee.assignments.iter().enumerate() {
        if assignment.span.to > left {
            let post = judge.world.target(assignment.post).unwrap_or_default();
            let message = format!("{} left on {left} but is still assigned to {post}", judge.name(id));
            judge.report(
                Draft::new("SeparatedStillAssigned", format!("spec.assignments[{number}]"), message)
                    .subject(post)
                    .since(left.next()),
            );
        }
    }
}
