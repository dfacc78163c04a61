use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
