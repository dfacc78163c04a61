use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::RecordId;

/// `SP512 training-evidence-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(512),
    name: "training-evidence-missing",
    summary: "a completed training has no digest of its evidence",
    kinds: &[Kind::TrainingRecord],
    condition: "SpecValid",
    reasons: &["EvidenceMissing"],
    severity: Severity::Low,
    tier: Tier::Profile,
    policy: "",
    since: "0.1.0",
    remediation: "Attach URI and digest; records are to be kept >= 3 years (Zhejiang).",
    reference: "WSL Art.28 para 4, Art.97(4); Zhejiang Art.14 para 3; OSHA 1910.119(g)(3)",
    seed: "s22",
    page: include_str!("training_evidence_missing.md"),
    checks: &[Check::Record(check)],
};

fn check(judge: &mut Judge<'_>, id: RecordId) {
    let record = judge.world.record(id);
    if !judge.profile().training_require_evidence || record.evidence {
        return;
    }
    if record.completed_on.is_some_and(|on| judge.horizon.reached(on)) {
        let message = format!("record {} has no digest of its evidence", judge.name(id));
        judge.report(Draft::new("EvidenceMissing", "spec.evidence", message));
    }
}
