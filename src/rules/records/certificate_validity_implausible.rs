use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP508 certificate-validity-implausible`.
pub(crate) static RULE: Rule = Rule {
    code: Code(508),
    name: "certificate-validity-implausible",
    summary: "a certificate is dated longer than its family allows",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["ValidityTooLong"],
    severity: Severity::Medium,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Check the certificate.",
    reference: "Order 30 Art.19",
    seed: "s20",
    page: include_str!("certificate_validity_implausible.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    let Some(certificate) = &judge.world.record(id).certificate else { return };
    let Some(years) =
        judge.facts.certificates.family(certificate.category).and_then(|family| family.valid_years)
    else {
        return;
    };
    let Some(to) = certificate.valid_to.filter(|to| !judge.horizon.passed(*to)) else { return };
    if to > certificate.valid_from.plus_months(12 * years) {
        let message = format!(
            "validity from {} to {to} exceeds the {years} years of {}",
            certificate.valid_from,
            judge.world.category(certificate.category)
        );
        judge.report(
            Draft::new("ValidityTooLong", "spec.certificate.validTo", message).subject(format!("{years}y")),
        );
    }
}
