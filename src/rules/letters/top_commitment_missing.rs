use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP415 top-commitment-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(415),
    name: "top-commitment-missing",
    summary: "the holder of a top post has made no safety commitment",
    kinds: &[Kind::Employee],
    condition: "Covered",
    reasons: &["CommitmentMissing"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "letters.topCommitment",
    since: "0.1.0",
    remediation: "Record the public safety commitment or the letter signed with the parent/authority.",
    reference: "WSL Art.5, 21; Ningbo Art.21 (public commitment)",
    seed: "s9, s16",
    page: include_str!("top_commitment_missing.md"),
    checks: &[],
};
