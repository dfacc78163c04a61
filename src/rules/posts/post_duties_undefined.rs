use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::PostId;

/// `SP201 post-duties-undefined`.
pub(crate) static RULE: Rule = Rule {
    code: Code(201),
    name: "post-duties-undefined",
    summary: "a post defines no safety duties",
    kinds: &[Kind::Post],
    condition: "DutiesDefined",
    reasons: &["DutiesUndefined"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "List the safety responsibilities of the post.",
    reference: "WSL Art.22; SCSCO [2017] 29 items 1,3; ISO 45001 5.3",
    seed: "s15 the responsibility system shall cover all ...; s54 post safety responsibility",
    page: include_str!("post_duties_undefined.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    let post = judge.world.post(id);
    judge.horizon.merge(judge.facts.staff.post_until(id));
    let used = post.headcount > 0 || judge.facts.staff.of_post(id).next().is_some();
    if used && post.duties.is_none() {
        let message = format!("Post {} defines no safety duties", judge.name(id));
        judge.report(Draft::new("DutiesUndefined", "spec.duties", message));
    }
}
