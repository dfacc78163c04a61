use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, Ref, Waiver};

/// What a post demands of its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PostSpec {
    /// A name for people to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The department the post belongs to.
    pub department_ref: Ref,
    /// The role, which decides what is asked of holders.
    pub role: Role,
    /// How many people hold it; 0 suspends the post.
    #[serde(default = "one")]
    pub headcount: i64,
    /// Whether a safety manager's post is full-time.
    #[serde(default)]
    pub full_time: bool,
    /// The responsibilities of the post.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// How performance of the duties is assessed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessment_criteria: Vec<String>,
    /// Whether the post is a special operation.
    #[serde(default)]
    pub special_operation: bool,
    /// The certificates a holder needs, each entry satisfied by any of its categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_certificates: Vec<CertificateRequirement>,
    /// A superior other than the default one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports_to_ref: Option<Ref>,
    /// New processes, technologies, materials or equipment of the post.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Exceptions from rules for this object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

fn one() -> i64 {
    1
}

/// The roles of posts.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Role {
    /// A principal of the enterprise.
    Principal,
    /// The person in charge of safety.
    SafetyLead,
    /// Another leader of the enterprise.
    Leader,
    /// A manager of a department.
    Manager,
    /// A safety manager.
    SafetyManager,
    /// An operator.
    Operator,
    /// Any other post.
    Staff,
}

/// One certificate requirement: any of the categories will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CertificateRequirement {
    /// Categories, `family/name`.
    pub any_of: Vec<SmolStr>,
}

/// A change that holders must be trained for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Names the change within the post.
    pub id: SmolStr,
    /// The day it took effect.
    pub effective_on: Date,
    /// What changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
