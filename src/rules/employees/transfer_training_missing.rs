use crate::api::{Kind, Severity};
use crate::facts::{Cause, LessonOutcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP325 transfer-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(325),
    name: "transfer-training-missing",
    summary: "an employee moved to another post without training for it",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Train and examine at workshop and team level, record with type Transfer.",
    reference: "Order 3 Art.17 (adjusted post OR away one year); WSL Art.28",
    seed: "s31 operators who have been transferred ... workshop and safety team",
    page: include_str!("transfer_training_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    for demand in judge.facts.training.demands(id) {
        let Cause::Transfer(post) = demand.cause else { continue };
        let post = judge.name(post);
        for lesson in demand.lessons.iter().filter(|lesson| lesson.outcome == LessonOutcome::None) {
            let unit = lesson.unit.map_or("", |unit| judge.name(unit));
            let (level, from) = (lesson.level, demand.due);
            let message = format!(
                "{} moved to {post} on {from} without {level:?}-level training in {unit}",
                judge.name(id)
            );
            judge.report(
                Draft::new("LevelMissing", "spec.assignments", message)
                    .subject(format!("{level:?} (transfer to {post})"))
                    .since(from),
            );
        }
    }
}
