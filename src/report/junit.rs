//! `JUnit` XML: a suite a namespace, a failure a finding; input that could not be used is an error
//! in a suite of its own.

use std::fmt::{self, Write as _};
use std::io::{self, Write};
use std::ops::Range;

use super::{Entry, Namespace, Place, Problem, Report, escape, page_url, parts};

/// Writes one XML document.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let suites: Vec<Suite<'_>> =
        report.by_namespace().map(|(namespace, numbers)| Suite::of(report, namespace, numbers)).collect();
    let broken = report.problems.len();
    let broken = Totals { tests: broken, errors: broken, ..Totals::default() };
    let all = suites.iter().fold(broken, |sum, suite| sum + suite.totals);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="noblindspot" {all}>"#)?;
    suites.iter().try_for_each(|suite| suite.write(report, out))?;
    if broken.tests > 0 {
        opening("input", broken, out)?;
        report.problems.iter().try_for_each(|problem| self::problem(problem).write(out))?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// What there is of a namespace; its cases are made when they are written.
struct Suite<'a> {
    namespace: &'a Namespace,
    numbers: Range<usize>,
    totals: Totals,
}

struct Case {
    name: String,
    class: String,
    place: String,
    outcome: Outcome,
}

enum Outcome {
    Passed,
    Failed { severity: &'static str, message: String, text: String },
    Waived { message: String },
    Broken { message: String, text: String },
}

fn passed(namespace: &Namespace) -> Case {
    Case {
        name: namespace.coverage.sentence(),
        class: namespace.name.clone(),
        place: String::new(),
        outcome: Outcome::Passed,
    }
}

fn finding(entry: &Entry) -> Case {
    let subject = if entry.subject.is_empty() { String::new() } else { format!(" ({})", entry.subject) };
    let message = entry.message.clone();
    Case {
        name: format!("{} {}: {}/{}{subject}", entry.rule.code, entry.rule.name, entry.kind, entry.object),
        class: format!("{}.{}", entry.namespace, entry.kind),
        place: attributes(entry.place.as_ref()),
        outcome: if entry.waived {
            Outcome::Waived { message: format!("waived: {message}") }
        } else {
            Outcome::Failed { severity: entry.severity.name(), text: explanation(entry), message }
        },
    }
}

fn explanation(entry: &Entry) -> String {
    let mut text = String::new();
    if let Some(place) = &entry.place {
        let _ = writeln!(text, "{}", escape::at(place));
    }
    let _ = writeln!(text, "{}", entry.message);
    for related in &entry.related {
        let _ = writeln!(text, "{}", related.located());
    }
    let _ = writeln!(text, "{}\n{}", entry.rule.remediation, page_url(entry.rule.code));
    text
}

fn problem(problem: &Problem) -> Case {
    let name = problem.object.clone().or_else(|| problem.place.as_ref().map(|place| place.file.to_string()));
    let message = problem.message.clone();
    let at = problem.place.as_ref().map(escape::at);
    let text = at.into_iter().chain([message.clone()]).chain(problem.explanations());
    Case {
        name: name.unwrap_or_else(|| "input".to_owned()),
        class: "input".to_owned(),
        place: attributes(problem.place.as_ref()),
        outcome: Outcome::Broken { text: text.map(|line| line + "\n").collect(), message },
    }
}

fn attributes(place: Option<&Place>) -> String {
    let Some((place, path)) = place.and_then(|place| Some((place, escape::path(&place.file)?))) else {
        return String::new();
    };
    format!(r#" file="{}" line="{}""#, escaped(&path), place.line)
}

#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl std::ops::Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            errors: self.errors + other.errors,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tests, failures, errors, skipped } = self;
        write!(f, r#"tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}""#)
    }
}

impl<'a> Suite<'a> {
    fn of(report: &Report<'_>, namespace: &'a Namespace, numbers: Range<usize>) -> Self {
        let skipped = numbers.clone().filter(|number| report.findings.head(*number).waived).count();
        let failures = numbers.len() - skipped;
        // A suite without a case reads as "nothing was tested": where nothing failed, one has passed.
        let tests = numbers.len() + usize::from(failures == 0);
        Self { namespace, numbers, totals: Totals { tests, failures, errors: 0, skipped } }
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        opening(&self.namespace.name, self.totals, out)?;
        let case = |nth: usize, text: &mut Vec<u8>| {
            finding(&report.findings.entry(self.numbers.start + nth)).write(text)
        };
        parts::write(self.numbers.len(), case, out)?;
        if self.totals.failures == 0 {
            passed(self.namespace).write(out)?;
        }
        writeln!(out, "  </testsuite>")
    }
}

fn opening(suite: &str, totals: Totals, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"  <testsuite name="{}" {totals}>"#, escaped(suite))
}

impl Case {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (name, class) = (escaped(&self.name), escaped(&self.class));
        write!(out, r#"    <testcase name="{name}" classname="{class}"{}"#, self.place)?;
        let outcome = self.outcome.element();
        if outcome.is_empty() {
            writeln!(out, "/>")
        } else {
            writeln!(out, ">\n      {outcome}\n    </testcase>")
        }
    }
}

impl Outcome {
    fn element(&self) -> String {
        match self {
            Self::Passed => String::new(),
            Self::Waived { message } => format!(r#"<skipped message="{}"/>"#, escaped(message)),
            Self::Failed { severity, message, text } => {
                format!(
                    r#"<failure message="{}" type="{severity}">{}</failure>"#,
                    escaped(message),
                    escaped_text(text)
                )
            }
            Self::Broken { message, text } => {
                format!(
                    r#"<error message="{}" type="input">{}</error>"#,
                    escaped(message),
                    escaped_text(text)
                )
            }
        }
    }
}

/// Escapes for an attribute, where a bare newline would be read as a blank.
fn escaped(text: &str) -> String {
    escaped_text(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Escapes for text; what XML 1.0 cannot hold at all becomes U+FFFD.
fn escaped_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(char),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            char if char.is_control() => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn written(report: &Report<'_>) -> String {
        let mut out = Vec::new();
        write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nasty() {
        insta::assert_snapshot!("junit", written(&fixture::nasty()));
    }

    #[test]
    fn a_reader_reads_back_what_was_meant() {
        let report = fixture::nasty();
        let read = quick_junit::Report::deserialize_from_str(&written(&report)).unwrap();
        assert_eq!((read.tests, read.failures, read.errors, read.skipped), (9, 5, 2, 1));
        assert_eq!(
            read.test_suites.iter().map(|suite| suite.name.as_str()).collect::<Vec<_>>(),
            ["hengyuan", "tidy", "input"]
        );
        let quick_junit::TestCaseStatus::NonSuccess { message, ty, .. } =
            &read.test_suites[0].test_cases[1].status
        else {
            panic!("the finding must be a failure");
        };
        let expected = report.findings.entry(1).message.replace('\u{1b}', "\u{fffd}");
        assert_eq!(message.as_ref().map(quick_junit::XmlString::as_str), Some(expected.as_str()));
        assert_eq!(ty.as_ref().map(quick_junit::XmlString::as_str), Some("critical"));
    }

    #[test]
    fn a_clean_namespace_passes_one_case() {
        let read = quick_junit::Report::deserialize_from_str(&written(&fixture::clean())).unwrap();
        assert_eq!((read.tests, read.failures), (1, 0));
    }
}
