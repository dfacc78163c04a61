use crate::api::{Kind, Severity};
use crate::facts::{Cause, LessonOutcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, Id};

/// `SP321 trained-after-taking-post`.
pub(crate) static RULE: Rule = Rule {
    code: Code(321),
    name: "trained-after-taking-post",
    summary: "training was completed only after the post was taken",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["TrainedAfterTakingPost"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "None possible; the finding ages out. Fix the onboarding process.",
    reference: "Order 3 Art.12",
    seed: "s30 before taking up their posts",
    page: include_str!("trained_after_taking_post.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    for demand in judge.facts.training.demands(id).iter().filter(|demand| demand.met() && !demand.historic) {
        let late = demand.lessons.iter().find_map(|lesson| match lesson.outcome {
            LessonOutcome::Late(record) => Some((lesson.level, record)),
            _ => None,
        });
        let Some((level, record)) = late else { continue };
        let what = match demand.cause {
            Cause::Entry => "entry".to_owned(),
            Cause::Transfer(post) => format!("transfer to {}", judge.name(post)),
            Cause::Return(day) => format!("return {day}"),
        };
        let done = judge.world.records[record.index()].completed_on.unwrap_or(demand.due);
        let message = format!(
            "{} took up work on {} but finished {level:?}-level training ({what}) on {done}",
            judge.name(id),
            demand.due
        );
        judge.report(
            Draft::new("TrainedAfterTakingPost", "spec.assignments", message).subject(what).related(
                record,
                "spec.completedOn",
                "the training is recorded here",
            ),
        );
    }
}
