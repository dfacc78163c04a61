use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, DepartmentStatus, ProfilePatch, Ref, Waiver, local, pattern};

/// What a department is: the enterprise itself, or one of its units.
#[derive(CustomResource, Clone, Debug, PartialEq, Serialize, Deserialize, KubeSchema)]
#[kube(
    group = "noblindspot.dev",
    version = "v1alpha1",
    kind = "Department",
    plural = "departments",
    singular = "department",
    shortname = "dept",
    category = "safety",
    namespaced,
    status = "DepartmentStatus",
    derive = "PartialEq",
    doc = "The enterprise itself, or one of its units.",
    selectable = ".spec.type",
    selectable = ".spec.parentRef.name",
    selectable = ".status.verdict",
    printcolumn(name = "TYPE", type_ = "string", json_path = ".spec.type"),
    printcolumn(name = "PARENT", type_ = "string", json_path = ".spec.parentRef.name"),
    printcolumn(name = "HEAD", type_ = "string", json_path = ".status.headSummary"),
    printcolumn(name = "COVERED", type_ = "string", json_path = ".status.coverage.summary"),
    printcolumn(name = "FINDINGS", type_ = "integer", json_path = ".status.findingsTotal"),
    printcolumn(
        name = "COMPLIANT",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Compliant')].status"
    ),
    printcolumn(name = "AGE", type_ = "date", json_path = ".metadata.creationTimestamp")
)]
#[x_kube(validation = Rule::new("self.type != 'Enterprise' || has(self.enterprise)").message(local::ENTERPRISE_REQUIRED))]
#[x_kube(validation = Rule::new("self.type == 'Enterprise' || !has(self.enterprise)").message(local::ENTERPRISE_ONLY).field_path(".enterprise"))]
#[x_kube(validation = Rule::new("self.type != 'Enterprise' || !has(self.parentRef)").message(local::ENTERPRISE_HAS_NO_PARENT).field_path(".parentRef"))]
#[x_kube(validation = Rule::new("self.type == 'CooperatingUnit' || !has(self.cooperation)").message(local::COOPERATION_ONLY).field_path(".cooperation"))]
#[serde(rename_all = "camelCase")]
pub struct DepartmentSpec {
    /// A name for people to read, in any language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 256))]
    pub display_name: Option<String>,
    /// What kind of unit this is; it never changes.
    #[serde(rename = "type")]
    #[x_kube(validation = Rule::new("self == oldSelf").message(local::TYPE_IMMUTABLE))]
    pub type_: DepartmentType,
    /// The Department above; only an Enterprise has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_ref: Option<Ref>,
    /// The Post whose holder answers for the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_post_ref: Option<Ref>,
    /// What the department does for the enterprise; SafetyManagement marks the safety institution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 8))]
    #[x_kube(merge_strategy = ListMerge::Set)]
    pub functions: Vec<DepartmentFunction>,
    /// The safety committee or leading group of the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committee: Option<Committee>,
    /// The time for which a CooperatingUnit works on site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation: Option<super::Period>,
    /// What only the enterprise itself has; required exactly when `type` is Enterprise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Enterprise>,
    /// Exceptions from single rules for this object, each with a reason and a last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub waivers: Vec<Waiver>,
}

/// The kinds of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum DepartmentType {
    /// The legal entity.
    Enterprise,
    /// A branch or plant.
    SubordinateUnit,
    /// An office or staff department.
    FunctionalDepartment,
    /// A workshop.
    Workshop,
    /// A team.
    Team,
    /// A contractor's unit working on site.
    CooperatingUnit,
}

/// What a department does for the enterprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum DepartmentFunction {
    /// The safety management institution.
    SafetyManagement,
}

/// A safety committee or leading group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Committee {
    /// Whether it is a committee or a leading group.
    #[serde(default)]
    pub form: CommitteeForm,
    /// The Employee who chairs it.
    pub chair_ref: Ref,
    /// The Employees who belong to it besides the chair.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub member_refs: Vec<Ref>,
    /// The day on which it was established.
    pub established_on: Date,
    /// The day on which it last met; absent if it never did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_meeting_on: Option<Date>,
    /// The number of the document that established it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 128))]
    pub document_number: Option<String>,
}

/// The two forms of a safety committee.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum CommitteeForm {
    /// A safety production committee.
    #[default]
    Committee,
    /// A safety production leading group.
    LeadingGroup,
}

/// What only the enterprise itself has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Enterprise {
    /// The Employee who is the legal representative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_representative_ref: Option<Ref>,
    /// The Post of the person in charge of safety.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_lead_post_ref: Option<Ref>,
    /// The industry, which decides the classes of risk.
    #[serde(default)]
    pub industry: Industry,
    /// The number of staff, where only part of the staff is declared here; it raises what SP118 counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub declared_headcount: Option<i64>,
    /// The IANA name of the time zone in which dates are judged; default: the profile's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 64), regex(pattern = pattern::TIME_ZONE))]
    pub time_zone: Option<SmolStr>,
    /// The shipped profile whose numbers the rules use; `noblindspot profiles` lists them.
    #[serde(default = "generic")]
    #[schemars(length(min = 1, max = 63), regex(pattern = pattern::LABEL))]
    pub profile: SmolStr,
    /// Departures from the profile: any of its leaves, with the value that holds here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_overrides: Option<Box<ProfilePatch>>,
    /// The day from which records are complete; what lies before it is not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records_start_on: Option<Date>,
}

fn generic() -> SmolStr {
    SmolStr::new_static("generic")
}

/// The industries that rules tell apart.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[allow(missing_docs, reason = "the variants are the words of the law")]
pub enum Industry {
    GeneralManufacturing,
    HazardousChemicals,
    Construction,
    Mining,
    CoalMining,
    MetalSmelting,
    Transport,
    Fireworks,
    Energy,
    Agriculture,
    Commerce,
    Services,
    PublicSector,
    #[default]
    Other,
}
