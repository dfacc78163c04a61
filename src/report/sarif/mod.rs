//! SARIF 2.1.0, for code scanning: one run, with the pages of the rules that it names.

mod model;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use model::{
    ArtifactLocation, Configuration, Driver, Invocation, Location, Log, LogicalLocation, Message,
    Notification, PhysicalLocation, Region, ReportingDescriptor, ResultProperties, RuleProperties, Run,
    SarifResult, Suppression, Tool,
};

use super::{Entry, Place, Problem, Related, Report, escape, fingerprint, list, page_url};
use crate::api::Severity;
use crate::finding::Code;
use crate::rules::{self, Rule};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one SARIF log.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules: BTreeSet<Code> = report.heads().map(|head| head.rule.code).collect();
    let index: BTreeMap<Code, usize> = rules.iter().copied().zip(0..).collect();
    let run = Run {
        tool: Tool { driver: driver(&rules) },
        invocations: [invocation(report)],
        column_kind: "unicodeCodePoints",
        results: [],
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    let [before, after] = list::around(&log, "results", 3)?;
    out.write_all(before.as_bytes())?;
    let each = |nth, slot: list::Slot<'_>| {
        let entry = report.findings.entry(nth);
        slot.put(&result(&entry, index[&entry.rule.code]))
    };
    list::write(3, report.findings.count(), each, out)?;
    writeln!(out, "{after}")
}

fn driver(rules: &BTreeSet<Code>) -> Driver<'static> {
    Driver {
        name: "noblindspot",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: "https://noblindspot.dev",
        rules: rules.iter().filter_map(|code| rules::find(*code)).map(descriptor).collect(),
    }
}

fn descriptor(rule: &'static Rule) -> ReportingDescriptor<'static> {
    ReportingDescriptor {
        id: rule.code.to_string(),
        name: rule.name,
        short_description: text(rule.summary),
        full_description: Message {
            text: format!("{}. Follows: {}.", rule.summary, rule.reference.trim_end_matches('.')).into(),
            markdown: None,
        },
        help: Message { text: rule.remediation.into(), markdown: Some(rule.page) },
        help_uri: page_url(rule.code),
        default_configuration: Configuration { level: level(rule.severity) },
        properties: RuleProperties {
            severity: rule.severity,
            tags: vec!["safety-responsibility", rule.condition],
        },
    }
}

fn invocation<'a>(report: &'a Report<'_>) -> Invocation<'a> {
    Invocation {
        execution_successful: report.problems.is_empty(),
        tool_execution_notifications: report.problems.iter().map(notification).collect(),
    }
}

fn notification(problem: &Problem) -> Notification<'_> {
    let own = problem.place.as_ref().and_then(physical);
    let own = own.map(|place| Location { physical_location: Some(place), ..Location::default() });
    // A notification has no related locations, only several of its own; a message tells them apart.
    let others = problem.related.iter().map(|related| Location { id: None, ..self::related((related, 0)) });
    let help = problem.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    Notification {
        level: "error",
        message: Message { text: format!("{}{help}", problem.message).into(), markdown: None },
        locations: own.into_iter().chain(others).collect(),
    }
}

fn result(entry: &Entry, rule_index: usize) -> SarifResult<'_> {
    let fingerprint = fingerprint::of_entry(entry);
    SarifResult {
        rule_id: entry.rule.code.to_string(),
        rule_index,
        level: level(entry.severity),
        message: text(&entry.message),
        locations: [location(entry)],
        related_locations: entry.related.iter().zip(1..).map(related).collect(),
        // GitHub looks at this one key only, and makes up its own from line texts if it is absent.
        partial_fingerprints: BTreeMap::from([
            ("noblindspot/v1", fingerprint.clone()),
            ("primaryLocationLineHash", fingerprint),
        ]),
        suppressions: if entry.waived { vec![WAIVED] } else { Vec::new() },
        properties: ResultProperties {
            severity: entry.severity,
            namespace: &entry.namespace,
            condition: entry.rule.condition,
            reason: entry.reason,
            subject: &entry.subject,
            since: entry.since,
        },
    }
}

const WAIVED: Suppression = Suppression {
    kind: "inSource",
    status: "accepted",
    justification: "waived in spec.waivers of the object",
};

fn location(entry: &Entry) -> Location<'_> {
    let mut qualified = format!("{}/{}/{}", entry.namespace, entry.kind, entry.object);
    if !entry.field.is_empty() {
        qualified.push('#');
        qualified.push_str(&entry.field);
    }
    Location {
        physical_location: entry.place.as_ref().and_then(physical),
        logical_locations: vec![resource(&entry.object, qualified)],
        ..Location::default()
    }
}

fn related((related, id): (&Related, usize)) -> Location<'_> {
    let name = related.object.rsplit('/').next().unwrap_or_default();
    Location {
        id: Some(id),
        physical_location: related.place.as_ref().and_then(physical),
        logical_locations: vec![resource(name, related.object.clone())],
        message: Some(Message { text: related.sentence().into(), markdown: None }),
    }
}

fn resource(name: &str, fully_qualified_name: String) -> LogicalLocation<'_> {
    LogicalLocation { name, fully_qualified_name, kind: "resource" }
}

fn physical(place: &Place) -> Option<PhysicalLocation> {
    let uri = escape::uri(&escape::path(&place.file)?);
    let region = place.region();
    let region = Region {
        start_line: region.start_line,
        start_column: region.start_column,
        end_line: region.end_line,
        end_column: region.end_column,
    };
    Some(PhysicalLocation { artifact_location: ArtifactLocation { uri }, region })
}

fn text(text: &str) -> Message<'_> {
    Message { text: text.into(), markdown: None }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::fixture;

    fn written(report: &Report<'_>) -> Value {
        let mut out = Vec::new();
        write(report, &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn nasty() {
        let mut log = written(&fixture::nasty());
        for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
            assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# SP"));
            rule["help"]["markdown"] = "the page".into();
        }
        log["runs"][0]["tool"]["driver"]["semanticVersion"] = "VERSION".into();
        insta::assert_snapshot!("sarif", serde_json::to_string_pretty(&log).unwrap());
    }

    #[test]
    fn conforms_to_the_schema_of_oasis() {
        let mut schema: Value =
            serde_json::from_str(include_str!("../../../tests/schemas/sarif-2.1.0.schema.json")).unwrap();
        // As published, two of its patterns are no regular expressions; we write neither property.
        for object in ["run", "toolComponent"] {
            schema["definitions"][object]["properties"]["language"]
                .as_object_mut()
                .unwrap()
                .remove("pattern");
        }
        let validator = jsonschema::validator_for(&schema).unwrap();
        for report in [fixture::nasty(), fixture::clean()] {
            let log = written(&report);
            assert_eq!(
                validator.iter_errors(&log).map(|error| error.to_string()).collect::<Vec<_>>(),
                [""; 0]
            );
        }
        let mut broken = written(&fixture::nasty());
        broken["runs"][0]["results"][0]["level"] = "grave".into();
        assert!(!validator.is_valid(&broken), "the schema must be able to refuse");
    }

    #[test]
    fn results_point_at_their_rule() {
        let log = written(&fixture::nasty());
        let run = &log["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }
}
