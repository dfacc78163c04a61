use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Id};

/// `SP103 hierarchy-cycle`.
pub(crate) static RULE: Rule = Rule {
    code: Code(103),
    name: "hierarchy-cycle",
    summary: "a department is, through its parents, its own parent",
    kinds: &[Kind::Department],
    condition: "HierarchyValid",
    reasons: &["HierarchyCycle"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Break the cycle by correcting one parentRef.",
    reference: "design",
    seed: "s15 all departments, levels",
    page: include_str!("hierarchy_cycle.md"),
    checks: &[Check::Department(check)],
};

/// How many names of a cycle a message lists.
const LISTED: usize = 10;

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let tree = &judge.facts.tree;
    if !tree.in_cycle[id.index()] {
        return;
    }
    let mut names: Vec<_> = tree.path(id).take(LISTED + 1).map(|above| judge.name(above)).collect();
    if names.len() > LISTED {
        names[LISTED] = "...";
    }
    names.push(judge.name(id));
    let message = format!("parent chain {} is a cycle", names.join(" -> "));
    judge.report(Draft::new("HierarchyCycle", "spec.parentRef", message));
}
