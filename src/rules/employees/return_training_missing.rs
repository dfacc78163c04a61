use crate::api::{Kind, Severity};
use crate::facts::{Cause, LessonOutcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP326 return-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(326),
    name: "return-training-missing",
    summary: "an employee came back from a long absence without training",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Retrain and examine at workshop and team level before the person resumes the post.",
    reference: "Order 3 Art.17 (1 year); 6 months: Zhejiang 14, Shanghai 22, Shandong 28, Chongqing 19, Ningbo 12",
    seed: "s31 left their posts for more than one year",
    page: include_str!("return_training_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    for demand in judge.facts.training.demands(id) {
        let Cause::Return(day) = demand.cause else { continue };
        for lesson in demand.lessons.iter().filter(|lesson| lesson.outcome == LessonOutcome::None) {
            let level = lesson.level;
            let message = format!(
                "{} returned on {day} after a long absence; {level:?}-level return training is missing",
                judge.name(id)
            );
            judge.report(
                Draft::new("LevelMissing", "spec.absences", message)
                    .subject(format!("{level:?} (return {day})"))
                    .since(day),
            );
        }
    }
}
