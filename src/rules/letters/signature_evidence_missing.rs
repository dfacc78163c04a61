use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::LetterId;

/// `SP409 signature-evidence-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(409),
    name: "signature-evidence-missing",
    summary: "a signature has no digest of its evidence",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["EvidenceMissing"],
    severity: Severity::Low,
    tier: Tier::Profile,
    policy: "letters.requireEvidence",
    since: "0.1.0",
    remediation: "Store the scan outside Git and record its sha256 and URI.",
    reference: "Electronic Signature Law Art.8, 13",
    seed: "s15",
    page: include_str!("signature_evidence_missing.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    if !judge.profile().letters.require_evidence || !fact.alive() {
        return;
    }
    let mut signatures = judge.world.letter(id).signatures.iter().enumerate();
    let Some((number, signature)) = signatures.find(|(_, signature)| !signature.evidence) else { return };
    let by = judge.world.target(signature.by).unwrap_or_default();
    let message = format!("signature of {by} has no evidence digest");
    judge.report(Draft::new("EvidenceMissing", format!("spec.signatures[{number}]"), message));
}
