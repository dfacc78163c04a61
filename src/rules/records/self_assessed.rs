use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Link, RecordId};

/// `SP513 self-assessed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(513),
    name: "self-assessed",
    summary: "a person assessed their own examination",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["SelfAssessed"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Have another person assess.",
    reference: "design (segregation)",
    seed: "s31 passing the examination",
    page: include_str!("self_assessed.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    let record = judge.world.record(id);
    let Link::To(assessor) = record.assessor else { return };
    if record.employee == Link::To(assessor) {
        let name = judge.name(assessor);
        let message = format!("{name} assessed their own examination");
        judge.report(Draft::new("SelfAssessed", "spec.assessment.assessorRef", message).subject(name));
    }
}
