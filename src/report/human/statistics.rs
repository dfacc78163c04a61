use std::collections::BTreeMap;
use std::io::{self, Write};

use super::paint::Paint;
use crate::api::Severity;
use crate::finding::Code;
use crate::report::Report;

/// How often a rule was broken, and how gravely at worst.
struct Row {
    name: &'static str,
    gravest: Severity,
    findings: usize,
}

/// Writes a table of unwaived findings a rule, most first.
pub(super) fn write(report: &Report<'_>, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(report);
    if rows.is_empty() {
        return Ok(());
    }
    let name_width = rows.iter().map(|(_, row)| row.name.len()).max().unwrap_or(0);
    writeln!(
        out,
        "{}",
        paint.strong(&format!("{:>8}  rule   {:name_width$}  severity", "findings", "name"))
    )?;
    for (code, row) in rows {
        let severity = paint.severity(row.gravest.name(), row.gravest);
        writeln!(out, "{:>8}  {code}  {:name_width$}  {severity}", row.findings, row.name)?;
    }
    writeln!(out)
}

fn rows(report: &Report<'_>) -> Vec<(Code, Row)> {
    let mut rows: BTreeMap<Code, Row> = BTreeMap::new();
    for head in report.unwaived() {
        let first = Row { name: head.rule.name, gravest: head.severity, findings: 0 };
        let row = rows.entry(head.rule.code).or_insert(first);
        row.findings += 1;
        row.gravest = row.gravest.min(head.severity);
    }
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(code, row)| (std::cmp::Reverse(row.findings), *code));
    rows
}
