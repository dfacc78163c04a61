use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// One judged question about an object, in the form that all of Kubernetes uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// The question, a CamelCase word such as Covered.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 64))]
    pub type_: SmolStr,
    /// The answer.
    pub status: ConditionStatus,
    /// Why the answer is so, one CamelCase word.
    #[schemars(length(min = 1, max = 128))]
    pub reason: SmolStr,
    /// Why the answer is so, for people.
    #[serde(default)]
    #[schemars(length(max = 1024))]
    pub message: String,
    /// The generation of the object that was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// Since when the answer is so.
    #[schemars(schema_with = "super::instant")]
    pub last_transition_time: jiff::Timestamp,
}

/// The answer of a condition.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum ConditionStatus {
    /// Yes.
    True,
    /// No.
    False,
    /// It cannot be said, or the question does not apply now.
    #[default]
    Unknown,
}

impl ConditionStatus {
    /// The answer as the status writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::True => "True",
            Self::False => "False",
            Self::Unknown => "Unknown",
        }
    }
}
