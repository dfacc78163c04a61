use super::answering::answering;
use crate::api::{Kind, Severity};
use crate::facts::{CertState, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP503 certificate-review-overdue`.
pub(crate) static RULE: Rule = Rule {
    code: Code(503),
    name: "certificate-review-overdue",
    summary: "the review of a required certificate is overdue",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["ReviewOverdue"],
    severity: Severity::Critical,
    tier: Tier::Profile,
    policy: "family.reviewYears, certificates.reviewAbolishedFrom",
    since: "0.1.0",
    remediation: "Re-qualify; record the new certificate.",
    reference: "Order 30 Art.21, 26 (not reviewed in time: invalid); Order 19 from 2026-06-01",
    seed: "s20 strictly examined in accordance with the relevant provisions",
    page: include_str!("certificate_review_overdue.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    answering(judge, id, Outcome::Blamed(id), |_, answer| {
        let due = answer.fact.review.filter(|_| answer.fact.state == CertState::ReviewOverdue)?;
        let who = answer.who;
        let message = format!("review of the certificate of {who} was due on {due}; the certificate lapsed");
        Some(Draft::new("ReviewOverdue", "spec.certificate.reviewDueOn", message).since(due.next()))
    });
}
