use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP301 employee-without-post`.
pub(crate) static RULE: Rule = Rule {
    code: Code(301),
    name: "employee-without-post",
    summary: "an employee has no post",
    kinds: &[Kind::Employee],
    condition: "Assigned",
    reasons: &["NoPost"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Assign a post, or set separatedOn.",
    reference: "WSL Art.4 all-staff responsibility; SCSCO [2017] 29",
    seed: "s16 no blind spot",
    page: include_str!("employee_without_post.md"),
    checks: &[],
};
