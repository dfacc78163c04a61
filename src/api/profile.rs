use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

use super::{
    ByClassPatch, Date, DepartmentType, EmploymentType, EntryPatch, Industry, RefresherPatch, Severity,
    TransferPatch,
};

/// The names of the shipped profiles.
pub const PROFILE_NAMES: [&str; 6] =
    ["generic", "prc-2015", "prc-2026", "prc-zhejiang", "seed-literal", "uk-us-example"];

/// Departures from a profile: the shape of a profile with every leaf optional.
///
/// A leaf that may be `null` tells "leave it" (absent) from "there is none" (`null`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfilePatch {
    /// IANA name of the default time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 64), regex(pattern = super::pattern::TIME_ZONE))]
    pub time_zone: Option<SmolStr>,
    /// `Compliant` is False from this severity on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<Severity>,
    /// What the profile says about employees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employee: Option<EmployeePatch>,
    /// What the profile says about posts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<PostPatch>,
    /// What the profile says about absences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absence: Option<AbsencePatch>,
    /// What the profile says about responsibility letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letters: Option<LettersPatch>,
    /// What the profile says about entry education.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryPatch>,
    /// What the profile says about transfer and return training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferPatch>,
    /// What the profile says about yearly refresher training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresher: Option<RefresherPatch>,
    /// What the profile says about the qualification of principals and safety managers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification: Option<QualificationPatch>,
    /// What the profile says about certificates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificates: Option<CertificatesPatch>,
    /// What the profile says about safety committees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub committee: Option<CommitteePatch>,
    /// What the profile says about the person in charge of safety.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safety_lead: Option<SafetyLeadPatch>,
    /// What the profile says about safety managers and the safety institution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staffing: Option<StaffingPatch>,
    /// What the profile says about registered safety engineers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rse: Option<RsePatch>,
    /// What the profile says about labour contracts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractPatch>,
    /// Industries of the high-risk training class.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub training_high_risk_industries: Option<Vec<Industry>>,
    /// What the profile says about training records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training: Option<TrainingPatch>,
    /// Rules switched off or graded otherwise, by code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("maxProperties" = 200))]
    pub rules: Option<BTreeMap<SmolStr, RulePatch>>,
}

/// About employees.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct EmployeePatch {
    /// Days after hiring within which a person may have no post.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub no_post_grace_days: Option<i32>,
}

/// About posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct PostPatch {
    /// Days for which a post may have only an acting holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub acting_max_days: Option<i32>,
    /// Whether every post needs assessment criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_assessment_criteria: Option<bool>,
}

/// About absences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct AbsencePatch {
    /// An absence longer than this many days opens the post.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub vacates_after_days: Option<i32>,
    /// Months of absence after which return training is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub return_training_after_months: Option<i32>,
    /// Whether exactly that many months are enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inclusive: Option<bool>,
}

/// Who may issue a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum IssuerPolicy {
    /// The nearest superior level that somebody else holds.
    DirectSuperior,
    /// Any level above.
    AnySuperior,
}

/// About responsibility letters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct LettersPatch {
    /// Days after taking a post within which a letter may be missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub grace_days: Option<i32>,
    /// The longest period of a letter, in months.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub max_months: Option<i32>,
    /// Days before its end from which a letter is expiring soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub expiring_soon_days: Option<i32>,
    /// Days after the start within which a signature is not late.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub late_grace_days: Option<i32>,
    /// Whether holders of top posts need a commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_commitment: Option<bool>,
    /// Whether contractors' workers need letters of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contractor_individuals: Option<bool>,
    /// Whether signatures need an evidence digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_evidence: Option<bool>,
    /// Who may issue a letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<IssuerPolicy>,
}

/// The certificate category that a role needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct ByRolePatch {
    /// Of principals; `null`: none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(length(max = 128), regex(pattern = super::pattern::CATEGORY))]
    pub principal: Option<Option<SmolStr>>,
    /// Of the person in charge of safety; `null`: none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(length(max = 128), regex(pattern = super::pattern::CATEGORY))]
    pub safety_lead: Option<Option<SmolStr>>,
    /// Of safety managers; `null`: none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(length(max = 128), regex(pattern = super::pattern::CATEGORY))]
    pub safety_manager: Option<Option<SmolStr>>,
}

/// About the qualification of principals and safety managers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct QualificationPatch {
    /// Months after taking the post within which it may be missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub grace_months: Option<i32>,
    /// Class hours of initial training, by training class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_hours: Option<ByClassPatch>,
    /// The category a role needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_role: Option<ByRolePatch>,
}

/// A family of certificates; a leaf that is `null` means: none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct FamilyPatch {
    /// Years of validity where a certificate does not say.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(range(min = 0, max = 36_500))]
    pub valid_years: Option<Option<i32>>,
    /// Years between reviews.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(range(min = 0, max = 36_500))]
    pub review_years: Option<Option<i32>>,
    /// Months away from such posts after which a practical examination is due.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(range(min = 0, max = 36_500))]
    pub re_exam_after_months: Option<Option<i32>>,
}

/// About certificates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct CertificatesPatch {
    /// Days before its end from which a certificate is expiring soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub expiring_soon_days: Option<i32>,
    /// Days before it is due from which a review is due soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub review_due_soon_days: Option<i32>,
    /// Reviews due from this day on are no longer made; `null`: reviews go on.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub review_abolished_from: Option<Option<Date>>,
    /// The families, by the part of the category before the slash.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("maxProperties" = 64))]
    pub families: Option<BTreeMap<SmolStr, FamilyPatch>>,
}

/// About safety committees.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct CommitteePatch {
    /// The types of department that need one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub required_for: Option<Vec<DepartmentType>>,
    /// The least number of members, the chair included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub min_members: Option<i32>,
    /// Months between meetings; `null`: no rule.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(range(min = 0, max = 36_500))]
    pub meeting_months: Option<Option<i32>>,
}

/// About the person in charge of safety.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct SafetyLeadPatch {
    /// Whether there must be one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
}

/// The class of industry to which a staffing tier applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum TierClass {
    /// Every industry.
    Any,
    /// Industries that are not high-risk.
    General,
    /// High-risk industries.
    HighRisk,
}

/// What an enterprise of a class and size needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tier {
    /// For which class of industry.
    pub class: TierClass,
    /// For more than this many people.
    #[schemars(range(min = 0, max = 10_000_000))]
    pub over: i64,
    /// The least number of safety managers.
    #[schemars(range(min = 0, max = 10_000_000))]
    pub need: i64,
    /// The least share of safety managers, a number between 0 and 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1))]
    pub ratio: Option<f64>,
    /// Whether they must be full-time.
    #[serde(default)]
    pub full_time: bool,
    /// Whether a safety institution will do instead.
    #[serde(default)]
    pub institution_suffices: bool,
    /// Whether there must be a safety institution.
    #[serde(default)]
    pub institution_required: bool,
}

/// About safety managers and the safety institution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct StaffingPatch {
    /// Industries of the high-risk staffing class.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub high_risk_industries: Option<Vec<Industry>>,
    /// The types of employment that count as staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub counted_types: Option<Vec<EmploymentType>>,
    /// What each class and size needs; the first that fits decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub tiers: Option<Vec<Tier>>,
}

/// About registered safety engineers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RsePatch {
    /// Industries that need one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub industries: Option<Vec<Industry>>,
}

/// About labour contracts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ContractPatch {
    /// The types of employment that need one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub types: Option<Vec<EmploymentType>>,
    /// Months after hiring within which it must be signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub grace_months: Option<i32>,
}

/// About training records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct TrainingPatch {
    /// Whether completed records need an evidence digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_evidence: Option<bool>,
}

/// A rule switched off or graded otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RulePatch {
    /// Whether the rule is judged at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Its severity in this enterprise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
}

/// Tells a leaf that is `null` from one that is absent.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
