use crate::api::DepartmentType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

/// `SP102 multiple-enterprises`.
pub(crate) static RULE: Rule = Rule {
    code: Code(102),
    name: "multiple-enterprises",
    summary: "a namespace holds more than one enterprise",
    kinds: &[Kind::Department],
    condition: "HierarchyValid",
    reasons: &["MultipleEnterprises"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Make one a SubordinateUnit or move it to its own namespace.",
    reference: "design",
    seed: "s9 legal representative of the enterprise as the first person responsible",
    page: include_str!("multiple_enterprises.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let world = judge.world;
    if world.department(id).type_ != DepartmentType::Enterprise || world.enterprises.len() < 2 {
        return;
    }
    let names: Vec<_> = world.enterprises.iter().map(|other| judge.name(*other)).collect();
    let message = format!(
        "namespace {} has {} Enterprise departments: {}",
        world.namespace,
        names.len(),
        names.join(", ")
    );
    let other = world.enterprises.iter().find(|other| **other != id);
    let draft = Draft::new("MultipleEnterprises", "spec.type", message);
    judge.report(match other {
        Some(other) => draft.related(*other, "spec.type", "another Enterprise is declared here"),
        None => draft,
    });
}
