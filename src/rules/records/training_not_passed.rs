use crate::api::AssessmentResult;
use crate::api::{Kind, Severity};
use crate::facts::{CertState, LessonOutcome, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, RecordId};

/// `SP510 training-not-passed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(510),
    name: "training-not-passed",
    summary: "the examination of required training was not passed",
    kinds: &[Kind::TrainingRecord],
    condition: "Passed",
    reasons: &["AssessmentFailed", "AssessmentPending"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Retrain and re-examine before the person takes the post.",
    reference: "WSL Art.28; Order 3 Art.4",
    seed: "s20 trained and qualified before ...; s31 only after passing the examination",
    page: include_str!("training_not_passed.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    for (employee, outcome) in judge.facts.training.blamed(id) {
        judge.horizon.merge(judge.facts.training.until(*employee));
        if *outcome == LessonOutcome::NotPassed(id) {
            report(judge, id, *employee, judge.name(*employee).to_owned());
        }
    }
    let Some(fact) = judge.facts.certificates.fact(id) else { return };
    judge.horizon.merge(fact.until);
    for need in judge.facts.needs.of_record(id).filter(|need| need.outcome == Outcome::Blamed(id)) {
        judge.horizon.merge(judge.facts.needs.until(need.employee));
        if fact.state == CertState::NotPassed {
            report(judge, id, need.employee, judge.both(need.employee, need.post));
        }
    }
}

fn report(judge: &mut Judge<'_>, id: RecordId, employee: EmployeeId, subject: String) {
    let name = judge.name(employee);
    let (reason, message) = match judge.world.record(id).result {
        Some(AssessmentResult::Failed) => (
            "AssessmentFailed",
            format!("{name} failed the examination of {} and has not passed since", judge.name(id)),
        ),
        _ => (
            "AssessmentPending",
            format!("the examination of {name} in {} is not passed yet", judge.name(id)),
        ),
    };
    judge.report(Draft::new(reason, "spec.assessment.result", message).subject(subject));
}
