use crate::api::{Kind, Severity};
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
    let Some(fact) = judge.facts.certificates.fact(id) else { return };
    judge.horizon.merge(fact.until);
    let days = judge.profile().certificates.expiring_soon_days;
    for need in judge.facts.needs.of_record(id).filter(|need| need.outcome == Outcome::Met(id)) {
        judge.horizon.merge(judge.facts.needs.until(need.employee));
        if !judge.horizon.nears(fact.end, days) || followed(judge, id, need) {
            continue;
        }
        let Some(certificate) = &judge.world.record(id).certificate else { return };
        let (who, category) = (judge.name(need.employee), judge.world.category(certificate.category));
        let message = format!("{category} of {who} ends on {} and no certificate follows it", fact.end);
        let subject = judge.both(need.employee, need.post);
        judge.report(
            Draft::new("ExpiringSoon", "spec.certificate.validTo", message)
                .subject(subject)
                .since(fact.end.plus_days(-days)),
        );
    }
}

// Whether a certificate that meets the same need begins later and goes on without a gap.
fn followed(judge: &Judge<'_>, id: RecordId, need: &Need) -> bool {
    let Some(end) = judge.facts.certificates.fact(id).map(|fact| fact.end) else { return false };
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
