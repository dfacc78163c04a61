use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP304 contractor-on-internal-post`.
pub(crate) static RULE: Rule = Rule {
    code: Code(304),
    name: "contractor-on-internal-post",
    summary: "a contractor's worker holds a post of the enterprise's own",
    kinds: &[Kind::Employee],
    condition: "Assigned",
    reasons: &["ContractorOnInternalPost"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Use Dispatched if that is the arrangement, or move the assignment to the unit's post.",
    reference: "WSL Art.28 para 2, Art.49; Labour Contract Law Art.58-66",
    seed: "s15 cooperative units",
    page: include_str!("contractor_on_internal_post.md"),
    checks: &[],
};
