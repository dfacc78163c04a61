use crate::api::{Kind, Severity};
use crate::facts::Sig;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::LetterId;

/// `SP408 signatory-mismatch`.
pub(crate) static RULE: Rule = Rule {
    code: Code(408),
    name: "signatory-mismatch",
    summary: "a letter was signed by the wrong person",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["SignatoryMismatch"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Replace with a signature of the right person.",
    reference: "Electronic Signature Law Art.13-14",
    seed: "s15",
    page: include_str!("signatory_mismatch.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    if !fact.alive() {
        return;
    }
    let wrong: Vec<_> =
        fact.parties().into_iter().filter(|(_, sig)| *sig == Sig::Wrong).map(|(party, _)| party).collect();
    let letter = judge.world.letter(id);
    let mut entries = letter.signatures.iter().enumerate();
    let Some((number, entry)) = entries.find(|(_, entry)| wrong.contains(&entry.party)) else { return };
    let by = judge.world.target(entry.by).unwrap_or_default();
    let message = format!(
        "signature {:?} of letter {} is by {by}, who is not the declared party on {}",
        entry.party,
        judge.name(id),
        entry.on
    );
    let parties: Vec<_> = wrong.iter().map(|party| format!("{party:?}")).collect();
    let field = format!("spec.signatures[{number}].employeeRef");
    judge.report(Draft::new("SignatoryMismatch", field, message).subject(parties.join(",")));
}
