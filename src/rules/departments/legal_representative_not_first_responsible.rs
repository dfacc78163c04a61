use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP112 legal-representative-not-first-responsible`.
pub(crate) static RULE: Rule = Rule {
    code: Code(112),
    name: "legal-representative-not-first-responsible",
    summary: "the legal representative holds no principal's post",
    kinds: &[Kind::Department],
    condition: "FirstResponsible",
    reasons: &["NotFirstResponsible"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Assign the legal representative to a Principal post with duties and a commitment letter.",
    reference: "WSL Art.5, 21; Ningbo 2021 rules Art.32(1); Shandong Regs Art.16 para 2 (principal = legal rep, actual controller, other decision makers)",
    seed: "s9 implement the responsibility of the legal representative",
    page: include_str!("legal_representative_not_first_responsible.md"),
    checks: &[],
};
