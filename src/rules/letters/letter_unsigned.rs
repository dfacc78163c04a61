use crate::api::Party;
use crate::api::{Kind, Severity};
use crate::facts::{PairState, Sig};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, LetterId, Link, PostId};

/// `SP401 letter-unsigned`.
pub(crate) static RULE: Rule = Rule {
    code: Code(401),
    name: "letter-unsigned",
    summary: "a letter is in its period but not signed",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["ResponsibleSignatureMissing", "IssuerSignatureMissing"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Obtain the signature and record signedOn, method and evidence digest.",
    reference: "WSL Art.22; SCSCO [2017] 29; practice: letters run 1 Jan - 31 Dec",
    seed: "s15 sign a safety responsibility letter",
    page: include_str!("letter_unsigned.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    let unsigned = fact.parties().into_iter().any(|(_, sig)| sig == Sig::Missing);
    if !unsigned || !fact.in_period() || fact.self_issued {
        return;
    }
    let letter = judge.world.letter(id);
    let whom = match (letter.responsible, letter.unit) {
        (Link::To(person), _) if answers(judge, id, person) => judge.name(person),
        (_, Link::To(unit)) if crate::facts::on_site(judge.world, unit, &mut judge.horizon) => {
            judge.horizon.merge(judge.facts.pairs.unit_until(unit));
            if matches!(judge.facts.pairs.unit(unit), PairState::InForce(_)) {
                return;
            }
            judge.name(unit)
        }
        _ => return,
    };
    for (party, _) in fact.parties().into_iter().filter(|(_, sig)| *sig == Sig::Missing) {
        let (reason, who) = match party {
            Party::Issuer => ("IssuerSignatureMissing", "its issuer"),
            Party::Responsible => ("ResponsibleSignatureMissing", whom),
        };
        let message = format!("letter {} is in its period but {who} has not signed", judge.name(id));
        judge.report(Draft::new(reason, "spec.signatures", message).subject(whom).since(letter.period.from));
    }
}

// Whether the person is present for a post of the letter that no other letter covers.
fn answers(judge: &mut Judge<'_>, id: LetterId, person: EmployeeId) -> bool {
    let staff = &judge.facts.staff;
    judge.horizon.merge(staff.employee_until(person));
    let posts = &judge.world.letter(id).posts;
    let mut held =
        staff.of_employee(person).iter().filter(|h| h.present && posts.contains(&Link::To(h.post)));
    held.any(|holding| !covered(judge, person, holding.post))
}

fn covered(judge: &mut Judge<'_>, person: EmployeeId, post: PostId) -> bool {
    let Some(pair) = judge.facts.pairs.answer(person, post) else { return false };
    judge.horizon.merge(pair.until);
    pair.state.covered()
}
