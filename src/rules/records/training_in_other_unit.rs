use crate::api::{Kind, Severity};
use crate::facts::LessonOutcome;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP514 training-in-other-unit`.
pub(crate) static RULE: Rule = Rule {
    code: Code(514),
    name: "training-in-other-unit",
    summary: "training was given in another unit than the post's",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["LevelDepartmentMismatch"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Train in the right unit or correct departmentRef.",
    reference: "Order 3 Art.15-16 (content is unit specific)",
    seed: "s30, s31 in the workshop and team",
    page: include_str!("training_in_other_unit.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    for (employee, outcome) in judge.facts.training.blamed(id) {
        judge.horizon.merge(judge.facts.training.until(*employee));
        if *outcome != LessonOutcome::WrongUnit(id) {
            continue;
        }
        let record = judge.world.record(id);
        let (name, given) =
            (judge.name(*employee), judge.world.target(record.department).unwrap_or_default());
        let level = record.level.map(|level| format!("{level:?}-level ")).unwrap_or_default();
        let message =
            format!("{level}training of {name} was given in {given}, which is not a unit of the post");
        judge.report(
            Draft::new("LevelDepartmentMismatch", "spec.departmentRef", message).subject(name).related(
                *employee,
                "spec.assignments",
                "the person's posts are declared here",
            ),
        );
    }
}
