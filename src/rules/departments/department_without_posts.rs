use crate::api::DepartmentType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

/// `SP121 department-without-posts`.
pub(crate) static RULE: Rule = Rule {
    code: Code(121),
    name: "department-without-posts",
    summary: "a department has neither posts nor departments below it",
    kinds: &[Kind::Department],
    condition: "CoverageComplete",
    reasons: &["NoPosts"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Declare the posts or delete the department.",
    reference: "WSL Art.22 (every post)",
    seed: "s16 no dead corner for management",
    page: include_str!("department_without_posts.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let index = &judge.world.index;
    let type_ = judge.world.department(id).type_;
    let empty = index.children.of(id).is_empty() && index.posts_of.of(id).is_empty();
    if empty && type_ != DepartmentType::CooperatingUnit {
        let message = format!("{type_:?} {} has no posts", judge.name(id));
        judge.report(Draft::new("NoPosts", "", message));
    }
}
