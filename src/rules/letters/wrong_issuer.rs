use crate::api::{Kind, Severity};
use crate::facts::{Superior, issued, issuer_is_right};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{LetterId, Link};

/// `SP405 wrong-issuer`.
pub(crate) static RULE: Rule = Rule {
    code: Code(405),
    name: "wrong-issuer",
    summary: "a letter was issued by somebody who was not the superior",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ChainIntact",
    reasons: &["IssuerNotSuperior"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Have the holder of the superior post issue the letter.",
    reference: "WSL Art.22; practice 'sign layer by layer'",
    seed: "s15 levels; s11 managers at all levels",
    page: include_str!("wrong_issuer.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let (world, facts) = (judge.world, judge.facts);
    let fact = facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    let letter = world.letter(id);
    let Link::To(person) = letter.responsible else { return };
    let Some((issuer, day)) = issued(world, &facts.letters, id, &mut judge.horizon).filter(|_| fact.alive())
    else {
        return;
    };
    judge.horizon.merge(facts.staff.employee_until(person));
    judge.horizon.merge(facts.lines.until);
    for post in
        letter.posts.iter().filter_map(|post| post.to()).filter(|post| facts.staff.holds(person, *post))
    {
        if issuer_is_right(world, &facts.staff, &facts.lines, post, person, (issuer, day)) != Some(false) {
            continue;
        }
        let Superior::Post(superior) = facts.lines.superior(post) else { continue };
        let (by, post, superior_name) = (judge.name(issuer), judge.name(post), judge.name(superior));
        let message = format!(
            "letter {} was issued by {by}; the superior of {post} is {superior_name}",
            judge.name(id)
        );
        judge.report(
            Draft::new("IssuerNotSuperior", "spec.issuer.employeeRef", message)
                .subject(format!("{by} for {post}"))
                .related(superior, "", "the superior post is declared here"),
        );
    }
}
