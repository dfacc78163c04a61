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
    let Some(fact) = judge.facts.certificates.fact(id) else { return };
    judge.horizon.merge(fact.until);
    for need in judge.facts.needs.of_record(id).filter(|need| need.outcome == Outcome::Blamed(id)) {
        judge.horizon.merge(judge.facts.needs.until(need.employee));
        if fact.state == CertState::NotYetValid {
            let Some(certificate) = &judge.world.record(id).certificate else { return };
            let (who, category) = (judge.name(need.employee), judge.world.category(certificate.category));
            let message = format!("{category} of {who} is valid only from {}", certificate.valid_from);
            let subject = judge.both(need.employee, need.post);
            judge.report(Draft::new("NotYetValid", "spec.certificate.validFrom", message).subject(subject));
        }
    }
}
