use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, Evidence, Ref, Waiver};

/// Evidence of one training event or certificate of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordSpec {
    /// The person.
    pub employee_ref: Ref,
    /// What kind of record it is.
    #[serde(rename = "type")]
    pub type_: RecordType,
    /// The level of entry, transfer or return training.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Where it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_ref: Option<Ref>,
    /// The change of a post it was given for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_ref: Option<SmolStr>,
    /// The day it was completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_on: Option<Date>,
    /// Class hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<i64>,
    /// The examination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// The certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// Where the evidence is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Exceptions from rules for this object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

/// The kinds of record.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum RecordType {
    /// Education before the first post.
    EntryEducation,
    /// Training for another post.
    Transfer,
    /// Training after a long absence.
    Return,
    /// The yearly refresher.
    AnnualRefresher,
    /// Training for a change of a post.
    NewProcess,
    /// Initial training of principals and safety managers.
    ManagerTraining,
    /// The practical examination after a break.
    PracticalReExam,
    /// A certificate.
    Certificate,
}

/// The levels of entry, transfer and return training.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Level {
    /// The whole plant.
    Factory,
    /// The workshop.
    Workshop,
    /// The team.
    Team,
}

/// The outcome of an examination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// The outcome.
    pub result: AssessmentResult,
    /// The score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<i64>,
    /// The day of the examination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed_on: Option<Date>,
    /// Who examined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessor_ref: Option<Ref>,
}

/// Outcomes of an examination.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum AssessmentResult {
    /// Passed.
    Passed,
    /// Failed.
    Failed,
    /// Not decided yet.
    Pending,
    /// No examination is asked.
    Exempt,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// The category, `family/name`.
    pub category: SmolStr,
    /// The number, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<SmolStr>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<String>,
    /// First day.
    pub valid_from: Date,
    /// Last day; absent: as long as the profile's family says, or for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// The day the next outstanding review is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_due_on: Option<Date>,
    /// Whether it stands.
    #[serde(default)]
    pub state: CertificateState,
    /// Since when it no longer stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_since: Option<Date>,
}

/// Whether a certificate stands.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
pub enum CertificateState {
    /// It stands.
    #[default]
    Active,
    /// Taken away for a time.
    Suspended,
    /// Taken away.
    Revoked,
    /// Given up.
    Cancelled,
}
