use std::io::{self, Write};

use super::paint::Paint;
use super::text::expand;
use crate::report::escape;
use crate::report::source::Line;
use crate::report::{Excerpt, Place};

/// Lines shown before the first marked one.
const BEFORE: u32 = 2;
/// Lines shown of a part that spans many.
const MARKED: u32 = 4;

/// What the lines at fault are drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// What underlines.
    pub(super) mark: char,
    /// How many columns the line numbers take.
    pub(super) gutter: usize,
    /// How many columns the reader sees.
    pub(super) width: usize,
    pub(super) paint: Paint,
}

/// Writes where a place is, and its lines with the part at fault underlined by `underline`.
pub(super) fn write(
    place: &Place,
    pen: Pen,
    underline: &dyn Fn(&str) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let indent = pen.gutter + 1;
    writeln!(out, "{:indent$}{} {}", "", pen.paint.gutter("-->"), escape::at(place))?;
    let Some(excerpt) = &place.excerpt else {
        return Ok(());
    };
    pen.bar(out)?;
    for line in shown(excerpt) {
        pen.source(line, underline, out)?;
    }
    Ok(())
}

/// How many columns the line numbers of a place take.
pub(super) fn gutter(place: &Place) -> usize {
    let last = place
        .excerpt
        .as_ref()
        .and_then(|excerpt| shown(excerpt).last())
        .map_or(place.line, |line| line.number);
    last.to_string().len()
}

fn shown(excerpt: &Excerpt) -> impl Iterator<Item = Line<'_>> {
    let first = excerpt.marked().next().map_or(excerpt.first_line, |line| line.number);
    let range = first.saturating_sub(BEFORE)..first.saturating_add(MARKED);
    let last = excerpt.marked().last().map_or(first, |line| line.number);
    excerpt.lines().filter(move |line| range.contains(&line.number) && line.number <= last)
}

impl Pen {
    /// The bar that holds an excerpt together.
    pub(super) fn bar(self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{:gutter$}  {}", "", self.paint.gutter("|"), gutter = self.gutter)
    }

    fn source(
        self,
        line: Line<'_>,
        underline: &dyn Fn(&str) -> String,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let room = self.width.saturating_sub(self.gutter + 4).max(20);
        let columns = expand(line.text, line.start, line.end).fit(room);
        let number = format!("{:>gutter$} |", line.number, gutter = self.gutter + 1);
        writeln!(out, "{} {}", self.paint.gutter(&number), columns.text.trim_end())?;
        if line.start == line.end {
            return Ok(());
        }
        let bar = format!("{:gutter$} |", "", gutter = self.gutter + 1);
        let mark = self.mark.to_string().repeat(columns.end.saturating_sub(columns.start).max(1));
        writeln!(out, "{} {:start$}{}", self.paint.gutter(&bar), "", underline(&mark), start = columns.start)
    }
}
