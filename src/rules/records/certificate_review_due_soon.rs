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
    let Some(fact) = judge.facts.certificates.fact(id) else { return };
    judge.horizon.merge(fact.until);
    let days = judge.profile().certificates.review_due_soon_days;
    for need in judge.facts.needs.of_record(id).filter(|need| need.outcome == Outcome::Met(id)) {
        judge.horizon.merge(judge.facts.needs.until(need.employee));
        if let Some(due) = fact.review.filter(|due| judge.horizon.nears(*due, days)) {
            let message =
                format!("review of the certificate of {} is due on {due}", judge.name(need.employee));
            let subject = judge.both(need.employee, need.post);
            judge.report(
                Draft::new("ReviewDueSoon", "spec.certificate.reviewDueOn", message)
                    .subject(subject)
                    .since(due.plus_days(-days)),
            );
        }
    }
}
