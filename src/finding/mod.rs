//! What a rule says: a finding on one object, with a symbolic place.
//!
//! May use: `world`, `api`. Deliberately absent: files, lines, columns (the edges add them), and
//! any rule.

use std::borrow::Cow;
use std::fmt;

use crate::api::{Date, Kind, Severity};

/// The code of a rule: `SP` and three digits, for ever.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

impl Code {
    /// The code that a text is; `None` if it is not `SP` and a number.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        text.strip_prefix("SP")?.parse().ok().map(Self)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SP{:03}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An object of a world: its kind, and its place among the objects of that kind in order of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId {
    /// The kind.
    pub kind: Kind,
    /// The dense number within the kind.
    pub index: u32,
}

/// Another object that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The object.
    pub object: ObjectId,
    /// A field path in it, empty for the object itself.
    pub field: Cow<'static, str>,
    /// What it has to do with the finding.
    pub note: Cow<'static, str>,
}

/// One thing that is wrong with one object.
///
/// Its identity is (rule, object, reason, subject); the same identity is reported once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that says it.
    pub code: Code,
    /// How grave it is in this enterprise.
    pub severity: Severity,
    /// The object whose change cures it.
    pub object: ObjectId,
    /// One of the rule's reasons.
    pub reason: &'static str,
    /// What exactly it is about, empty where nothing more is to be said.
    pub subject: String,
    /// A sentence for people; names objects and dates, never "today".
    pub message: String,
    /// The path of the field at fault, such as `spec.signatures[0].employeeRef`.
    pub field: Cow<'static, str>,
    /// The first day on which it was so, in the enterprise's time zone; `None` where no date began it.
    pub since: Option<Date>,
    /// Whether a waiver of the object covers it today.
    pub waived: bool,
    /// Other objects that explain it.
    pub related: Vec<Related>,
}
