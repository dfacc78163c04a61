use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
