use crate::api::{Kind, Severity};
use crate::facts::{Cause, LessonOutcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP320 entry-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(320),
    name: "entry-training-missing",
    summary: "an employee took a post without entry education",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelMissing"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Take the person off the post, train and examine at the missing level, then record it.",
    reference: "Order 3 Art.12-13; WSL Art.28, Art.97(3); CDM 2015 reg.15 (induction)",
    seed: "s30 three-level safety education and training in factory, workshop and team before taking up their posts",
    page: include_str!("entry_training_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    for demand in judge.facts.training.demands(id).iter().filter(|demand| demand.cause == Cause::Entry) {
        for lesson in demand.lessons.iter().filter(|lesson| lesson.outcome == LessonOutcome::None) {
            let (level, from) = (lesson.level, demand.due);
            let message =
                format!("{} took a post on {from} without {level:?}-level entry education", judge.name(id));
            judge.report(
                Draft::new("LevelMissing", "spec.assignments", message)
                    .subject(format!("{level:?} (entry)"))
                    .since(from),
            );
        }
    }
}
