use crate::api::{Kind, Severity};
use crate::facts::Sig;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{LetterId, RecordId};

/// `SP005 future-dated-fact`.
pub(crate) static RULE: Rule = Rule {
    code: Code(5),
    name: "future-dated-fact",
    summary: "a signature or a completed training is dated in the future",
    kinds: &[Kind::ResponsibilityLetter, Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["SignedInFuture", "CompletedInFuture"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Record the signature after it was made.",
    reference: "WSL Art.28 para 4 and Art.97(4) (truthful records)",
    seed: "s15 sign a safety responsibility letter",
    page: include_str!("future_dated_fact.md"),
    checks: &[Check::Letter(letter), Check::Record(record)],
};

fn letter(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    if !fact.alive() {
        return;
    }
    let future = fact.parties().into_iter().filter(|(_, sig)| *sig == Sig::Future).map(|(party, _)| party);
    let future: Vec<_> = future.collect();
    let letter = judge.world.letter(id);
    let mut entries = letter.signatures.iter().enumerate();
    let Some((number, entry)) =
        entries.find(|(_, entry)| future.contains(&entry.party) && !judge.horizon.reached(entry.on))
    else {
        return;
    };
    let by = judge.world.target(entry.by).unwrap_or_default();
    let message = format!(
        "signature by {by} is dated {}, which has not happened yet; the signature is ignored",
        entry.on
    );
    let parties: Vec<_> = future.iter().map(|party| format!("{party:?}")).collect();
    let field = format!("spec.signatures[{number}].signedOn");
    judge.report(Draft::new("SignedInFuture", field, message).subject(parties.join(",")));
}

fn record(judge: &mut Judge<'_>, id: RecordId) {
    let Some(on) = judge.world.record(id).completed_on else { return };
    if !judge.horizon.reached(on) {
        let message = format!("completedOn {on} has not happened yet; the record is ignored");
        judge.report(Draft::new("CompletedInFuture", "spec.completedOn", message));
    }
}
