use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
