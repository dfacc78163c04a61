//! Workflow commands of GitHub Actions: one annotation a finding, the gravest first, because a
//! step shows only the first ten of each level.

use std::io::{self, Write};

use super::{Counts, Entry, Place, Problem, Related, Report, escape, parts};
use crate::api::Severity;

/// Writes one line a finding, and the summary as plain text for the log.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for problem in &report.problems {
        input_error(problem, out)?;
    }
    let mut gravest: Vec<u32> = report.unwaived_numbers().collect();
    gravest.sort_by_key(|number| report.findings.head(*number as usize).severity);
    let each = |nth: usize, text: &mut Vec<u8>| finding(&report.findings.entry(gravest[nth] as usize), text);
    parts::write(gravest.len(), each, out)?;
    writeln!(out, "{}", Counts::of(report).sentences().join("; "))
}

fn finding(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let level = match entry.severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    };
    let title = format!("{} {} ({})", entry.rule.code, entry.rule.name, entry.severity);
    let object = format!("{}/{} in {}", entry.kind, entry.object, entry.namespace);
    let mut message = format!("{object}: {}\n{}", entry.message, entry.rule.remediation);
    add_lines(&mut message, entry.related.iter().map(Related::located));
    command(level, entry.place.as_ref(), &title, &message, out)
}

fn input_error(problem: &Problem, out: &mut dyn Write) -> io::Result<()> {
    let mut message = problem.message.clone();
    add_lines(&mut message, problem.explanations());
    command("error", problem.place.as_ref(), "input", &message, out)
}

fn add_lines(message: &mut String, lines: impl Iterator<Item = String>) {
    for line in lines {
        message.push('\n');
        message.push_str(&line);
    }
}

fn command(
    level: &str,
    place: Option<&Place>,
    title: &str,
    message: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "::{level} ")?;
    if let Some((place, path)) = place.and_then(|place| Some((place, escape::path(&place.file)?))) {
        write!(out, "file={},{},", property(&path), lines(place))?;
    }
    writeln!(out, "title={}::{}", property(title), data(message))
}

// Columns are taken only where the annotation lies on one line.
fn lines(place: &Place) -> String {
    let region = place.region();
    if region.start_line == region.end_line {
        format!("line={},col={},endColumn={}", region.start_line, region.start_column, region.end_column)
    } else {
        format!("line={},endLine={}", region.start_line, region.end_line)
    }
}

fn data(text: &str) -> String {
    escape::visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
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

    type Command = (String, Vec<(String, String)>, String);

    /// Reads a line as the runner does: its level, its properties, its message.
    fn read(line: &str) -> Option<Command> {
        let (head, message) = line.strip_prefix("::")?.split_once("::")?;
        let (level, properties) = head.split_once(' ')?;
        let unescape = |text: &str| {
            let text = text.replace("%0D", "\r").replace("%0A", "\n");
            text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        };
        let properties = properties.split(',').map(|pair| pair.split_once('=').unwrap());
        let properties = properties.map(|(key, value)| (key.to_owned(), unescape(value))).collect();
        Some((level.to_owned(), properties, unescape(message)))
    }

    #[test]
    fn nasty() {
        insta::assert_snapshot!("github", written(&fixture::nasty()));
    }

    #[test]
    fn the_runner_reads_back_what_was_meant() {
        let report = fixture::nasty();
        let text = written(&report);
        let read: Vec<_> = text.lines().filter_map(read).collect();
        assert_eq!(read.len(), report.problems.len() + report.unwaived().count());
        let markup = report.findings.entry(1);
        let (level, properties, message) = &read[3];
        assert_eq!(level, "error");
        assert_eq!(properties[0], ("file".to_owned(), "a,b:c%.yaml".to_owned()));
        assert!(message.contains(&*escape::visible(&markup.message)), "{message}");
    }
}
