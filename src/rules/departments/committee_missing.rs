use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP115 committee-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(115),
    name: "committee-missing",
    summary: "a required safety committee or leading group is missing",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["CommitteeMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "committee.requiredFor",
    since: "0.1.0",
    remediation: "Establish it by document and record chair and members.",
    reference: "SAWS [2015] 27 'five implementations' no.3; thresholds: Shanghai Art.16, Shandong Art.22",
    seed: "s18 shall establish a safety production committee or a leading group",
    page: include_str!("committee_missing.md"),
    checks: &[],
};
