use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::PostId;

/// `SP202 assessment-criteria-undefined`.
pub(crate) static RULE: Rule = Rule {
    code: Code(202),
    name: "assessment-criteria-undefined",
    summary: "a post has no criteria by which its duties are assessed",
    kinds: &[Kind::Post],
    condition: "DutiesDefined",
    reasons: &["CriteriaUndefined"],
    severity: Severity::Medium,
    tier: Tier::Profile,
    policy: "post.requireAssessmentCriteria",
    since: "0.1.0",
    remediation: "Add the criteria by which performance of the duties is assessed.",
    reference: "WSL Art.22 para 1 (responsible person, scope, assessment criteria); Shandong Art.16",
    seed: "s54 assessment method ... post safety performance assessment",
    page: include_str!("assessment_criteria_undefined.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    if judge.profile().require_assessment_criteria && !judge.world.post(id).has_criteria {
        let message = format!("Post {} has no assessment criteria", judge.name(id));
        judge.report(Draft::new("CriteriaUndefined", "spec.assessmentCriteria", message));
    }
}
