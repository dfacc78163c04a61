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
    let Some(fact) = judge.facts.certificates.fact(id) else { return };
    judge.horizon.merge(fact.until);
    for need in judge.facts.needs.of_record(id).filter(|need| need.outcome == Outcome::Blamed(id)) {
        judge.horizon.merge(judge.facts.needs.until(need.employee));
        if fact.state == CertState::Expired {
            let Some(certificate) = &judge.world.record(id).certificate else { return };
            let (who, category) = (judge.name(need.employee), judge.world.category(certificate.category));
            let message = format!("{category} of {who} expired on {}", fact.end);
            let subject = judge.both(need.employee, need.post);
            judge.report(
                Draft::new("Expired", "spec.certificate.validTo", message)
                    .subject(subject)
                    .since(fact.end.next()),
            );
        }
    }
}
