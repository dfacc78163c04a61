use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, EmployeeStatus, Ref, Waiver, local, pattern};

/// A person who works for the enterprise.
#[derive(CustomResource, Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[kube(
    group = "noblindspot.dev",
    version = "v1alpha1",
    kind = "Employee",
    plural = "employees",
    singular = "employee",
    shortname = "emp",
    category = "safety",
    namespaced,
    status = "EmployeeStatus",
    derive = "PartialEq",
    doc = "A person who works for the enterprise, by number, not by name.",
    selectable = ".spec.employeeNumber",
    selectable = ".spec.employmentType",
    selectable = ".spec.departmentRef.name",
    selectable = ".status.phase",
    selectable = ".status.verdict",
    printcolumn(name = "NUMBER", type_ = "string", json_path = ".spec.employeeNumber"),
    printcolumn(name = "TYPE", type_ = "string", json_path = ".spec.employmentType"),
    printcolumn(name = "POSTS", type_ = "string", json_path = ".status.postsSummary"),
    printcolumn(
        name = "COVERED",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Covered')].status"
    ),
    printcolumn(
        name = "TRAINED",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Trained')].status"
    ),
    printcolumn(
        name = "CERTIFIED",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Certified')].status"
    ),
    printcolumn(
        name = "COMPLIANT",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Compliant')].status"
    ),
    printcolumn(name = "AGE", type_ = "date", json_path = ".metadata.creationTimestamp")
)]
#[x_kube(validation = Rule::new("!has(self.separatedOn) || self.separatedOn >= self.hiredOn").message(local::SEPARATED_BEFORE_HIRED).field_path(".separatedOn"))]
#[serde(rename_all = "camelCase")]
pub struct EmployeeSpec {
    /// The number in the personnel system, quoted; never a national identity number.
    #[schemars(length(min = 1, max = 64))]
    pub employee_number: SmolStr,
    /// A name or pseudonym for people to read; leave it out where the number is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 256))]
    pub display_name: Option<String>,
    /// How the person is employed.
    pub employment_type: EmploymentType,
    /// The home Department of the person.
    pub department_ref: Ref,
    /// The first working day.
    pub hired_on: Date,
    /// The last working day, inclusive; absent while the person works here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separated_on: Option<Date>,
    /// The posts held, now, before and later; ended ones stay as history.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 128))]
    #[x_kube(merge_strategy = ListMerge::Atomic)]
    pub assignments: Vec<Assignment>,
    /// The times away from work; the reason is nobody's business here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 512))]
    #[x_kube(merge_strategy = ListMerge::Atomic)]
    pub absences: Vec<Absence>,
    /// The labour contract, or why none applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// Exceptions from single rules for this object, each with a reason and a last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub waivers: Vec<Waiver>,
}

/// How a person is employed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[x_kube(validation = Rule::new("!has(self.to) || self.to >= self.from").message(local::PERIOD_INVERTED).field_path(".to"))]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    /// The Post that is held.
    pub post_ref: Ref,
    /// The first day of the assignment.
    pub from: Date,
    /// The last day of the assignment, inclusive; absent: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Whether the post is held for good, in place of somebody else, or in training.
    #[serde(default)]
    pub mode: AssignmentMode,
}

/// How a post is held.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[x_kube(validation = Rule::new("!has(self.to) || self.to >= self.from").message(local::PERIOD_INVERTED).field_path(".to"))]
pub struct Absence {
    /// The first day away.
    pub from: Date,
    /// The last day away, inclusive; absent: open-ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// The labour contract, or why none applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[x_kube(validation = Rule::new("has(self.from) || has(self.notApplicableReason)").message(local::CONTRACT_EMPTY))]
#[x_kube(validation = Rule::new(
    "!has(self.notApplicableReason) || !(has(self.signedOn) || has(self.from) || has(self.to) || has(self.documentDigest))"
).message(local::CONTRACT_EXCLUSIVE).field_path(".notApplicableReason"))]
#[x_kube(validation = Rule::new("!has(self.from) || !has(self.to) || self.to >= self.from").message(local::PERIOD_INVERTED).field_path(".to"))]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    /// The day on which the contract was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// The first day of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of the contract, inclusive; absent: open-ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// The digest of the signed document: `sha256:` and 64 lower-case hex digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 71), regex(pattern = pattern::DIGEST))]
    pub document_digest: Option<String>,
    /// Why no labour contract applies, such as ownership; it stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 512))]
    pub not_applicable_reason: Option<String>,
}
