use super::answering::answering;
use crate::api::{Kind, Severity};
use crate::facts::Outcome;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP504 certificate-review-due-soon`.
pub(crate) static RULE: Rule = Rule {
    code: Code(504),
    name: "certificate-review-due-soon",
    summary: "the review of a required certificate is due soon",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["ReviewDueSoon"],
    severity: Severity::Low,
    tier: Tier::Profile,
    policy: "",
    since: "0.1.0",
    remediation: "Apply for review.",
    reference: "Order 30 Art.22",
    seed: "s20",
    page: include_str!("certificate_review_due_soon.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    let days = judge.profile().certificates.review_due_soon_days;
    answering(judge, id, Outcome::Met(id), |judge, answer| {
        let due = answer.fact.review.filter(|due| judge.horizon.nears(*due, days))?;
        let message = format!("review of the certificate of {} is due on {due}", answer.who);
        let draft = Draft::new("ReviewDueSoon", "spec.certificate.reviewDueOn", message);
        Some(draft.since(due.plus_days(-days)))
    });
}
