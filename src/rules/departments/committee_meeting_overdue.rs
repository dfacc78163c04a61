use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

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
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(committee) = &judge.world.department(id).committee else { return };
    let Some(months) = judge.profile().committee.meeting_months else { return };
    let last = committee.last_meeting_on.unwrap_or(committee.established_on);
    let due = last.plus_months(months);
    if judge.horizon.passed(due) {
        let met = committee.last_meeting_on.is_some();
        let (what, field) = if met {
            ("last committee meeting", "spec.committee.lastMeetingOn")
        } else {
            ("no committee meeting since it was established on", "spec.committee.establishedOn")
        };
        let message = format!("{what} {last}; one is due every {months} months");
        judge.report(Draft::new("MeetingOverdue", field, message).since(due.next()));
    }
}
