use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Id, PostId};

/// `SP203 post-vacant`.
pub(crate) static RULE: Rule = Rule {
    code: Code(203),
    name: "post-vacant",
    summary: "a post has no holder, or only absent ones",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["Vacant", "HolderAbsent"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Assign, appoint an acting holder, or set headcount 0.",
    reference: "WSL Art.22 (responsible person of each post)",
    seed: "s16 no blind spot",
    page: include_str!("post_vacant.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    let (staff, lines) = (&judge.facts.staff, &judge.facts.lines);
    judge.horizon.merge(staff.post_until(id));
    let elsewhere = lines.is_head[id.index()] || lines.is_lead[id.index()];
    if elsewhere || judge.world.post(id).headcount == 0 || staff.present(id).next().is_some() {
        return;
    }
    let away: Vec<_> = staff.of_post(id).map(|holding| judge.name(holding.employee)).collect();
    let name = judge.name(id);
    let (reason, message) = if away.is_empty() {
        ("Vacant", format!("Post {name} has no holder"))
    } else {
        ("HolderAbsent", format!("Post {name} is held only by {}, on long absence", away.join(", ")))
    };
    judge.report(Draft::new(reason, "spec.headcount", message));
}
