use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{LetterId, Link};

/// `SP410 overlapping-letters`.
pub(crate) static RULE: Rule = Rule {
    code: Code(410),
    name: "overlapping-letters",
    summary: "two letters in force cover the same person and post",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["OverlappingLetters"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Revoke one or set supersedesRef.",
    reference: "design",
    seed: "s11 clarify",
    page: include_str!("overlapping_letters.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let (world, facts) = (judge.world, judge.facts);
    judge.horizon.merge(facts.letters.fact(id).until);
    if !facts.letters.fact(id).in_force() {
        return;
    }
    let letter = world.letter(id);
    for pair in facts.pairs.of_letter(letter) {
        judge.horizon.merge(pair.until);
        let top = facts.lines.is_top(pair.post);
        if pair.due && crate::facts::names(letter, pair.post, top) {
            let named = world.index.letters_of.of(pair.employee).iter();
            let rival = named.copied().find(|other| {
                rivals(judge, id, *other) && crate::facts::names(world.letter(*other), pair.post, top)
            });
            report(judge, id, rival, judge.both(pair.employee, pair.post));
        }
    }
    if let Some(unit) = letter.unit.to().filter(|unit| facts.pairs.unit(*unit).covered()) {
        let rival =
            world.index.agreements_of.of(unit).iter().copied().find(|other| rivals(judge, id, *other));
        report(judge, id, rival, judge.name(unit).to_owned());
    }
}

fn rivals(judge: &Judge<'_>, id: LetterId, other: LetterId) -> bool {
    let supersedes = |a: LetterId, b: LetterId| judge.world.letter(a).supersedes == Link::To(b);
    other != id
        && judge.facts.letters.fact(other).in_force()
        && !supersedes(id, other)
        && !supersedes(other, id)
}

fn report(judge: &mut Judge<'_>, id: LetterId, rival: Option<LetterId>, subject: String) {
    if let Some(other) = rival {
        let message =
            format!("{} and {} both cover {subject}", judge.name(id.min(other)), judge.name(id.max(other)));
        judge.report(Draft::new("OverlappingLetters", "spec.period", message).subject(subject).related(
            other,
            "spec.period",
            "the other letter is declared here",
        ));
    }
}
