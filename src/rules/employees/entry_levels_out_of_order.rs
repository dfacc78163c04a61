use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP322 entry-levels-out-of-order`.
pub(crate) static RULE: Rule = Rule {
    code: Code(322),
    name: "entry-levels-out-of-order",
    summary: "the levels of entry education were completed out of order",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["LevelsOutOfOrder"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "entry.order",
    since: "0.1.0",
    remediation: "Check the dates; repeat the lower level if it was really skipped.",
    reference: "design (practice: education card passes from level to level)",
    seed: "s30 in factory, workshop and team",
    page: include_str!("entry_levels_out_of_order.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    let Some((higher, lower)) = judge.facts.training.entry_hours(id).and_then(|hours| hours.disorder) else {
        return;
    };
    let message = format!(
        "{} finished a level of entry education on {higher}, the level before it only on {lower}",
        judge.name(id)
    );
    judge.report(Draft::new("LevelsOutOfOrder", "", message));
}
