use std::fmt;

use kube::KubeSchema;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Date, local, pattern};

/// The five kinds, in the order in which findings list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A unit of the organisation.
    Department,
    /// A person.
    Employee,
    /// A job to be held by people.
    Post,
    /// A signed promise of one person for their posts.
    ResponsibilityLetter,
    /// Evidence of one training event or certificate.
    TrainingRecord,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Self; 5] =
        [Self::Department, Self::Employee, Self::Post, Self::ResponsibilityLetter, Self::TrainingRecord];

    /// The kind as manifests write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Department => "Department",
            Self::Employee => "Employee",
            Self::Post => "Post",
            Self::ResponsibilityLetter => "ResponsibilityLetter",
            Self::TrainingRecord => "TrainingRecord",
        }
    }

    /// The plural as `kubectl` and the API's paths write it.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Department => "departments",
            Self::Employee => "employees",
            Self::Post => "posts",
            Self::ResponsibilityLetter => "responsibilityletters",
            Self::TrainingRecord => "trainingrecords",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How grave a finding is, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Somebody works uncertified or untrained, or nobody is legally responsible.
    Critical,
    /// Responsibility or its evidence is missing.
    High,
    /// Something is incomplete.
    Medium,
    /// A reminder, history or hygiene.
    Low,
    /// For information only.
    Info,
}

impl Severity {
    /// All severities, gravest first.
    pub const ALL: [Self; 5] = [Self::Critical, Self::High, Self::Medium, Self::Low, Self::Info];

    /// The severity as output and profiles write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A reference to an object of the same namespace; the field fixes its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ref {
    /// The `metadata.name` of the object, in the same namespace.
    #[schemars(length(min = 1, max = 253), regex(pattern = pattern::NAME))]
    pub name: SmolStr,
}

/// A span of calendar days, both ends inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[x_kube(validation = Rule::new("self.to >= self.from").message(local::PERIOD_INVERTED).field_path(".to"))]
pub struct Period {
    /// The first day, in the enterprise's time zone.
    pub from: Date,
    /// The last day, inclusive; not before `from`.
    pub to: Date,
}

/// A documented, dated exception from one rule for one object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Waiver {
    /// The code of the waived rule: SP and three digits, such as SP302.
    #[schemars(length(max = 5), regex(pattern = pattern::RULE))]
    pub rule: SmolStr,
    /// The last day on which the waiver holds, inclusive.
    pub until: Date,
    /// Why the exception is right, for whoever audits it.
    #[schemars(length(min = 1, max = 1024))]
    pub reason: String,
    /// The Employee who approved the exception.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by_ref: Option<Ref>,
}

/// Where evidence is kept, and its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Where the document is kept, such as the address of a scan; noblindspot never opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 2048))]
    pub uri: Option<String>,
    /// The digest of the document: `sha256:` and 64 lower-case hex digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 71), regex(pattern = pattern::DIGEST))]
    pub sha256: Option<String>,
}
