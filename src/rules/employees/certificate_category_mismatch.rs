use crate::api::{Kind, Severity};
use crate::facts::{Asked, Needs, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP331 certificate-category-mismatch`.
pub(crate) static RULE: Rule = Rule {
    code: Code(331),
    name: "certificate-category-mismatch",
    summary: "an employee holds a certificate of another category than the post requires",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["CategoryMismatch"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Obtain the right category, or correct the post's requirement.",
    reference: "WSL Art.30; catalogue of special operations",
    seed: "s22",
    page: include_str!("certificate_category_mismatch.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.needs.until(id));
    for need in judge.facts.needs.of_employee(id) {
        let (Asked::Requirement(number), Outcome::Mismatch(record)) = (need.asked, need.outcome) else {
            continue;
        };
        let (post, asked) = (judge.name(need.post), Needs::categories(judge.world, need));
        let Some(certificate) = &judge.world.record(record).certificate else { continue };
        let held = judge.world.category(certificate.category);
        let message = format!("{} holds {held}; {post} needs {asked}", judge.name(id));
        judge.report(
            Draft::new("CategoryMismatch", "spec.assignments", message)
                .subject(format!("{post} needs {asked}"))
                .since(need.from)
                .related(record, "spec.certificate.category", "the certificate held is recorded here")
                .related(
                    need.post,
                    format!("spec.requiredCertificates[{number}]"),
                    "the post requires it here",
                ),
        );
    }
}
