use super::answering::answering;
use crate::api::{CertificateState, Kind, Severity};
use crate::facts::{CertState, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP505 certificate-revoked`.
pub(crate) static RULE: Rule = Rule {
    code: Code(505),
    name: "certificate-revoked",
    summary: "a required certificate was revoked, suspended or cancelled",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["CertificateRevoked", "CertificateSuspended", "CertificateCancelled"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Remove from the post; re-qualify.",
    reference: "Order 30 Art.29-31",
    seed: "s22",
    page: include_str!("certificate_revoked.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    answering(judge, id, Outcome::Blamed(id), |_, answer| {
        let CertState::Withdrawn(state) = answer.fact.state else { return None };
        let (reason, what) = match state {
            CertificateState::Suspended => ("CertificateSuspended", "suspended"),
            CertificateState::Cancelled => ("CertificateCancelled", "cancelled"),
            CertificateState::Revoked | CertificateState::Active => ("CertificateRevoked", "revoked"),
        };
        let since = answer.certificate.state_since;
        let on = since.map(|since| format!(" on {since}")).unwrap_or_default();
        let message = format!("{} of {} was {what}{on}", answer.category, answer.who);
        let draft = Draft::new(reason, "spec.certificate.state", message);
        Some(match since {
            Some(since) => draft.since(since),
            None => draft,
        })
    });
}
