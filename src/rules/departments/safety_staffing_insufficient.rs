use crate::api::{Kind, Severity};
use crate::api::{Tier as StaffingTier, TierClass};
use crate::facts::Staff;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, EmployeeId, Id, World};

/// `SP118 safety-staffing-insufficient`.
pub(crate) static RULE: Rule = Rule {
    code: Code(118),
    name: "safety-staffing-insufficient",
    summary: "the enterprise has too few safety managers, or no safety institution",
    kinds: &[Kind::Department],
    condition: "SafetyStaffed",
    reasons: &["SafetyManagerMissing", "FullTimeManagerRequired", "InstitutionRequired"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Set up the institution, or make a SafetyManager post full-time and fill it.",
    reference: "WSL Art.24, Art.97(1); Zhejiang Art.11, Shanghai Art.20, Henan Art.14 (2%), Shenzhen Art.37",
    seed: "s13 safety production management institutions and their personnel",
    page: include_str!("safety_staffing_insufficient.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let world = judge.world;
    if world.settings.root != Some(id) {
        return;
    }
    judge.horizon.merge(judge.shared.staff_until);
    let count = counted(world, &judge.facts.staff, id);
    let class = if world.settings.high_risk_staffing { TierClass::HighRisk } else { TierClass::General };
    let mut tiers = judge.profile().staffing.tiers.iter();
    let fits =
        |tier: &&StaffingTier| (tier.class == TierClass::Any || tier.class == class) && tier.over < count;
    if let Some(tier) = tiers.find(fits) {
        staffed(judge, tier, count);
    }
}

fn counted(world: &World, staff: &Staff, root: DepartmentId) -> i64 {
    let types = &world.settings.profile.staffing.counted_types;
    let employees = world.employees.iter().enumerate();
    let own =
        employees.filter(|(i, e)| types.contains(&e.employment) && staff.active(EmployeeId::new(*i))).count();
    let declared =
        world.department(root).enterprise.as_ref().map_or(0, |enterprise| enterprise.declared_headcount);
    declared.max(i64::try_from(own).unwrap_or(i64::MAX))
}

fn staffed(judge: &mut Judge<'_>, tier: &StaffingTier, count: i64) {
    let institution = judge.shared.institution;
    let people = &judge.shared.managers;
    let class = if judge.world.settings.high_risk_staffing { "high-risk" } else { "general" };
    let subject = count.to_string();
    if tier.institution_required && !institution {
        let message =
            format!("{count} employees, {class} industry: a safety institution with staff is required");
        judge
            .report(Draft::new("InstitutionRequired", "spec.enterprise.industry", message).subject(&subject));
    }
    if tier.institution_suffices && institution {
        return;
    }
    let need = needed(tier, count);
    let full = people.iter().filter(|(_, full_time)| *full_time).count();
    let have = i64::try_from(if tier.full_time { full } else { people.len() }).unwrap_or(i64::MAX);
    if have >= need {
        return;
    }
    let kind = if tier.full_time { "full-time safety managers" } else { "safety managers" };
    let instead = if tier.institution_suffices { ", or a safety institution" } else { "" };
    let message = format!(
        "{count} employees, {class} industry: {need} {kind} are required{instead}; found {full} full-time and {} part-time",
        people.len() - full
    );
    let reason =
        if tier.full_time && !people.is_empty() { "FullTimeManagerRequired" } else { "SafetyManagerMissing" };
    judge.report(Draft::new(reason, "spec.enterprise.industry", message).subject(subject));
}

// The ratio is a share with at most six digits, so whole numbers count exactly.
#[allow(clippy::cast_possible_truncation, reason = "a ratio lies between 0 and 1")]
fn needed(tier: &StaffingTier, count: i64) -> i64 {
    let millionths = (tier.ratio.unwrap_or(0.0) * 1e6).round() as i64;
    let share = (i128::from(millionths) * i128::from(count) + 999_999) / 1_000_000;
    tier.need.max(i64::try_from(share).unwrap_or(i64::MAX))
}
