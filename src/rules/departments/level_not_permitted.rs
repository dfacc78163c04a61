use crate::api::DepartmentType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Id};

/// `SP104 level-not-permitted`.
pub(crate) static RULE: Rule = Rule {
    code: Code(104),
    name: "level-not-permitted",
    summary: "a department sits under one of the same or a lower level",
    kinds: &[Kind::Department],
    condition: "HierarchyValid",
    reasons: &["LevelNotPermitted"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Correct type or parentRef.",
    reference: "Order 3 Art.12 (factory/workshop/team levels)",
    seed: "s30 factory, workshop and team",
    page: include_str!("level_not_permitted.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let world = judge.world;
    let department = world.department(id);
    let Some(parent) = department.parent.to().filter(|_| !judge.facts.tree.in_cycle[id.index()]) else {
        return;
    };
    let above = world.department(parent).type_;
    if above == DepartmentType::CooperatingUnit || rank(above) >= rank(department.type_) {
        let (name, parent_name) = (judge.name(id), judge.name(parent));
        let message =
            format!("a {:?} ({name}) cannot sit under a {above:?} ({parent_name})", department.type_);
        judge.report(
            Draft::new("LevelNotPermitted", "spec.parentRef", message).subject(parent_name).related(
                parent,
                "spec.type",
                "the parent is declared here",
            ),
        );
    }
}

fn rank(type_: DepartmentType) -> u8 {
    match type_ {
        DepartmentType::Enterprise => 0,
        DepartmentType::SubordinateUnit => 1,
        DepartmentType::FunctionalDepartment | DepartmentType::Workshop | DepartmentType::CooperatingUnit => {
            2
        }
        DepartmentType::Team => 3,
    }
}
