//! The Code Quality report of GitLab: a JSON array of unwaived findings and input errors.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::{Entry, Place, Problem, Report, escape, fingerprint, list};
use crate::api::Severity;

/// Writes one JSON array.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let unwaived: Vec<u32> = report.unwaived_numbers().collect();
    let issue = |nth: usize, slot: list::Slot<'_>| match unwaived.get(nth) {
        Some(number) => slot.put(&finding(&report.findings.entry(*number as usize))),
        None => slot.put(&problem(&report.problems[nth - unwaived.len()])),
    };
    list::write(0, unwaived.len() + report.problems.len(), issue, out)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

fn finding(entry: &Entry) -> Issue<'_> {
    Issue {
        description: format!("{} {}: {}", entry.rule.code, entry.rule.name, entry.message),
        check_name: entry.rule.name,
        fingerprint: fingerprint::of_entry(entry),
        severity: match entry.severity {
            Severity::Critical => "blocker",
            Severity::High => "critical",
            Severity::Medium => "major",
            Severity::Low => "minor",
            Severity::Info => "info",
        },
        location: location(entry.place.as_ref()),
    }
}

fn problem(problem: &Problem) -> Issue<'_> {
    Issue {
        description: std::iter::once(problem.message.clone())
            .chain(problem.explanations())
            .collect::<Vec<_>>()
            .join("; "),
        check_name: "input",
        fingerprint: fingerprint::of_problem(problem),
        severity: "blocker",
        location: location(problem.place.as_ref()),
    }
}

// GitLab drops the whole report when one issue has no path or no line: what has no place concerns
// the repository, which is `.`.
fn location(place: Option<&Place>) -> Location {
    let Some(place) = place else {
        return Location { path: ".".to_owned(), lines: Lines { begin: 1, end: 1 } };
    };
    let path = escape::path(&place.file).map_or_else(|| "stdin".to_owned(), Cow::into_owned);
    Location { path, lines: Lines { begin: place.line, end: place.region().end_line } }
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
        insta::assert_snapshot!("gitlab", written(&fixture::nasty()));
    }

    #[test]
    fn nothing_found_is_an_empty_array() {
        assert_eq!(written(&fixture::clean()), "[]\n");
    }

    #[test]
    fn conforms_to_what_gitlab_documents() {
        let schema =
            serde_json::from_str(include_str!("../../tests/schemas/gitlab-code-quality.schema.json"))
                .unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let issues = serde_json::from_str(&written(&fixture::nasty())).unwrap();
        assert_eq!(
            validator.iter_errors(&issues).map(|error| error.to_string()).collect::<Vec<_>>(),
            [""; 0]
        );
    }

    #[test]
    fn fingerprints_are_unique() {
        let issues: Vec<serde_json::Value> = serde_json::from_str(&written(&fixture::nasty())).unwrap();
        let unique: std::collections::BTreeSet<_> =
            issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
        assert_eq!(unique.len(), issues.len());
    }
}
