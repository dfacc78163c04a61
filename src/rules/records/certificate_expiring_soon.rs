use super::answering::answering;
use crate::api::{Date, Kind, Severity};
use crate::facts::{CertState, Need, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP502 certificate-expiring-soon`.
pub(crate) static RULE: Rule = Rule {
    code: Code(502),
    name: "certificate-expiring-soon",
    summary: "a required certificate expires soon and nothing follows it",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["ExpiringSoon"],
    severity: Severity::Low,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Apply for renewal.",
    reference: "Order 30 Art.22 (apply within 60 days before expiry)",
    seed: "s20",
    page: include_str!("certificate_expiring_soon.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    let days = judge.profile().certificates.expiring_soon_days;
    answering(judge, id, Outcome::Met(id), |judge, answer| {
        let end = answer.fact.end;
        if !judge.horizon.nears(end, days) || followed(judge, end, answer.need) {
            return None;
        }
        let (who, category) = (answer.who, answer.category);
        let message = format!("{category} of {who} ends on {end} and no certificate follows it");
        Some(Draft::new("ExpiringSoon", "spec.certificate.validTo", message).since(end.plus_days(-days)))
    });
}

// Whether a certificate that meets the same need begins later and goes on without a gap.
fn followed(judge: &Judge<'_>, end: Date, need: &Need) -> bool {
    judge.world.index.records_of.of(need.employee).iter().any(|other| {
        let (Some(fact), Some(certificate)) =
            (judge.facts.certificates.fact(*other), &judge.world.record(*other).certificate)
        else {
            return false;
        };
        fact.state == CertState::NotYetValid
            && certificate.valid_from <= end.next()
            && fact.end > end
            && need.accepts(judge.world, certificate.category)
    })
}
