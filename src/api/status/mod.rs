//! What noblindspot writes back: one status type a kind over a part that all kinds share.

mod condition;
mod department;
mod employee;
mod finding;
mod letter;
mod post;
mod record;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use condition::*;
pub use department::*;
pub use employee::*;
pub use finding::*;
pub use letter::*;
pub use post::*;
pub use record::*;

/// The most entries that any list of a status holds; a total beside it counts them all.
pub const LISTED_AT_MOST: usize = 50;

/// The part of a status that all kinds share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommonStatus {
    /// The generation of the object that this status judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// The status of the condition Compliant as one text that field selectors can match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The earliest instant at which this status can change without an edit; absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "instant")]
    pub next_transition_time: Option<jiff::Timestamp>,
    /// What was judged, one entry a question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub conditions: Vec<Condition>,
    /// What is wrong with this object, gravest first; at most 50 of `findingsTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub findings: Vec<StatusFinding>,
    /// How many findings stand on this object, waived ones left out.
    #[serde(default)]
    pub findings_total: u32,
    /// How many findings of each severity stand on this object.
    #[serde(default)]
    pub finding_counts: FindingCounts,
}

/// The verdict on an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Verdict {
    /// Nothing at or above the threshold stands against it.
    Compliant,
    /// Something does.
    NonCompliant,
    /// It could not be judged, or is not to be judged now.
    Unknown,
}

impl Verdict {
    /// The verdict as the status writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Compliant => "Compliant",
            Self::NonCompliant => "NonCompliant",
            Self::Unknown => "Unknown",
        }
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn instant(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "format": "date-time" })
}
