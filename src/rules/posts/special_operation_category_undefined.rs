use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::PostId;

/// `SP207 special-operation-category-undefined`.
pub(crate) static RULE: Rule = Rule {
    code: Code(207),
    name: "special-operation-category-undefined",
    summary: "a special operation post requires no certificate",
    kinds: &[Kind::Post],
    condition: "RequirementsDefined",
    reasons: &["CertificateCategoryUndefined"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Name the categories from the catalogue.",
    reference: "WSL Art.30; catalogue of special operations (10 classes / 54 types, Order 19 news)",
    seed: "s20 personnel of special types of work ... certificates",
    page: include_str!("special_operation_category_undefined.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    let post = judge.world.post(id);
    if post.special_operation && post.requirements.is_empty() {
        let message = format!(
            "Post {} is a special operation post but requires no certificate category",
            judge.name(id)
        );
        judge.report(Draft::new("CertificateCategoryUndefined", "spec.requiredCertificates", message));
    }
}
