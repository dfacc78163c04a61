use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP120 cooperating-unit-agreement-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(120),
    name: "cooperating-unit-agreement-missing",
    summary: "a cooperating unit is on site without a safety agreement",
    kinds: &[Kind::Department],
    condition: "AgreementInForce",
    reasons: &["AgreementMissing", "AgreementNotYetInForce"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Sign a safety management agreement and declare it as a letter of type CooperatingUnit.",
    reference: "WSL Art.48, Art.49 para 2, Art.103 para 2 (fine up to CNY 50,000); ISO 45001 8.1.4.2; CDM 2015 reg.8",
    seed: "s15 clarify the responsibilities of relevant cooperative units, and sign",
    page: include_str!("cooperating_unit_agreement_missing.md"),
    checks: &[],
};
