//! The JSON of `check`, version 1: its keys, their order and their meaning are a promise.

use std::io::{self, Write};

use serde::Serialize;

use super::{Counts, Entry, Place, Problem, Related, Report, list};
use crate::api::{Date, Severity};

/// Writes one JSON object.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        version: 1,
        at: report.at,
        summary: Summary::of(&Counts::of(report)),
        findings: [],
        errors: report.problems.iter().map(Error::of).collect(),
    };
    let [before, after] = list::around(&document, "findings", 1)?;
    out.write_all(before.as_bytes())?;
    let finding = |nth, slot: list::Slot<'_>| slot.put(&Finding::of(&report.findings.entry(nth)));
    list::write(1, report.findings.count(), finding, out)?;
    writeln!(out, "{after}")
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    at: jiff::Timestamp,
    summary: Summary,
    findings: [Finding<'a>; 0],
    errors: Vec<Error<'a>>,
}

#[derive(Serialize)]
struct Summary {
    objects: usize,
    findings: BySeverity,
    waived: usize,
    errors: usize,
}

#[derive(Serialize)]
struct BySeverity {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    #[serde(skip_serializing_if = "is_zero")]
    info: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: String,
    name: &'a str,
    severity: Severity,
    namespace: &'a str,
    kind: &'a str,
    object: &'a str,
    condition: &'a str,
    reason: &'a str,
    subject: &'a str,
    message: &'a str,
    remediation: &'a str,
    field: &'a str,
    waived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location<'a>>,
}

#[derive(Serialize)]
struct Error<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    object: &'a str,
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

impl Summary {
    fn of(counts: &Counts) -> Self {
        let findings = BySeverity {
            critical: counts.of_severity(Severity::Critical),
            high: counts.of_severity(Severity::High),
            medium: counts.of_severity(Severity::Medium),
            low: counts.of_severity(Severity::Low),
            info: counts.of_severity(Severity::Info),
        };
        Self { objects: counts.objects, findings, waived: counts.waived, errors: counts.errors }
    }
}

impl<'a> Finding<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            rule: entry.rule.code.to_string(),
            name: entry.rule.name,
            severity: entry.severity,
            namespace: &entry.namespace,
            kind: entry.kind.name(),
            object: &entry.object,
            condition: entry.rule.condition,
            reason: entry.reason,
            subject: &entry.subject,
            message: &entry.message,
            remediation: entry.rule.remediation,
            field: &entry.field,
            waived: entry.waived,
            since: entry.since,
            location: entry.place.as_ref().map(Location::of),
        }
    }
}

impl<'a> Error<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            message: &problem.message,
            object: problem.object.as_deref(),
            field: problem.field.as_deref(),
            help: problem.help.as_deref(),
            location: problem.place.as_ref().map(Location::of),
            related: problem.related.iter().map(Other::of).collect(),
        }
    }
}

impl<'a> Other<'a> {
    fn of(related: &'a Related) -> Self {
        Self {
            object: &related.object,
            note: &related.note,
            location: related.place.as_ref().map(Location::of),
        }
    }
}

impl<'a> Location<'a> {
    fn of(place: &'a Place) -> Self {
        Self { file: &place.file, line: place.line, column: place.column }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
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
        insta::assert_snapshot!("json", written(&fixture::nasty()));
    }

    #[test]
    fn clean() {
        insta::assert_snapshot!("json_clean", written(&fixture::clean()));
    }

    #[test]
    fn many_findings_are_written_as_in_one_go() {
        #[derive(Serialize)]
        struct Whole<'a> {
            findings: Vec<Finding<'a>>,
        }
        let entries: Vec<_> = fixture::entries().into_iter().cycle().take(3000).collect();
        let findings = entries.iter().map(Finding::of).collect();
        let whole = serde_json::to_string_pretty(&Whole { findings }).unwrap();
        let list = whole.trim_start_matches('{').trim_end_matches("\n}");
        assert!(written(&fixture::of(entries.clone())).contains(list));
    }

    #[test]
    fn conforms_to_its_schema() {
        let schema = serde_json::from_str(include_str!("../../tests/schemas/check-v1.schema.json")).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for report in [fixture::nasty(), fixture::clean()] {
            let document = serde_json::from_str(&written(&report)).unwrap();
            assert_eq!(
                validator.iter_errors(&document).map(|error| error.to_string()).collect::<Vec<_>>(),
                [""; 0]
            );
        }
    }
}
