use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP203 post-vacant`.
pub(crate) static RULE: Rule = Rule {
    code: Code(203),
    name: "post-vacant",
    summary: "a post has no holder, or only absent ones",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["Vacant", "HolderAbsent"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Assign, appoint an acting holder, or set headcount 0.",
    reference: "WSL Art.22 (responsible person of each post)",
    seed: "s16 no blind spot",
    page: include_str!("post_vacant.md"),
    checks: &[],
};
