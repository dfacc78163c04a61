use crate::api::{Kind, Severity};
use crate::facts::PairState;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{LetterId, Link, PostId};

/// `SP403 letter-expiring-soon`.
pub(crate) static RULE: Rule = Rule {
    code: Code(403),
    name: "letter-expiring-soon",
    summary: "a letter ends soon and nothing follows it",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["ExpiringSoon"],
    severity: Severity::Low,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Prepare and sign the next letter.",
    reference: "design",
    seed: "s15",
    page: include_str!("letter_expiring_soon.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    judge.horizon.merge(judge.facts.letters.fact(id).until);
    let letter = judge.world.letter(id);
    let days = judge.profile().letters.expiring_soon_days;
    for pair in judge.facts.pairs.of_letter(letter) {
        judge.horizon.merge(pair.until);
        if pair.due
            && pair.state == PairState::InForce(id)
            && judge.horizon.nears(letter.period.to, days)
            && !followed(judge, id, Some(pair.post))
        {
            expiring(judge, id, judge.both(pair.employee, pair.post));
        }
    }
    if let Some(unit) = letter.unit.to() {
        judge.horizon.merge(judge.facts.pairs.unit_until(unit));
        if crate::facts::on_site(judge.world, unit, &mut judge.horizon)
            && judge.facts.pairs.unit(unit) == PairState::InForce(id)
            && judge.horizon.nears(letter.period.to, days)
            && !followed(judge, id, None)
        {
            expiring(judge, id, judge.name(unit).to_owned());
        }
    }
}

// Whether a signed letter for the same post, or unit, goes on without a gap.
fn followed(judge: &mut Judge<'_>, id: LetterId, post: Option<PostId>) -> bool {
    let index = &judge.world.index;
    let letter = judge.world.letter(id);
    let others = match (letter.responsible, letter.unit) {
        (Link::To(person), _) => index.letters_of.of(person),
        (_, Link::To(unit)) => index.agreements_of.of(unit),
        _ => &[],
    };
    let mut followed = false;
    for other in others.iter().filter(|other| **other != id) {
        let (fact, next) = (judge.facts.letters.fact(*other), judge.world.letter(*other));
        let top = post.is_some_and(|post| judge.facts.lines.is_top(post));
        let same = post.is_none_or(|post| crate::facts::names(next, post, top));
        if same && next.period.from <= letter.period.to.next() && next.period.to > letter.period.to {
            judge.horizon.merge(fact.until);
            followed |= fact.signed() && !fact.revoked && !fact.self_issued;
        }
    }
    followed
}

fn expiring(judge: &mut Judge<'_>, id: LetterId, subject: String) {
    let last = judge.world.letter(id).period.to;
    let first = last.plus_days(-judge.profile().letters.expiring_soon_days);
    let message = format!("letter {} ends on {last} and no signed letter follows it", judge.name(id));
    judge.report(Draft::new("ExpiringSoon", "spec.period.to", message).subject(subject).since(first));
}
