use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, Evidence, RecordStatus, Ref, Waiver, local, pattern};

/// Evidence of one training event or certificate of one person.
#[derive(CustomResource, Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[kube(
    group = "noblindspot.dev",
    version = "v1alpha1",
    kind = "TrainingRecord",
    plural = "trainingrecords",
    singular = "trainingrecord",
    shortname = "tr",
    category = "safety",
    namespaced,
    status = "RecordStatus",
    derive = "PartialEq",
    doc = "Evidence of one training event or one certificate of one person.",
    selectable = ".spec.employeeRef.name",
    selectable = ".spec.type",
    selectable = ".status.phase",
    selectable = ".status.verdict",
    printcolumn(name = "PERSON", type_ = "string", json_path = ".spec.employeeRef.name"),
    printcolumn(name = "TYPE", type_ = "string", json_path = ".spec.type"),
    printcolumn(name = "CATEGORY/LEVEL", type_ = "string", json_path = ".status.subject"),
    printcolumn(name = "VALIDTO", type_ = "string", json_path = ".status.effectiveValidTo"),
    printcolumn(
        name = "CURRENT",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Current')].status"
    ),
    printcolumn(name = "AGE", type_ = "date", json_path = ".metadata.creationTimestamp")
)]
#[x_kube(validation = Rule::new("self.type != 'Certificate' || has(self.certificate)").message(local::CERTIFICATE_REQUIRED))]
#[x_kube(validation = Rule::new("!has(oldSelf.certificate) || has(self.certificate)").message(local::CERTIFICATE_STAYS).field_path(".certificate"))]
#[x_kube(validation = Rule::new("self.type == 'Certificate' || !has(self.certificate)").message(local::CERTIFICATE_ONLY).field_path(".certificate"))]
#[x_kube(validation = Rule::new("self.type == 'Certificate' || has(self.completedOn)").message(local::COMPLETED_REQUIRED))]
#[x_kube(validation = Rule::new("self.type != 'Certificate' || !has(self.completedOn)").message(local::COMPLETED_ONLY).field_path(".completedOn"))]
#[x_kube(validation = Rule::new("!(self.type in ['EntryEducation', 'Transfer', 'Return']) || has(self.level)").message(local::LEVEL_REQUIRED))]
#[x_kube(validation = Rule::new("self.type in ['EntryEducation', 'Transfer', 'Return'] || !has(self.level)").message(local::LEVEL_ONLY).field_path(".level"))]
#[x_kube(validation = Rule::new("self.type != 'NewProcess' || has(self.changeRef)").message(local::CHANGE_REQUIRED))]
#[x_kube(validation = Rule::new("self.type == 'NewProcess' || !has(self.changeRef)").message(local::CHANGE_ONLY).field_path(".changeRef"))]
#[serde(rename_all = "camelCase")]
pub struct RecordSpec {
    /// The Employee who was trained or certified.
    pub employee_ref: Ref,
    /// What kind of record it is.
    #[serde(rename = "type")]
    pub type_: RecordType,
    /// The level of entry, transfer or return training; required exactly for these types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The Department where the training was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_ref: Option<Ref>,
    /// The id of the change of a post for which it was given; required exactly for `NewProcess`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 64))]
    pub change_ref: Option<SmolStr>,
    /// The day on which the training was completed; required unless `type` is Certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_on: Option<Date>,
    /// The class hours, a whole number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10_000))]
    pub hours: Option<i64>,
    /// The examination and its outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// The certificate; required exactly when `type` is Certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// Where the evidence is kept, and its digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Exceptions from single rules for this object, each with a reason and a last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub waivers: Vec<Waiver>,
}

/// The kinds of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
    /// The outcome of the examination.
    pub result: AssessmentResult,
    /// The score reached, a whole number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1000))]
    pub score: Option<i64>,
    /// The day of the examination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed_on: Option<Date>,
    /// The Employee who examined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessor_ref: Option<Ref>,
}

/// Outcomes of an examination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[x_kube(validation = Rule::new("!has(self.validTo) || self.validTo >= self.validFrom").message(local::VALIDITY_INVERTED).field_path(".validTo"))]
#[x_kube(validation = Rule::new("self.state == 'Active' || has(self.stateSince)").message(local::STATE_SINCE_REQUIRED))]
#[x_kube(validation = Rule::new("self.state != 'Active' || !has(self.stateSince)").message(local::STATE_SINCE_ONLY).field_path(".stateSince"))]
#[x_kube(validation = Rule::new("self.category == oldSelf.category && self.validFrom == oldSelf.validFrom && (has(self.number) == has(oldSelf.number) && (!has(self.number) || self.number == oldSelf.number)) && (has(self.validTo) == has(oldSelf.validTo) && (!has(self.validTo) || self.validTo == oldSelf.validTo))").message(local::CERTIFICATE_IMMUTABLE))]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// The category as family and name, such as `special-operation/low-voltage-electrician`.
    #[schemars(length(max = 128), regex(pattern = pattern::CATEGORY))]
    pub category: SmolStr,
    /// The number of the certificate, masked: its last four characters are enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 128))]
    pub number: Option<SmolStr>,
    /// The authority that issued the certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 256))]
    pub issued_by: Option<String>,
    /// The first day on which the certificate is valid.
    pub valid_from: Date,
    /// The last day on which it is valid, inclusive; absent: as long as the profile says, or for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// The day on which the next outstanding review is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_due_on: Option<Date>,
    /// Whether the certificate stands.
    #[serde(default)]
    pub state: CertificateState,
    /// The day since which it no longer stands; required unless `state` is Active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_since: Option<Date>,
}

/// Whether a certificate stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
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
