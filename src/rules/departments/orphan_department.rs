use crate::api::DepartmentType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Link};

/// `SP101 orphan-department`.
pub(crate) static RULE: Rule = Rule {
    code: Code(101),
    name: "orphan-department",
    summary: "a department has no parent and is not the enterprise",
    kinds: &[Kind::Department],
    condition: "HierarchyValid",
    reasons: &["OrphanDepartment"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Set parentRef to its workshop or to the enterprise.",
    reference: "WSL Art.4, Art.22",
    seed: "s15 cover all departments, levels and production sections",
    page: include_str!("orphan_department.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let department = judge.world.department(id);
    if department.parent == Link::Absent && department.type_ != DepartmentType::Enterprise {
        let message = format!("Department {} has no parent and is not the enterprise", judge.name(id));
        judge.report(Draft::new("OrphanDepartment", "spec.parentRef", message));
    }
}
