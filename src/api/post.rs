use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, PostStatus, Ref, Waiver, local, pattern};

/// What a post is, and what it demands of its holders.
#[derive(CustomResource, Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[kube(
    group = "noblindspot.dev",
    version = "v1alpha1",
    kind = "Post",
    plural = "posts",
    singular = "post",
    category = "safety",
    namespaced,
    status = "PostStatus",
    derive = "PartialEq",
    doc = "A job to be held by one or more people, and what it demands of them.",
    selectable = ".spec.departmentRef.name",
    selectable = ".spec.role",
    selectable = ".status.verdict",
    printcolumn(name = "DEPARTMENT", type_ = "string", json_path = ".spec.departmentRef.name"),
    printcolumn(name = "ROLE", type_ = "string", json_path = ".spec.role"),
    printcolumn(name = "FILLED", type_ = "string", json_path = ".status.filled"),
    printcolumn(
        name = "COVERED",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Covered')].status"
    ),
    printcolumn(
        name = "QUALIFIED",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Qualified')].status"
    ),
    printcolumn(name = "AGE", type_ = "date", json_path = ".metadata.creationTimestamp")
)]
#[serde(rename_all = "camelCase")]
pub struct PostSpec {
    /// A name for people to read, in any language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 256))]
    pub display_name: Option<String>,
    /// The Department to which the post belongs.
    pub department_ref: Ref,
    /// The role, which decides what is asked of the holders.
    pub role: Role,
    /// How many people hold the post; more than 1 is a shared post, 0 suspends it.
    #[serde(default = "one")]
    #[schemars(range(min = 0, max = 100_000))]
    pub headcount: i64,
    /// Whether the post of a safety manager is full-time.
    #[serde(default)]
    pub full_time: bool,
    /// The responsibilities of the post, one a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100), inner(length(min = 1, max = 1024)))]
    pub duties: Vec<String>,
    /// How the performance of the duties is assessed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100), inner(length(min = 1, max = 1024)))]
    pub assessment_criteria: Vec<String>,
    /// Whether the post is a special operation, which needs a certificate of that family.
    #[serde(default)]
    pub special_operation: bool,
    /// The certificates a holder needs: every entry, each satisfied by any one of its categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub required_certificates: Vec<CertificateRequirement>,
    /// The Post to which this one answers, where it is not the default superior.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports_to_ref: Option<Ref>,
    /// New processes, technologies, materials or equipment, for which holders must be trained.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 64))]
    #[x_kube(validation = Rule::new("self.all(a, self.exists_one(b, b.id == a.id))").message(local::CHANGE_IDS_DIFFER))]
    pub changes: Vec<Change>,
    /// Exceptions from single rules for this object, each with a reason and a last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub waivers: Vec<Waiver>,
}

fn one() -> i64 {
    1
}

/// The roles of posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
    /// The categories of which one is enough, each as family and name: `special-operation/welding`.
    #[schemars(length(min = 1, max = 16), inner(length(max = 128), regex(pattern = pattern::CATEGORY)))]
    pub any_of: Vec<SmolStr>,
}

/// A change that holders must be trained for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The name of the change within the post, by which training records refer to it.
    #[schemars(length(min = 1, max = 64))]
    pub id: SmolStr,
    /// The day on which the change took or takes effect.
    pub effective_on: Date,
    /// What changed, for people to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1024))]
    pub description: Option<String>,
}
