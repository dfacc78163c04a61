use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP111 legal-representative-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(111),
    name: "legal-representative-missing",
    summary: "the enterprise has no legal representative in office",
    kinds: &[Kind::Department],
    condition: "FirstResponsible",
    reasons: &["LegalRepresentativeMissing", "LegalRepresentativeSeparated"],
    severity: Severity::Critical,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Register the new legal representative and set the reference.",
    reference: "WSL Art.5, Art.21; State Council opinion 2016 (legal rep and actual controller)",
    seed: "s9 legal representative ... first person responsible",
    page: include_str!("legal_representative_missing.md"),
    checks: &[],
};
