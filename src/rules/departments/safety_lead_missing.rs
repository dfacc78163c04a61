use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP113 safety-lead-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(113),
    name: "safety-lead-missing",
    summary: "nobody is in charge of safety under the principal",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["SafetyLeadUndefined", "SafetyLeadVacant"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "safetyLead.required",
    since: "0.1.0",
    remediation: "Appoint the person in charge of safety, or set policy safetyLead.required=false.",
    reference: "WSL Art.25 para 2 (may); mandatory: Shandong Art.21 (>=100 high-risk / >=300), Shenzhen Art.36 (>=50 / >=300)",
    seed: "s12 the person in charge of safety production shall assist the principal",
    page: include_str!("safety_lead_missing.md"),
    checks: &[],
};
