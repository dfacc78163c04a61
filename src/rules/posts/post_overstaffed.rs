use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::PostId;

/// `SP205 post-overstaffed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(205),
    name: "post-overstaffed",
    summary: "a post has more permanent holders than its headcount",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["Overstaffed"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "End the old assignment or raise headcount.",
    reference: "design",
    seed: "s11 clarify",
    page: include_str!("post_overstaffed.md"),
    checks: &[Check::Post(check)],
};

fn check(judge: &mut Judge<'_>, id: PostId) {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.post_until(id));
    let have = staff.present(id).filter(|holding| holding.permanent).count();
    let need = judge.world.post(id).headcount as usize;
    if have > need {
        let message = format!("Post {}: {have} permanent holders, headcount {need}", judge.name(id));
        judge.report(Draft::new("Overstaffed", "spec.headcount", message).subject(format!("{have}/{need}")));
    }
}
