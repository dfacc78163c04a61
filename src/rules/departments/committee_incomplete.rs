use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP116 committee-incomplete`.
pub(crate) static RULE: Rule = Rule {
    code: Code(116),
    name: "committee-incomplete",
    summary: "the safety committee has the wrong chair, members who left, or too few of them",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["ChairNotHead", "MemberInactive", "TooFewMembers"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Reissue the membership document and update memberRefs.",
    reference: "SAWS [2015] 27 no.3 (chairman or GM chairs); Shanghai Art.16 para 2 (composition)",
    seed: "s18 responsible for organizing, researching and deploying",
    page: include_str!("committee_incomplete.md"),
    checks: &[],
};
