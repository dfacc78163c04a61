use crate::api::{Kind, Severity};
use crate::facts::{Asked, Needs, Outcome};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP334 manager-qualification-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(334),
    name: "manager-qualification-missing",
    summary: "a principal or safety manager has no qualification and the time for it is over",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["QualificationMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Pass the assessment by the competent authority and record the certificate.",
    reference: "WSL Art.27, Art.97(2); Order 3 Art.24 (within 6 months); Zhejiang Art.13",
    seed: "s20 the main person in charge, the safety production management personnel",
    page: include_str!("manager_qualification_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.needs.until(id));
    for need in judge.facts.needs.of_employee(id) {
        let (Asked::Role(due), Outcome::Missing) = (need.asked, need.outcome) else { continue };
        let (post, asked) = (judge.name(need.post), Needs::categories(judge.world, need));
        let message = format!(
            "{} has been {post} since {} without a {asked} qualification (due {due})",
            judge.name(id),
            need.from
        );
        judge.report(
            Draft::new("QualificationMissing", "spec.assignments", message)
                .subject(format!("{post} needs {asked}"))
                .since(due.next()),
        );
    }
}
