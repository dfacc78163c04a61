use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP117 committee-meeting-overdue`.
pub(crate) static RULE: Rule = Rule {
    code: Code(117),
    name: "committee-meeting-overdue",
    summary: "the safety committee has not met in time",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["MeetingOverdue"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "committee.meetingMonths",
    since: "0.1.0",
    remediation: "Hold and minute a meeting; update lastMeetingOn.",
    reference: "Shanghai Art.16 para 3; Shandong Art.22 para 3 (at least quarterly); Ningbo Art.5(8) monthly study by the principal",
    seed: "s18 organizing, researching and deploying the safety production work",
    page: include_str!("committee_meeting_overdue.md"),
    checks: &[],
};
