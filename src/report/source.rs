use super::{Excerpt, Place};

/// Where a place begins and ends, as editors count: lines and columns in characters from 1, the
/// end column one past the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start_line: u32,
    pub(super) start_column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

/// One line of an excerpt and the part of it to underline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) number: u32,
    pub(super) text: &'a str,
    /// In bytes of `text`; empty where nothing is underlined.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Place {
    /// The region to mark; one character where the text is not known.
    pub(super) fn region(&self) -> Region {
        let last = self.excerpt.as_ref().and_then(|excerpt| excerpt.marked().last());
        let (end_line, end_column) = match last {
            // Counted from the start of the place: of a long line the excerpt may hold a part only.
            Some(last) if last.number == self.line => {
                (self.line, self.column + columns(&last.text[last.start..last.end]))
            }
            Some(last) if last.number > self.line => (last.number, 1 + columns(&last.text[..last.end])),
            _ => (self.line, self.column + 1),
        };
        Region { start_line: self.line, start_column: self.column, end_line, end_column }
    }
}

impl Excerpt {
    /// The lines of the excerpt, without their ends.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut offset = 0;
        self.text.split('\n').zip(self.first_line..).map(move |(text, number)| {
            let begin = offset;
            offset += text.len() + 1;
            let text = text.strip_suffix('\r').unwrap_or(text);
            let inside = |at: usize| floor(text, at.saturating_sub(begin));
            Line { number, text, start: inside(self.span.start), end: inside(self.span.end) }
        })
    }

    /// The lines of which a part is underlined.
    pub(super) fn marked(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines().filter(|line| line.start < line.end)
    }
}

// A span that cuts a character, or passes the end, must not stop a report.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn columns(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, span: std::ops::Range<usize>) -> Place {
        let excerpt = Some(Excerpt { first_line: 7, text: text.to_owned(), span });
        Place { file: "a.yaml".into(), line: 7, column: 3, excerpt }
    }

    #[test]
    fn regions_count_characters_not_bytes() {
        let region = place("a 责任: x", 2..8).region();
        assert_eq!((region.end_line, region.end_column), (7, 5));
    }

    #[test]
    fn a_span_over_several_lines_marks_each() {
        let place = place("ab: c\r\n  d: e", 4..13);
        let marked: Vec<_> = place
            .excerpt
            .as_ref()
            .unwrap()
            .marked()
            .map(|line| (line.number, line.start, line.end))
            .collect();
        assert_eq!(marked, [(7, 4, 5), (8, 0, 6)]);
        assert_eq!(place.region().end_line, 8);
    }

    #[test]
    fn a_span_that_lies_outside_is_cut() {
        let region = place("责任", 1..99).region();
        assert_eq!((region.end_line, region.end_column), (7, 5));
    }
}
