use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{CommonStatus, is_zero};
use crate::api::Date;

/// What noblindspot says of a training record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordStatus {
    /// What every status says.
    #[serde(flatten)]
    pub common: CommonStatus,
    /// Where the record stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<RecordPhase>,
    /// The category of the certificate, or the level or type of the training.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 128))]
    pub subject: String,
    /// The last day on which it counts, reviews included; absent if it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_valid_to: Option<Date>,
    /// The posts for which the person needs it; at most 50 of `requiredByTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50), inner(length(max = 253)))]
    pub required_by: Vec<SmolStr>,
    /// For how many posts the person needs it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub required_by_total: u32,
    /// The record that answers in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 253))]
    pub superseded_by: Option<SmolStr>,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum RecordPhase {
    /// It counts.
    Valid,
    /// It counts, but ends soon.
    ExpiringSoon,
    /// Its last day is over.
    Expired,
    /// A review was due and is not recorded.
    ReviewOverdue,
    /// It was suspended, revoked or cancelled.
    Revoked,
    /// The examination was not passed.
    NotPassed,
    /// Its first day has not come.
    NotYetValid,
    /// A better record answers in its place.
    Superseded,
}
