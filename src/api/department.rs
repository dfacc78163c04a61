use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, ProfilePatch, Ref, Waiver};

/// What a department is: the enterprise itself, or one of its units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DepartmentSpec {
    /// A name for people to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// What kind of unit this is.
    #[serde(rename = "type")]
    pub type_: DepartmentType,
    /// The department above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_ref: Option<Ref>,
    /// The post that answers for the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_post_ref: Option<Ref>,
    /// What the department does for the enterprise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<DepartmentFunction>,
    /// The safety committee or leading group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committee: Option<Committee>,
    /// A cooperating unit's time on site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation: Option<super::Period>,
    /// What only the enterprise itself has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<Enterprise>,
    /// Exceptions from rules for this object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

/// The kinds of unit.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
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
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum DepartmentFunction {
    /// The safety management institution.
    SafetyManagement,
}

/// A safety committee or leading group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Committee {
    /// Which of the two it is.
    #[serde(default)]
    pub form: CommitteeForm,
    /// Who chairs it.
    pub chair_ref: Ref,
    /// Who else belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member_refs: Vec<Ref>,
    /// When it was established.
    pub established_on: Date,
    /// When it last met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_meeting_on: Option<Date>,
    /// The document that established it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
}

/// The two forms of a safety committee.
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
    /// The legal representative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_representative_ref: Option<Ref>,
    /// The post of the person in charge of safety.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_lead_post_ref: Option<Ref>,
    /// The industry.
    #[serde(default)]
    pub industry: Industry,
    /// Staff count where only part of the staff is kept here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_headcount: Option<i64>,
    /// IANA name of the time zone in which dates are judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<SmolStr>,
    /// The profile whose numbers the rules use.
    #[serde(default = "generic")]
    pub profile: SmolStr,
    /// Departures from the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_overrides: Option<Box<ProfilePatch>>,
    /// Records are complete from this day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records_start_on: Option<Date>,
}

fn generic() -> SmolStr {
    SmolStr::new_static("generic")
}

/// The industries that rules tell apart.
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
