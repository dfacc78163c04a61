use crate::api::CertificateState;
use crate::api::{Kind, Severity};
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
    let Some(fact) = judge.facts.certificates.fact(id) else { return };
    judge.horizon.merge(fact.until);
    for need in judge.facts.needs.of_record(id).filter(|need| need.outcome == Outcome::Blamed(id)) {
        judge.horizon.merge(judge.facts.needs.until(need.employee));
        let (CertState::Withdrawn(state), Some(certificate)) =
            (fact.state, &judge.world.record(id).certificate)
        else {
            continue;
        };
        let (reason, what) = match state {
            CertificateState::Suspended => ("CertificateSuspended", "suspended"),
            CertificateState::Cancelled => ("CertificateCancelled", "cancelled"),
            CertificateState::Revoked | CertificateState::Active => ("CertificateRevoked", "revoked"),
        };
        let (who, category) = (judge.name(need.employee), judge.world.category(certificate.category));
        let since = certificate.state_since;
        let on = since.map(|since| format!(" on {since}")).unwrap_or_default();
        let message = format!("{category} of {who} was {what}{on}");
        let subject = judge.both(need.employee, need.post);
        let draft = Draft::new(reason, "spec.certificate.state", message).subject(subject);
        judge.report(match since {
            Some(since) => draft.since(since),
            None => draft,
        });
    }
}
