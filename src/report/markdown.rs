//! Markdown for a pull-request comment or a step summary: figures first, then one table a
//! namespace, gravest findings on top.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use super::counts::plural;
use super::{Counts, Entry, Namespace, Place, Problem, Report, page_url};
use crate::api::Severity;

/// A comment on GitHub holds 65,536 characters; beyond this many bytes only counts follow.
const LIMIT: usize = 60_000;

/// Writes the text.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut page = String::new();
    heading(report, &mut page);
    problems(report, &mut page);
    for (namespace, numbers) in report.by_namespace() {
        table(report, namespace, numbers, &mut page);
    }
    out.write_all(page.as_bytes())
}

fn heading(report: &Report<'_>, page: &mut String) {
    let counts = Counts::of(report);
    let sign = if counts.errors > 0 || counts.findings() > 0 { "❌" } else { "✅" };
    let mut sentences = counts.sentences();
    let _ = writeln!(page, "## {sign} noblindspot: {}\n", sentences.remove(0));
    if !sentences.is_empty() {
        let _ = writeln!(page, "{}.\n", sentences.join("; "));
    }
    if counts.findings() == 0 {
        return;
    }
    let shown: Vec<_> =
        Severity::ALL.into_iter().filter(|s| *s != Severity::Info || counts.of_severity(*s) > 0).collect();
    let cells =
        |cell: &dyn Fn(Severity) -> String| shown.iter().map(|s| cell(*s)).collect::<Vec<_>>().join(" | ");
    let _ = writeln!(page, "| {} | waived |", cells(&|severity| severity.to_string()));
    let _ = writeln!(page, "| {} | ---: |", cells(&|_| "---:".to_owned()));
    let _ = writeln!(page, "| {} | {} |\n", cells(&|s| counts.of_severity(s).to_string()), counts.waived);
}

fn problems(report: &Report<'_>, page: &mut String) {
    if report.problems.is_empty() {
        return;
    }
    let _ = writeln!(page, "### Input that could not be used\n");
    let all = report.problems.len();
    rows(report.problems.iter().map(problem), all, "error", page);
    page.push('\n');
}

fn problem(problem: &Problem) -> String {
    let at = problem.place.as_ref().map(|place| format!("{} ", at(place))).unwrap_or_default();
    let mut item = format!("- {at}{}", cell(&problem.message));
    for related in &problem.related {
        let at = related.place.as_ref().map(|place| format!(" {}", self::at(place))).unwrap_or_default();
        let _ = write!(item, "<br>{}{at}", cell(&related.sentence()));
    }
    if let Some(help) = &problem.help {
        let _ = write!(item, "<br>{}", cell(help));
    }
    item
}

fn table(report: &Report<'_>, namespace: &Namespace, numbers: Range<usize>, page: &mut String) {
    let unwaived = numbers.filter(|number| !report.findings.head(*number).waived);
    let all = unwaived.clone().count();
    if all == 0 {
        return;
    }
    let _ = writeln!(page, "### {}\n\n{}\n", cell(&namespace.name), namespace.coverage.sentence());
    let _ = writeln!(page, "| severity | rule | object | finding |\n| --- | --- | --- | --- |");
    rows(unwaived.map(|number| row(&report.findings.entry(number))), all, "finding", page);
    page.push('\n');
}

fn row(entry: &Entry) -> String {
    let (code, name) = (entry.rule.code, entry.rule.name);
    let rule = format!("[{code}]({}) {name}", page_url(code));
    let object = format!("{}/{}", entry.kind, cell(&entry.object));
    let at = entry.place.as_ref().map(|place| format!("<br>{}", at(place))).unwrap_or_default();
    let remedy = cell(entry.rule.remediation);
    format!("| {} | {rule} | {object}{at} | {}<br>_{remedy}_ |", entry.severity, cell(&entry.message))
}

/// Adds rows while there is room, then says how many are left.
fn rows(rows: impl Iterator<Item = String>, all: usize, noun: &str, page: &mut String) {
    for (index, row) in rows.enumerate() {
        if page.len() + row.len() > LIMIT {
            let _ = writeln!(
                page,
                "\nand {} not shown here; `noblindspot check` shows all.",
                plural(all - index, noun)
            );
            return;
        }
        page.push_str(&row);
        page.push('\n');
    }
}

fn at(place: &Place) -> String {
    format!("<code>{}:{}</code>", cell(&super::escape::file(&place.file)), place.line)
}

/// Text as one cell of a table shows it, letter by letter.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for char in super::escape::visible(text).chars() {
        match char {
            '&' => cell.push_str("&amp;"),
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            '\n' => cell.push_str("<br>"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '#' => cell.extend(['\\', char]),
            char => cell.push(char),
        }
    }
    cell
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
        insta::assert_snapshot!("markdown", written(&fixture::nasty()));
    }

    #[test]
    fn clean() {
        insta::assert_snapshot!("markdown_clean", written(&fixture::clean()));
    }

    #[test]
    fn a_row_of_a_table_has_four_cells() {
        let text = written(&fixture::nasty());
        for row in text.lines().filter(|line| line.starts_with("| critical |") && line.contains("SP")) {
            assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
        }
    }

    #[test]
    fn a_long_report_fits_a_comment() {
        let text = written(&fixture::of(vec![fixture::entries().remove(0); 1000]));
        assert!(text.len() < 65_536);
        assert!(
            text.contains("findings not shown here; `noblindspot check` shows all."),
            "{}",
            &text[text.len() - 200..]
        );
    }

    #[test]
    fn an_error_without_a_place_begins_with_its_message() {
        let problem = Problem { message: "nothing there".to_owned(), ..Problem::default() };
        assert_eq!(super::problem(&problem), "- nothing there");
    }
}
