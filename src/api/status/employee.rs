use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{CommonStatus, LetterPhase, RecordPhase, is_zero};
use crate::api::{AssignmentMode, Date};

/// What noblindspot says of an employee.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmployeeStatus {
    /// What every status says.
    #[serde(flatten)]
    pub common: CommonStatus,
    /// Whether the person works here now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<EmployeePhase>,
    /// The posts held now; at most 50 of `currentPostsTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub current_posts: Vec<CurrentPost>,
    /// How many posts are held now.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub current_posts_total: u32,
    /// The post held now, or the first of them and how many more there are.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 512))]
    pub posts_summary: String,
    /// The certificates that answer present requirements; at most 50 of `certificatesTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub certificates: Vec<HeldCertificate>,
    /// How many certificates answer present requirements.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub certificates_total: u32,
    /// What training was given; absent where none is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<TrainingStatus>,
}

/// Whether a person works here now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum EmployeePhase {
    /// Not hired yet.
    Future,
    /// At work.
    Active,
    /// Away for longer than a post may wait.
    Away,
    /// Left.
    Separated,
}

/// A post that a person holds, and the letter for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CurrentPost {
    /// The name of the Post.
    #[schemars(length(max = 253))]
    pub post: SmolStr,
    /// How the post is held.
    pub mode: AssignmentMode,
    /// The letter that answers for the post; absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 253))]
    pub letter: Option<SmolStr>,
    /// Where that letter stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter_state: Option<LetterPhase>,
}

/// A certificate that answers a present requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HeldCertificate {
    /// The category, as family and name.
    #[schemars(length(max = 128))]
    pub category: SmolStr,
    /// The name of the TrainingRecord.
    #[schemars(length(max = 253))]
    pub record: SmolStr,
    /// Where the certificate stands.
    pub state: RecordPhase,
    /// The last day on which it is valid; absent if it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
}

/// What training a person was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TrainingStatus {
    /// Whether entry education is complete; absent where none is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryState>,
    /// Class hours of refresher training in the last window of the profile, normally twelve months.
    #[serde(default, rename = "refresherHours12m")]
    pub refresher_hours_12m: u32,
}

/// Whether entry education is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum EntryState {
    /// Every level was passed.
    Complete,
    /// A level is missing or was not passed.
    Incomplete,
    /// No level is asked.
    NotRequired,
}
