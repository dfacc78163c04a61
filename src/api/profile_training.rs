use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Level, Role};

/// A number for each of the two risk classes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct ByClassPatch {
    /// For industries that are not high-risk.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub general: Option<i32>,
    /// For high-risk industries.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub high_risk: Option<i32>,
}

/// Which levels of entry education are asked: a scheme or a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Levels {
    /// A scheme.
    Scheme(LevelScheme),
    /// Exactly these levels.
    List(Vec<Level>),
}

/// Schemes of entry levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LevelScheme {
    /// Factory, and the workshop and team that the post's department has.
    ByPath,
    /// All three, whatever the department.
    AllThree,
}

/// The entry levels asked of each type of employment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct LevelsByTypePatch {
    /// Of regular staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regular: Option<Levels>,
    /// Of dispatched staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispatched: Option<Levels>,
    /// Of temporary staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporary: Option<Levels>,
    /// Of interns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intern: Option<Levels>,
    /// Of contractors' workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contractor: Option<Levels>,
}

/// About entry education.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct EntryPatch {
    /// The levels asked, by type of employment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels_by_type: Option<LevelsByTypePatch>,
    /// Class hours in all, by training class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_hours: Option<ByClassPatch>,
    /// Class hours of contractors' workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub contractor_min_hours: Option<i32>,
    /// Whether the levels must follow one another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<bool>,
    /// Days for which late training is still mentioned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub historic_days: Option<i32>,
}

/// A role, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the words of `Role`")]
pub enum RoleOrAll {
    Principal,
    SafetyLead,
    Leader,
    Manager,
    SafetyManager,
    Operator,
    Staff,
    All,
}

impl RoleOrAll {
    /// Whether this names `role`.
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        match self {
            Self::All => true,
            Self::Principal => role == Role::Principal,
            Self::SafetyLead => role == Role::SafetyLead,
            Self::Leader => role == Role::Leader,
            Self::Manager => role == Role::Manager,
            Self::SafetyManager => role == Role::SafetyManager,
            Self::Operator => role == Role::Operator,
            Self::Staff => role == Role::Staff,
        }
    }
}

/// About transfer and return training.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct TransferPatch {
    /// The roles of which it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub roles: Option<Vec<RoleOrAll>>,
    /// The levels at which it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32))]
    pub levels: Option<Vec<Level>>,
    /// Months for which training and posts held before still count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub look_back_months: Option<i32>,
}

/// Refresher hours by row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
pub struct RefresherHoursPatch {
    /// Of principals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal: Option<ByClassPatch>,
    /// Of safety managers and safety leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safety_manager: Option<ByClassPatch>,
    /// Of everybody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<ByClassPatch>,
}

/// About yearly refresher training.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RefresherPatch {
    /// The rolling window in months.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub window_months: Option<i32>,
    /// Class hours in the window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<RefresherHoursPatch>,
}

impl JsonSchema for Levels {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Levels".into()
    }
    fn inline_schema() -> bool {
        true
    }
    // A structural schema has no union of a text and a list without this marker.
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "x-kubernetes-preserve-unknown-fields": true })
    }
}
