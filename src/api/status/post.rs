use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{CommonStatus, is_zero};
use crate::api::{AssignmentMode, Date};

/// What noblindspot says of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PostStatus {
    /// What every status says.
    #[serde(flatten)]
    pub common: CommonStatus,
    /// Who holds the post; at most 50 of `holdersTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub holders: Vec<Holder>,
    /// How many people hold the post.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub holders_total: u32,
    /// How many of the holders have a letter in force for the post.
    #[serde(default)]
    pub covered_holders: u32,
    /// Present holders and headcount as one text, such as 2/3.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 32))]
    pub filled: String,
    /// The post to which this one answers; absent for a top post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 253))]
    pub superior: Option<SmolStr>,
    /// The digest of the present duties, to be copied to a letter when it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 71))]
    pub duties_digest: Option<String>,
}

/// A person who holds a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    /// The name of the Employee.
    #[schemars(length(max = 253))]
    pub employee: SmolStr,
    /// How the post is held.
    pub mode: AssignmentMode,
    /// The first day of the assignment.
    pub from: Date,
    /// Whether the person is at work, not away.
    pub present: bool,
}
