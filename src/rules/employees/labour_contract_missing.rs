use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP310 labour-contract-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(310),
    name: "labour-contract-missing",
    summary: "an employee has no signed labour contract",
    kinds: &[Kind::Employee],
    condition: "Contracted",
    reasons: &["ContractMissing", "ContractUnsigned"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "contract.types",
    since: "0.1.0",
    remediation: "Sign the contract and record signedOn and the document digest.",
    reference: "Labour Contract Law Art.7, 10, 82; WSL Art.52 (contract must state safety matters)",
    seed: "s21 sign labor contracts with employees",
    page: include_str!("labour_contract_missing.md"),
    checks: &[],
};
