use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP114 safety-lead-same-as-principal`.
pub(crate) static RULE: Rule = Rule {
    code: Code(114),
    name: "safety-lead-same-as-principal",
    summary: "the person in charge of safety is the principal",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["SameAsPrincipal"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Appoint a different person or waive.",
    reference: "WSL Art.25 para 2",
    seed: "s12 assist the principal person in charge",
    page: include_str!("safety_lead_same_as_principal.md"),
    checks: &[],
};
