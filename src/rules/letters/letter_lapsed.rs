use crate::api::{Kind, Severity};
use crate::facts::PairState;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::LetterId;

/// `SP402 letter-lapsed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(402),
    name: "letter-lapsed",
    summary: "a letter has ended and nothing replaces it",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["Expired"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Issue a letter for the current period.",
    reference: "WSL Art.22",
    seed: "s15; s16 no blind spot",
    page: include_str!("letter_lapsed.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    judge.horizon.merge(judge.facts.letters.fact(id).until);
    let letter = judge.world.letter(id);
    for pair in judge.facts.pairs.of_letter(letter) {
        judge.horizon.merge(pair.until);
        if pair.due && pair.state == PairState::Lapsed(id) {
            lapsed(judge, id, judge.both(pair.employee, pair.post));
        }
    }
    if let Some(unit) = letter.unit.to() {
        judge.horizon.merge(judge.facts.pairs.unit_until(unit));
        let on_site = crate::facts::on_site(judge.world, unit, &mut judge.horizon);
        if on_site && judge.facts.pairs.unit(unit) == PairState::Lapsed(id) {
            lapsed(judge, id, judge.name(unit).to_owned());
        }
    }
}

fn lapsed(judge: &mut Judge<'_>, id: LetterId, subject: String) {
    let last = judge.world.letter(id).period.to;
    let message = format!("letter {} ended on {last} and nothing replaces it", judge.name(id));
    judge.report(Draft::new("Expired", "spec.period.to", message).subject(subject).since(last.next()));
}
