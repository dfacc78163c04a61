use std::io::{self, Write};

use super::excerpt::{self, Pen};
use super::paint::Paint;
use super::text::wrap;
use crate::report::escape::visible;
use crate::report::{Entry, Place, Problem, Related};

/// Writes one finding: what, where, what explains it, what would close it.
pub(super) fn finding(entry: &Entry, width: usize, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let rule = entry.rule;
    let waived = if entry.waived { "waived " } else { "" };
    let title = format!("{waived}{} {} {}", entry.severity, rule.code, rule.name);
    let title = if entry.waived { paint.dim(&title) } else { paint.severity(&title, entry.severity) };
    let since = entry.since.map(|since| paint.dim(&format!(" since {since}")));
    writeln!(out, "{title}{}", since.unwrap_or_default())?;
    for line in wrap(&visible(&entry.message), width.saturating_sub(2)) {
        writeln!(out, "  {}", if entry.waived { paint.dim(&line) } else { paint.strong(&line) })?;
    }
    let pen = pen(entry.place.as_ref(), &entry.related, width, paint);
    if let Some(place) = &entry.place {
        let underline =
            |mark: &str| if entry.waived { paint.dim(mark) } else { paint.severity(mark, entry.severity) };
        excerpt::write(place, pen, &underline, out)?;
    }
    related(&entry.related, pen, out)?;
    note("help", rule.remediation, pen, out)?;
    note("see", &format!("noblindspot explain {}", rule.code), pen, out)?;
    writeln!(out)
}

/// How bad a problem of the input is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Level {
    /// It could not be used.
    Error,
    /// It was used, and says something that has no effect.
    Warning,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    fn paint(self, paint: Paint, text: &str) -> String {
        match self {
            Self::Error => paint.error(text),
            Self::Warning => paint.warning(text),
        }
    }
}

/// Writes one problem of the input.
pub(super) fn problem(
    problem: &Problem,
    level: Level,
    width: usize,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = format!("{}:", level.name());
    let hanging = label.len() + 1;
    for (index, line) in wrap(&visible(&problem.message), width.saturating_sub(hanging)).iter().enumerate() {
        let head = if index == 0 { level.paint(paint, &label) } else { " ".repeat(label.len()) };
        writeln!(out, "{head} {}", paint.strong(line))?;
    }
    let pen = pen(problem.place.as_ref(), &problem.related, width, paint);
    if let Some(place) = &problem.place {
        excerpt::write(place, pen, &|mark| level.paint(paint, mark), out)?;
    }
    related(&problem.related, pen, out)?;
    if let Some(within) = within(problem) {
        note("in", &within, pen, out)?;
    }
    if let Some(help) = &problem.help {
        note("help", help, pen, out)?;
    }
    writeln!(out)
}

/// The object at fault, and the field where the message does not begin with it.
fn within(problem: &Problem) -> Option<String> {
    let object = problem.object.as_ref()?;
    let field = problem.field.as_ref().filter(|field| !problem.message.starts_with(*field));
    Some(field.map_or_else(|| object.clone(), |field| format!("{object}, {field}")))
}

fn pen(place: Option<&Place>, related: &[Related], width: usize, paint: Paint) -> Pen {
    let places = place.into_iter().chain(related.iter().filter_map(|related| related.place.as_ref()));
    let gutter = places.map(excerpt::gutter).max().unwrap_or(1);
    Pen { mark: '^', gutter, width, paint }
}

fn related(related: &[Related], pen: Pen, out: &mut dyn Write) -> io::Result<()> {
    for related in related {
        note("note", &related.sentence(), pen, out)?;
        if let Some(place) = &related.place {
            excerpt::write(place, Pen { mark: '-', ..pen }, &|mark| pen.paint.gutter(mark), out)?;
        }
    }
    Ok(())
}

/// `= help: text`, with the text hanging under itself.
fn note(label: &str, text: &str, pen: Pen, out: &mut dyn Write) -> io::Result<()> {
    let indent = pen.gutter + 2;
    let hanging = indent + label.len() + 4;
    for (index, line) in wrap(&visible(text), pen.width.saturating_sub(hanging)).iter().enumerate() {
        if index == 0 {
            let label = pen.paint.strong(&format!("{label}:"));
            writeln!(out, "{:indent$}{} {label} {line}", "", pen.paint.gutter("="))?;
        } else {
            writeln!(out, "{:hanging$}{line}", "")?;
        }
    }
    Ok(())
}
