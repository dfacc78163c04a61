use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::is_zero;
use crate::api::{Date, Severity};

/// One thing that is wrong with an object, as its status lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatusFinding {
    /// The code of the rule, SP and three digits.
    #[schemars(length(max = 16))]
    pub rule: SmolStr,
    /// How grave it is in this enterprise.
    pub severity: Severity,
    /// What exactly is wrong, one CamelCase word.
    #[schemars(length(max = 128))]
    pub reason: SmolStr,
    /// What it is about, such as a post or a person; absent where nothing more is to be said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 1024))]
    pub subject: String,
    /// The finding as a sentence for people.
    #[schemars(length(max = 1024))]
    pub message: String,
    /// The first day on which it was so; absent where no date began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Whether a waiver of the object covers it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waived: bool,
}

/// Findings counted by severity; waived ones are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FindingCounts {
    /// Somebody works uncertified or untrained, or nobody is legally responsible.
    #[serde(default)]
    pub critical: u32,
    /// Responsibility or its evidence is missing.
    #[serde(default)]
    pub high: u32,
    /// Something is incomplete.
    #[serde(default)]
    pub medium: u32,
    /// Reminders, history and hygiene.
    #[serde(default)]
    pub low: u32,
    /// For information only; absent if there are none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub info: u32,
    /// Findings of any severity that a waiver covers.
    #[serde(default)]
    pub waived: u32,
}

impl FindingCounts {
    /// Counts one finding.
    pub fn add(&mut self, severity: Severity, waived: bool) {
        let count = match severity {
            _ if waived => &mut self.waived,
            Severity::Critical => &mut self.critical,
            Severity::High => &mut self.high,
            Severity::Medium => &mut self.medium,
            Severity::Low => &mut self.low,
            Severity::Info => &mut self.info,
        };
        *count = count.saturating_add(1);
    }

    /// All findings that no waiver covers.
    #[must_use]
    pub const fn unwaived(&self) -> u32 {
        self.critical + self.high + self.medium + self.low + self.info
    }
}
