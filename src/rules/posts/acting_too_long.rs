use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::PostId;

/// `SP209 acting-too-long`.
pub(crate) static RULE: Rule = Rule {
    code: Code(209),
    name: "acting-too-long",
    summary: "a post has had only acting holders for too long",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["ActingTooLong"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Make a permanent appointment.",
    reference: "design",
    seed: "s11",
    page: include_str!("acting_too_long.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.post_until(id));
    if staff.of_post(id).any(|holding| holding.permanent) {
        return;
    }
    let Some(from) = staff.of_post(id).map(|holding| holding.from).min() else { return };
    let last = from.plus_days(judge.profile().acting_max_days);
    if judge.horizon.passed(last) {
        let message = format!("Post {} has had only an acting holder since {from}", judge.name(id));
        judge.report(Draft::new("ActingTooLong", "", message).since(last.next()));
    }
}
