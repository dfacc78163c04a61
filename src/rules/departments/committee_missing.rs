use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

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
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let department = judge.world.department(id);
    let required = judge.profile().committee.required_for.contains(&department.type_);
    if required && department.committee.is_none() {
        let (type_, name) = (department.type_, judge.name(id));
        let message = format!("{type_:?} {name} has no safety production committee or leading group");
        judge.report(Draft::new("CommitteeMissing", "spec.committee", message));
    }
}
