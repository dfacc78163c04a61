use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Id, PostId};

/// `SP204 post-understaffed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(204),
    name: "post-understaffed",
    summary: "a post has fewer holders than its headcount",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["Understaffed"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Recruit or lower headcount.",
    reference: "design (Shandong Art.30(2) staffing limits analog)",
    seed: "-",
    page: include_str!("post_understaffed.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    let (staff, lines) = (&judge.facts.staff, &judge.facts.lines);
    judge.horizon.merge(staff.post_until(id));
    let elsewhere = lines.is_head[id.index()] || lines.is_lead[id.index()];
    let (have, need) = (staff.present(id).count(), judge.world.post(id).headcount as usize);
    if !elsewhere && have > 0 && have < need {
        let message = format!("Post {}: {have} of {need} filled", judge.name(id));
        judge.report(Draft::new("Understaffed", "spec.headcount", message).subject(format!("{have}/{need}")));
    }
}
