use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP206 reporting-line-broken`.
pub(crate) static RULE: Rule = Rule {
    code: Code(206),
    name: "reporting-line-broken",
    summary: "a post reports to nobody, or to itself through others",
    kinds: &[Kind::Post],
    condition: "HierarchyValid",
    reasons: &["ReportingCycle", "NoSuperior"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Correct reportsToRef or set the missing head posts.",
    reference: "design; ISO 45001 5.3",
    seed: "s15 levels",
    page: include_str!("reporting_line_broken.md"),
    checks: &[],
};
