use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Link};

/// `SP002 head-post-outside-department`.
pub(crate) static RULE: Rule = Rule {
    code: Code(2),
    name: "head-post-outside-department",
    summary: "a department is headed by a post of another department",
    kinds: &[Kind::Department],
    condition: "HierarchyValid",
    reasons: &["HeadPostOutsideDepartment"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Create a head post inside the department and assign the holder to it.",
    reference: "design; WSL Art.22 (responsible person per post)",
    seed: "s11 clarify the responsibility of managers at all levels",
    page: include_str!("head_post_outside_department.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(post) = judge.world.department(id).head_post.to() else { return };
    let Link::To(home) = judge.world.post(post).department else { return };
    if home != id {
        let name = judge.name(post);
        let message =
            format!("headPostRef {name} belongs to Department {}, not {}", judge.name(home), judge.name(id));
        judge.report(
            Draft::new("HeadPostOutsideDepartment", "spec.headPostRef", message).subject(name).related(
                post,
                "spec.departmentRef",
                "the post is declared here",
            ),
        );
    }
}
