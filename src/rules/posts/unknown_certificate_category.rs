use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Category, PostId, RecordId};

/// `SP208 unknown-certificate-category`.
pub(crate) static RULE: Rule = Rule {
    code: Code(208),
    name: "unknown-certificate-category",
    summary: "a certificate category belongs to no family of the profile",
    kinds: &[Kind::Post, Kind::TrainingRecord],
    condition: "RequirementsDefined",
    reasons: &["UnknownCategory"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Fix the spelling or add the family to profileOverrides.",
    reference: "design",
    seed: "s20",
    page: include_str!("unknown_certificate_category.md"),
    checks: &[Check::Post(post), Check::Record(record)],
};

fn post(judge: &mut Judge<'_>, id: PostId) {
    for (number, any_of) in judge.world.post(id).requirements.iter().enumerate() {
        for (item, category) in any_of.iter().enumerate() {
            ask(judge, *category, || format!("spec.requiredCertificates[{number}].anyOf[{item}]"));
        }
    }
}

fn record(judge: &mut Judge<'_>, id: RecordId) {
    if let Some(certificate) = &judge.world.record(id).certificate {
        ask(judge, certificate.category, || "spec.certificate.category".to_owned());
    }
}

fn ask(judge: &mut Judge<'_>, category: Category, field: impl Fn() -> String) {
    if judge.facts.certificates.family(category).is_none() {
        let name = judge.world.category(category);
        let message = format!("category {name} belongs to no family of the profile");
        judge.report(Draft::new("UnknownCategory", field(), message).subject(name));
    }
}
