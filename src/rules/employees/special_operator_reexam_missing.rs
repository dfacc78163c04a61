use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP333 special-operator-reexam-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(333),
    name: "special-operator-reexam-missing",
    summary: "a special operator came back after a long break without a practical examination",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["ReExamMissing"],
    severity: Severity::High,
    tier: Tier::Profile,
    policy: "family.reExamAfterMonths",
    since: "0.1.0",
    remediation: "Sit the practical examination before resuming.",
    reference: "Order 30 Art.32 (6 months); retention under Order 19 unverified",
    seed: "s20, s31",
    page: include_str!("special_operator_reexam_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    for (post, day) in judge.facts.training.gaps(id) {
        let post = judge.name(*post);
        let message = format!(
            "{} returned to {post} on {day} after a long break without a practical re-examination",
            judge.name(id)
        );
        judge.report(
            Draft::new("ReExamMissing", "spec.assignments", message).subject(format!("{post} since {day}")),
        );
    }
}
