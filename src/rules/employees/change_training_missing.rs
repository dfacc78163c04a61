use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP328 change-training-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(328),
    name: "change-training-missing",
    summary: "a holder was not trained for a change of the post",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["ChangeTrainingMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Give the dedicated training and record it with the change id.",
    reference: "WSL Art.29; Order 3 Art.17; OSHA 1910.178(l)(4), 1910.119(l)",
    seed: "s5 supervise ... production processes ... before production",
    page: include_str!("change_training_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    for (post, number) in judge.facts.training.changes(id) {
        let change = &judge.world.post(*post).changes[*number as usize];
        let message = format!(
            "{} was not trained for change {} (effective {})",
            judge.name(id),
            change.id,
            change.effective_on
        );
        judge.report(
            Draft::new("ChangeTrainingMissing", "spec.assignments", message)
                .subject(change.id.as_str())
                .since(change.effective_on)
                .related(*post, format!("spec.changes[{number}]"), "the change is declared here"),
        );
    }
}
