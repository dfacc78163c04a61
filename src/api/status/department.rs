use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{CommonStatus, FindingCounts, Holder, is_zero};

/// What noblindspot says of a department and of all below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DepartmentStatus {
    /// What every status says.
    #[serde(flatten)]
    pub common: CommonStatus,
    /// The names of the departments from the enterprise down to this one; at most 50 of `pathTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50), inner(length(max = 253)))]
    pub path: Vec<SmolStr>,
    /// How many departments the path has.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub path_total: u32,
    /// Who holds the head post; at most 50 of `headHoldersTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub head_holders: Vec<Holder>,
    /// How many people hold the head post.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub head_holders_total: u32,
    /// The holder of the head post, or the first of them and how many more there are.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 512))]
    pub head_summary: String,
    /// How far responsibility is covered in this department and all below it.
    #[serde(default)]
    pub coverage: CoverageStatus,
    /// What this department and all below it hold.
    #[serde(default)]
    pub subtree: Subtree,
}

/// How far responsibility is covered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CoverageStatus {
    /// Pairs of a person and a post that need a letter in force.
    #[serde(default)]
    pub pairs_required: u32,
    /// Pairs that have a letter in force.
    #[serde(default)]
    pub pairs_covered: u32,
    /// Findings that leave something for which nobody answers.
    #[serde(default)]
    pub blind_spots: u32,
    /// Covered and required pairs as one text, such as 13/17.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 32))]
    pub summary: String,
}

/// What a department and all below it hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subtree {
    /// Departments, this one included.
    #[serde(default)]
    pub departments: u32,
    /// Posts of these departments.
    #[serde(default)]
    pub posts: u32,
    /// Active employees whose home is one of these departments.
    #[serde(default)]
    pub employees: u32,
    /// Findings on all that belongs to these departments.
    #[serde(default)]
    pub findings: FindingCounts,
}
