use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

/// `SP119 registered-safety-engineer-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(119),
    name: "registered-safety-engineer-missing",
    summary: "the industry requires a registered safety engineer and there is none",
    kinds: &[Kind::Department],
    condition: "SafetyStaffed",
    reasons: &["RegisteredSafetyEngineerMissing"],
    severity: Severity::Medium,
    tier: Tier::Profile,
    policy: "rse.industries",
    since: "0.1.0",
    remediation: "Employ one or record the certificate.",
    reference: "WSL Art.27 para 3, Art.97(1)",
    seed: "s13 (institution and personnel)",
    page: include_str!("registered_safety_engineer_missing.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let world = judge.world;
    let Some(enterprise) =
        world.department(id).enterprise.as_ref().filter(|_| world.settings.root == Some(id))
    else {
        return;
    };
    if !judge.profile().rse_industries.contains(&enterprise.industry) {
        return;
    }
    judge.horizon.merge(judge.shared.engineer_until);
    if !judge.shared.engineer {
        let message = format!("{:?} enterprise without a registered safety engineer", enterprise.industry);
        judge.report(Draft::new("RegisteredSafetyEngineerMissing", "spec.enterprise.industry", message));
    }
}
