use super::answering::answering;
use crate::api::{Kind, Severity};
use crate::facts::{CertState, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP501 certificate-expired`.
pub(crate) static RULE: Rule = Rule {
    code: Code(501),
    name: "certificate-expired",
    summary: "a required certificate has expired",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["Expired"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Remove from the post; renew (replacement) and record the new certificate.",
    reference: "WSL Art.30, 97(7); Order 30 Art.19 (6 years); Order 19 (6-yearly replacement)",
    seed: "s20, s22 without a license",
    page: include_str!("certificate_expired.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    answering(judge, id, Outcome::Blamed(id), |_, answer| {
        let end = answer.fact.end;
        let message = format!("{} of {} expired on {end}", answer.category, answer.who);
        let expired = answer.fact.state == CertState::Expired;
        expired.then(|| Draft::new("Expired", "spec.certificate.validTo", message).since(end.next()))
    });
}
