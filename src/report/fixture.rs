//! One report for the tests of every format, with all that is hard to print in it.

use crate::api::{Date, Kind, Severity};
use crate::finding::Code;
use crate::rules;

use super::{Coverage, Entry, Excerpt, Namespace, Place, Problem, Related, Report};

/// A report without a finding.
pub(super) fn clean() -> Report<'static> {
    let coverage = Coverage { required: 1, covered: 1, blind_spots: 0 };
    Report {
        at: "2026-11-23T01:00:00Z".parse().unwrap(),
        namespaces: vec![Namespace { name: "tidy".to_owned(), objects: 1, coverage }],
        skipped: 0,
        findings: Box::new(Vec::<Entry>::new()),
        problems: Vec::new(),
    }
}

/// A report with wide characters, quotes, markup, control characters, waivers and no places.
pub(super) fn nasty() -> Report<'static> {
    of(entries())
}

/// The same with other findings.
pub(super) fn of(entries: Vec<Entry>) -> Report<'static> {
    let coverage = Coverage { required: 219, covered: 212, blind_spots: 4 };
    let mut report = clean();
    report.namespaces.insert(0, Namespace { name: "hengyuan".to_owned(), objects: 100, coverage });
    report.skipped = 3;
    report.findings = Box::new(entries);
    report.problems = vec![syntax(), duplicate()];
    report
}

/// Its findings.
pub(super) fn entries() -> Vec<Entry> {
    vec![wide(), markup(), unsigned(), waived(), placeless(), tabs()]
}

fn entry(code: u16, severity: Severity, kind: Kind, object: &str) -> Entry {
    let rule = rules::find(Code(code)).unwrap();
    Entry {
        rule,
        severity,
        namespace: "hengyuan".to_owned(),
        kind,
        object: object.to_owned(),
        reason: rule.reasons[0],
        subject: String::new(),
        message: String::new(),
        field: "".into(),
        since: None,
        waived: false,
        place: None,
        related: Vec::new(),
    }
}

fn place(file: &str, line: u32, column: u32, first_line: u32, text: &str, marked: &str) -> Place {
    let start = text.find(marked).unwrap();
    let excerpt = Excerpt { first_line, text: text.to_owned(), span: start..start + marked.len() };
    Place { file: file.into(), line, column, excerpt: Some(excerpt) }
}

fn wide() -> Entry {
    let text =
        "metadata: {name: e007}\nspec:\n  displayName: 王小明  # 车间\n  责任: [蒸馏操作, 巡检]  # 班组";
    Entry {
        subject: "special-operation/低压电工".to_owned(),
        message:
            "e007 holds post 蒸馏操作员 without the certificate special-operation/低压电工, which its work requires; \
                  nobody may work without it, 无证不得上岗, not even for a day or under supervision"
                .to_owned(),
        field: "spec.责任[0]".into(),
        since: Some("2026-01-01".parse::<Date>().unwrap()),
        place: Some(place("manifests/恒源 化工/员工#1.yaml", 12, 8, 9, text, "蒸馏操作")),
        related: vec![Related {
            object: "Post/distillation-operator".to_owned(),
            note: "requires the certificate".into(),
            place: Some(place("manifests/posts.yaml", 31, 3, 31, "  requiredCertificates:", "requiredCertificates")),
        }],
        ..entry(302, Severity::Critical, Kind::Employee, "e007")
    }
}

fn markup() -> Entry {
    Entry {
        subject: "a|b::c,d".to_owned(),
        message: "50% of <b>\"duties\"</b> | `x` & 'y'\nsecond ]]> line :: with\u{1b}[31m colour".to_owned(),
        field: "spec.duties".into(),
        place: Some(place("a,b:c%.yaml", 3, 1, 3, "duties: \u{1b}[2J\u{202e}", "duties")),
        ..entry(201, Severity::Critical, Kind::Post, "operator")
    }
}

fn unsigned() -> Entry {
    let text = "  signatures:\n  - party: Issuer\n    employeeRef: {name: e003}\n    signedOn: '2026-01-04'";
    Entry {
        subject: "e007".to_owned(),
        message: "letter rl-2026-e007 is not signed by e007".to_owned(),
        field: "spec.signatures".into(),
        since: Some("2026-01-01".parse::<Date>().unwrap()),
        place: Some(place("manifests/letters.yaml", 41, 3, 41, text, "signatures")),
        related: vec![Related {
            object: "Employee/e007".to_owned(),
            note: "is responsible".into(),
            place: None,
        }],
        ..entry(401, Severity::High, Kind::ResponsibilityLetter, "rl-2026-e007")
    }
}

fn waived() -> Entry {
    Entry {
        message: "employee e007 holds no post".to_owned(),
        waived: true,
        place: Some(place("manifests/people.yaml", 5, 3, 5, "  name: e007", "name")),
        ..entry(301, Severity::Medium, Kind::Employee, "e007")
    }
}

fn placeless() -> Entry {
    Entry { message: "nobody heads ws2".to_owned(), ..entry(110, Severity::Medium, Kind::Department, "ws2") }
}

fn tabs() -> Entry {
    let line = format!(
        "{{\"spec\":\t{{\"note\": \"{}\", \"period\":\t{{\"to\": \"2026-12-31\"}}}}}}",
        "长".repeat(70)
    );
    let column = 2 + u32::try_from(line[..line.find("period").unwrap()].chars().count()).unwrap() - 1;
    Entry {
        message: "letter rl-9 ends on 2026-12-31".to_owned(),
        field: "spec.period".into(),
        place: Some(place("-", 1, column, 1, &line, "period")),
        ..entry(409, Severity::Low, Kind::ResponsibilityLetter, "rl-9")
    }
}

fn syntax() -> Problem {
    Problem {
        message: "expected `:` after the key `责任`, found the end of the line".to_owned(),
        object: None,
        field: None,
        help: Some("write `责任: value`".to_owned()),
        place: Some(place("manifests/broken.yaml", 2, 3, 1, "spec:\n  责任", "责任")),
        related: Vec::new(),
    }
}

fn duplicate() -> Problem {
    Problem {
        message: "Post/operator is declared twice".to_owned(),
        object: Some("Post/operator".to_owned()),
        field: Some("metadata.name".to_owned()),
        help: Some("rename one of the two".to_owned()),
        place: Some(Place { file: "b.yaml".into(), line: 9, column: 12, excerpt: None }),
        related: vec![Related {
            object: "Post/operator".to_owned(),
            note: "first declared here".into(),
            place: Some(Place { file: "a.yaml".into(), line: 4, column: 12, excerpt: None }),
        }],
    }
}
