//! `JUnit` XML: a suite a namespace, a failure a finding; input that could not be used is an error
//! in a suite of its own.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Entry, Namespace, Place, Problem, Report, escape, page_url};

/// Writes one XML document.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut suites: Vec<Suite> = report.namespaces.iter().map(|namespace| suite(report, namespace)).collect();
    if !report.problems.is_empty() {
        suites.push(input(&report.problems));
    }
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="noblindspot" {}>"#,
        totals(suites.iter().flat_map(|suite| &suite.cases))
    )?;
    for suite in &suites {
        suite.write(out)?;
    }
    writeln!(out, "</testsuites>")
}

struct Suite {
    name: String,
    cases: Vec<Case>,
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

fn suite(report: &Report, namespace: &Namespace) -> Suite {
    let entries = report.entries.iter().filter(|entry| entry.namespace == namespace.name);
    let mut cases: Vec<Case> = entries.map(finding).collect();
    // A suite without a case reads as "nothing was tested".
    if cases.iter().all(|case| matches!(case.outcome, Outcome::Waived { .. })) {
        cases.push(Case {
            name: namespace.coverage.sentence(),
            class: namespace.name.clone(),
            place: String::new(),
            outcome: Outcome::Passed,
        });
    }
    Suite { name: namespace.name.clone(), cases }
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

fn input(problems: &[Problem]) -> Suite {
    Suite { name: "input".to_owned(), cases: problems.iter().map(problem).collect() }
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

fn totals<'a>(cases: impl Iterator<Item = &'a Case>) -> String {
    let [mut tests, mut failures, mut errors, mut skipped] = [0; 4];
    for case in cases {
        tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Failed { .. } => failures += 1,
            Outcome::Waived { .. } => skipped += 1,
            Outcome::Broken { .. } => errors += 1,
        }
    }
    format!(r#"tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}""#)
}

impl Suite {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, r#"  <testsuite name="{}" {}>"#, escaped(&self.name), totals(self.cases.iter()))?;
        for case in &self.cases {
            case.write(out)?;
        }
        writeln!(out, "  </testsuite>")
    }
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

    fn written(report: &Report) -> String {
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
        let expected = report.entries[1].message.replace('\u{1b}', "\u{fffd}");
        assert_eq!(message.as_ref().map(quick_junit::XmlString::as_str), Some(expected.as_str()));
        assert_eq!(ty.as_ref().map(quick_junit::XmlString::as_str), Some("critical"));
    }

    #[test]
    fn a_clean_namespace_passes_one_case() {
        let read = quick_junit::Report::deserialize_from_str(&written(&fixture::clean())).unwrap();
        assert_eq!((read.tests, read.failures), (1, 0));
    }
}
