use crate::api::{Kind, Severity};
use crate::facts::Phase;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, Id};

/// `SP301 employee-without-post`.
pub(crate) static RULE: Rule = Rule {
    code: Code(301),
    name: "employee-without-post",
    summary: "an employee has no post",
    kinds: &[Kind::Employee],
    condition: "Assigned",
    reasons: &["NoPost"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Assign a post, or set separatedOn.",
    reference: "WSL Art.4 all-staff responsibility; SCSCO [2017] 29",
    seed: "s16 no blind spot",
    page: include_str!("employee_without_post.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.employee_until(id));
    if staff.phase[id.index()] != Phase::Active {
        return;
    }
    let employee = judge.world.employee(id);
    // An assignment that is not over covers today or starts later.
    for assignment in &employee.assignments {
        if !judge.horizon.passed(assignment.span.to) {
            return;
        }
    }
    let grace = employee.employed.from.plus_days(judge.profile().no_post_grace_days);
    if !judge.horizon.passed(grace) {
        return;
    }
    let name = judge.name(id);
    let message = match employee.assignments.iter().map(|assignment| assignment.span.to).max() {
        Some(last) => format!("{name} has had no post since {last}"),
        None => format!("{name} was hired on {} and has no post", employee.employed.from),
    };
    judge.report(Draft::new("NoPost", "spec.assignments", message).since(grace.next()));
}
