use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP311 labour-contract-expired`.
pub(crate) static RULE: Rule = Rule {
    code: Code(311),
    name: "labour-contract-expired",
    summary: "the labour contract has ended and the employee works on",
    kinds: &[Kind::Employee],
    condition: "Contracted",
    reasons: &["ContractExpired"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Renew, convert to open-ended, or set separatedOn.",
    reference: "Labour Contract Law Art.10, 14, 82",
    seed: "s21",
    page: include_str!("labour_contract_expired.md"),
    checks: &[],
};
