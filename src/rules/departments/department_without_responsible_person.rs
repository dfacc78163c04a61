use crate::api::DepartmentType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Link, PostId};

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
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let department = judge.world.department(id);
    let cooperating = department.type_ == DepartmentType::CooperatingUnit;
    if cooperating && !crate::facts::on_site(judge.world, id, &mut judge.horizon) {
        return;
    }
    match department.head_post {
        Link::Absent => {
            let message = format!("{:?} {} names no head post", department.type_, judge.name(id));
            judge.report(Draft::new("NoHeadPost", "spec.headPostRef", message));
        }
        Link::To(post) => head(judge, id, post),
        Link::Missing(_) | Link::Refused(_) => {}
    }
}

fn head(judge: &mut Judge<'_>, id: DepartmentId, post: PostId) {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.post_until(post));
    if staff.present(post).next().is_some() {
        return;
    }
    let type_ = judge.world.department(id).type_;
    let (department, name) = (judge.name(id), judge.name(post));
    let away: Vec<_> = staff.of_post(post).map(|holding| judge.name(holding.employee)).collect();
    let (reason, message) = if away.is_empty() {
        ("HeadPostVacant", format!("{type_:?} {department}: head post {name} has no holder"))
    } else {
        let away = away.join(", ");
        (
            "HeadAbsent",
            format!("{type_:?} {department}: head post {name} is held only by {away}, on long absence"),
        )
    };
    judge.report(Draft::new(reason, "spec.headPostRef", message).subject(name).related(
        post,
        "",
        "the head post is declared here",
    ));
}
