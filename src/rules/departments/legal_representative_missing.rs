use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Link};

/// `SP111 legal-representative-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(111),
    name: "legal-representative-missing",
    summary: "the enterprise has no legal representative in office",
    kinds: &[Kind::Department],
    condition: "FirstResponsible",
    reasons: &["LegalRepresentativeMissing", "LegalRepresentativeSeparated"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Register the new legal representative and set the reference.",
    reference: "WSL Art.5, Art.21; State Council opinion 2016 (legal rep and actual controller)",
    seed: "s9 legal representative ... first person responsible",
    page: include_str!("legal_representative_missing.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(enterprise) = &judge.world.department(id).enterprise else { return };
    match enterprise.legal_representative {
        Link::Absent => {
            let message = format!("enterprise {} names no legal representative", judge.name(id));
            judge.report(Draft::new(
                "LegalRepresentativeMissing",
                "spec.enterprise.legalRepresentativeRef",
                message,
            ));
        }
        Link::To(person) => {
            judge.horizon.merge(judge.facts.staff.employee_until(person));
            if !judge.facts.staff.active(person) {
                let name = judge.name(person);
                let message = format!("legal representative {name} does not work for the enterprise");
                judge.report(
                    Draft::new(
                        "LegalRepresentativeSeparated",
                        "spec.enterprise.legalRepresentativeRef",
                        message,
                    )
                    .subject(name)
                    .related(person, "spec.separatedOn", "the person is declared here"),
                );
            }
        }
        Link::Missing(_) | Link::Refused(_) => {}
    }
}
