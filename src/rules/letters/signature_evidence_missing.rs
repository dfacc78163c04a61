use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
