use crate::api::{Kind, Severity};
use crate::facts::{Asked, Needs, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP330 required-certificate-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(330),
    name: "required-certificate-missing",
    summary: "an employee works without a certificate the post requires",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["CertificateMissing"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Remove from the post until certified.",
    reference: "WSL Art.30, Art.97(7); Order 30/19",
    seed: "s20 hold professional qualification certificates; s22 taking up their posts without a license",
    page: include_str!("required_certificate_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.needs.until(id));
    for need in judge.facts.needs.of_employee(id) {
        let (Asked::Requirement(number), Outcome::Missing) = (need.asked, need.outcome) else { continue };
        let (post, asked) = (judge.name(need.post), Needs::categories(judge.world, need));
        let message = format!("{} works as {post} without a certificate {asked}", judge.name(id));
        judge.report(
            Draft::new("CertificateMissing", "spec.assignments", message)
                .subject(format!("{post} needs {asked}"))
                .since(need.from)
                .related(
                    need.post,
                    format!("spec.requiredCertificates[{number}]"),
                    "the post requires it here",
                ),
        );
    }
}
