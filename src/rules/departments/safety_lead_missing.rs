use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, Link};

/// `SP113 safety-lead-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(113),
    name: "safety-lead-missing",
    summary: "nobody is in charge of safety under the principal",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["SafetyLeadUndefined", "SafetyLeadVacant"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "safetyLead.required",
    since: "0.1.0",
    remediation: "Appoint the person in charge of safety, or set policy safetyLead.required=false.",
    reference: "WSL Art.25 para 2 (may); mandatory: Shandong Art.21 (>=100 high-risk / >=300), Shenzhen Art.36 (>=50 / >=300)",
    seed: "s12 the person in charge of safety production shall assist the principal",
    page: include_str!("safety_lead_missing.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(enterprise) = &judge.world.department(id).enterprise else { return };
    if !judge.profile().safety_lead_required {
        return;
    }
    match enterprise.safety_lead_post {
        Link::Absent => {
            let message =
                format!("enterprise {} names no post for the person in charge of safety", judge.name(id));
            judge.report(Draft::new("SafetyLeadUndefined", "spec.enterprise.safetyLeadPostRef", message));
        }
        Link::To(post) => {
            judge.horizon.merge(judge.facts.staff.post_until(post));
            if judge.facts.staff.of_post(post).next().is_none() {
                let name = judge.name(post);
                let message = format!("post {name} (safety lead) has no holder");
                judge.report(
                    Draft::new("SafetyLeadVacant", "spec.enterprise.safetyLeadPostRef", message)
                        .subject(name)
                        .related(post, "", "the post is declared here"),
                );
            }
        }
        Link::Missing(_) | Link::Refused(_) => {}
    }
}
