//! Findings for readers: terminal, JSON, SARIF, `JUnit`, GitHub, GitLab, Markdown.
//!
//! May use: `finding`, `rules` (their metadata), `api`. Deliberately absent: files, clocks, exit
//! codes. One file a format; machine formats have structs of their own.

mod counts;
mod escape;
mod findings;
mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod junit;
mod list;
pub mod markdown;
mod parts;
mod paths;
pub mod sarif;
mod source;

#[cfg(test)]
mod fixture;

pub use counts::Counts;
pub(crate) use escape::one_line;
pub use findings::{Findings, Head};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::api::{Date, Kind, Severity};
use crate::finding::Code;
use crate::rules::Rule;

/// Where the pages of the rules are published.
const PAGES: &str = "https://noblindspot.dev/rules";

/// Everything one run of `check` has to say, ready to be written in any format.
#[derive(Debug)]
pub struct Report<'a> {
    /// The instant of the judgement.
    pub at: jiff::Timestamp,
    /// The namespaces that were judged, by name.
    pub namespaces: Vec<Namespace>,
    /// How many manifests of other groups and kinds were skipped.
    pub skipped: usize,
    /// Findings by namespace, severity, rule, kind, object, reason, subject; waived ones included.
    pub findings: Box<dyn Findings + 'a>,
    /// Input that could not be used.
    pub problems: Vec<Problem>,
}

/// What was judged in one namespace, which is one enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// Its name.
    pub name: String,
    /// How many objects were judged.
    pub objects: usize,
    /// Pairs of person and post.
    pub coverage: Coverage,
}

/// How far responsibility is covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Pairs of a person and a post that need a letter in force.
    pub required: usize,
    /// Pairs that have one.
    pub covered: usize,
    /// Unwaived findings of the rules of `CoverageComplete`.
    pub blind_spots: usize,
}

/// A finding with names and places.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is in this enterprise.
    pub severity: Severity,
    /// The namespace.
    pub namespace: String,
    /// The kind of the object.
    pub kind: Kind,
    /// The name of the object.
    pub object: String,
    /// The reason, a CamelCase word.
    pub reason: &'static str,
    /// What exactly it is about, may be empty.
    pub subject: String,
    /// A sentence for people.
    pub message: String,
    /// The path of the field at fault.
    pub field: Cow<'static, str>,
    /// The first day on which it was so.
    pub since: Option<Date>,
    /// Whether a waiver covers it.
    pub waived: bool,
    /// The place of the field, or of its nearest ancestor that the file has.
    pub place: Option<Place>,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

/// A place in a source, with the text around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The lines to show.
    pub excerpt: Option<Excerpt>,
}

/// Some lines of a source, part of which is to be underlined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the first line of `text`, from 1.
    pub first_line: u32,
    /// Whole lines, joined by `\n`.
    pub text: String,
    /// The part to underline, in bytes of `text`.
    pub span: Range<usize>,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// `Kind/name`, empty where the note says it all.
    pub object: String,
    /// What it has to do with the finding.
    pub note: Cow<'static, str>,
    /// Where it is.
    pub place: Option<Place>,
}

/// Input that could not be used: an error of exit code 2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong and what was expected.
    pub message: String,
    /// `Kind/name` where known.
    pub object: Option<String>,
    /// The path of the field where known.
    pub field: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
    /// The first of two declarations, and the like.
    pub related: Vec<Related>,
}

impl Report<'_> {
    /// How many objects were judged.
    #[must_use]
    pub fn objects(&self) -> usize {
        self.namespaces.iter().map(|namespace| namespace.objects).sum()
    }

    /// Coverage over all namespaces.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.namespaces.iter().fold(Coverage::default(), |sum, namespace| sum + namespace.coverage)
    }
}

impl Related {
    /// `Kind/name: note`.
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.object.is_empty() { self.note.to_string() } else { format!("{}: {}", self.object, self.note) }
    }

    /// The sentence, with its place in brackets: for formats that have one text only.
    pub(crate) fn located(&self) -> String {
        let at = self.place.as_ref().map(|place| format!(" ({})", escape::at(place)));
        self.sentence() + &at.unwrap_or_default()
    }
}

impl Problem {
    /// What there is to say beyond the message: other places, then what to do about it.
    pub(crate) fn explanations(&self) -> impl Iterator<Item = String> {
        self.related.iter().map(Related::located).chain(self.help.clone())
    }
}

impl std::ops::Add for Coverage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            required: self.required + other.required,
            covered: self.covered + other.covered,
            blind_spots: self.blind_spots + other.blind_spots,
        }
    }
}

/// The address of the page that explains a rule.
#[must_use]
pub fn page_url(code: Code) -> String {
    format!("{PAGES}/{code}")
}
