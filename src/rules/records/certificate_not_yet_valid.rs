use super::answering::answering;
use crate::api::{Kind, Severity};
use crate::facts::{CertState, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP506 certificate-not-yet-valid`.
pub(crate) static RULE: Rule = Rule {
    code: Code(506),
    name: "certificate-not-yet-valid",
    summary: "a required certificate is not valid yet",
    kinds: &[Kind::TrainingRecord],
    condition: "Current",
    reasons: &["NotYetValid"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Keep the person as Trainee until then.",
    reference: "WSL Art.30",
    seed: "s22",
    page: include_str!("certificate_not_yet_valid.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    answering(judge, id, Outcome::Blamed(id), |_, answer| {
        let from = answer.certificate.valid_from;
        let message = format!("{} of {} is valid only from {from}", answer.category, answer.who);
        let early = answer.fact.state == CertState::NotYetValid;
        early.then(|| Draft::new("NotYetValid", "spec.certificate.validFrom", message))
    });
}
