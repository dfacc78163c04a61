use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, Ref, Waiver};

/// A person who works for the enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmployeeSpec {
    /// The number in the personnel system; not a national identity number.
    pub employee_number: SmolStr,
    /// A name or pseudonym for people to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// How the person is employed.
    pub employment_type: EmploymentType,
    /// The home department.
    pub department_ref: Ref,
    /// First working day.
    pub hired_on: Date,
    /// Last working day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separated_on: Option<Date>,
    /// The posts held, now, before and later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
    /// Absences, without a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<Absence>,
    /// The labour contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// Exceptions from rules for this object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

/// How a person is employed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum EmploymentType {
    /// By a labour contract without special terms.
    Regular,
    /// Sent by an agency.
    Dispatched,
    /// For a time.
    Temporary,
    /// An intern.
    Intern,
    /// A contractor's worker.
    Contractor,
}

/// One post held for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    /// The post.
    pub post_ref: Ref,
    /// First day.
    pub from: Date,
    /// Last day; absent: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// How the post is held.
    #[serde(default)]
    pub mode: AssignmentMode,
}

/// How a post is held.
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
pub enum AssignmentMode {
    /// For good.
    #[default]
    Permanent,
    /// In place of somebody else.
    Acting,
    /// In training: the post is not held yet.
    Trainee,
}

/// A span of days away from work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Absence {
    /// First day away.
    pub from: Date,
    /// Last day away; absent: open-ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// The labour contract, or why none applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    /// The day it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// Its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Its last day; absent: open-ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Digest of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_digest: Option<String>,
    /// Why no labour contract applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable_reason: Option<String>,
}
