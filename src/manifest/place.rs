use std::ops::Range;
use std::sync::Arc;

/// A place in a source, with the text around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The lines to show, where they are asked for.
    pub excerpt: Option<Excerpt>,
}

/// Some lines of a source, part of which is to be underlined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the first line of `text`, from 1.
    pub first_line: u32,
    /// Whole lines, joined by `\n`.
    pub text: String,
    /// The part to underline, in bytes of `text`.
    pub span: Range<usize>,
}

/// What is wanted of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// File, line and column.
    Position,
    /// The text of its line too.
    Line,
}

/// Lines longer than this are cut in an excerpt (a JSON file may be one line).
const WIDTH: usize = 240;

/// In a line this long columns are counted from marks so far apart, not from its start.
const MARK: usize = 4096;

/// Where the lines of a text begin; a line ends with LF, CR or both.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    /// Within long lines, every so often a byte and the characters before it in its line.
    marks: Vec<(u32, u32)>,
}

impl Lines {
    /// Finds the lines of a text.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        breaks(bytes, |at| {
            // The CR of a CR LF ends no line of its own.
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        });
        let marks = marks(text, &starts);
        Self { starts, marks }
    }

    /// Line and column, from 1, of a byte of the text.
    #[must_use]
    pub fn position(&self, text: &str, at: usize) -> (u32, u32) {
        let nth = self.starts.partition_point(|start| *start as usize <= at).max(1) - 1;
        let (from, counted) = self.counted(self.starts[nth], at);
        let characters = counted + text[from..at.min(text.len())].chars().count();
        let mark = usize::from(nth == 0 && at > 0 && text.starts_with('\u{feff}'));
        (whole(nth) + 1, whole(characters - mark) + 1)
    }

    // The last byte up to `at` in a line for which the characters before it are known, and their number.
    fn counted(&self, line: u32, at: usize) -> (usize, usize) {
        let before = self.marks.partition_point(|(mark, _)| *mark as usize <= at);
        match before.checked_sub(1).map(|last| self.marks[last]) {
            Some((mark, characters)) if mark > line => (mark as usize, characters as usize),
            _ => (line as usize, 0),
        }
    }

    /// The line that holds a byte, without its break, as a range of the text.
    fn line(&self, text: &str, nth: usize) -> Range<usize> {
        let start = self.starts[nth] as usize;
        let end = self.starts.get(nth + 1).map_or(text.len(), |next| *next as usize);
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let mark = if line.starts_with('\u{feff}') { 3 } else { 0 };
        start + mark..start + line.len()
    }

    /// The place of a span: its start, and its first line if that is to be shown.
    #[must_use]
    pub fn place(&self, file: &Arc<str>, text: &str, span: &Range<usize>, show: Show) -> Place {
        let (line, column) = self.position(text, span.start);
        let excerpt = (show == Show::Line).then(|| self.excerpt(text, line, span));
        Place { file: Arc::clone(file), line, column, excerpt }
    }

    fn excerpt(&self, text: &str, line: u32, span: &Range<usize>) -> Excerpt {
        let whole = self.line(text, line as usize - 1);
        let start = span.start.clamp(whole.start, whole.end);
        let end = span.end.clamp(start, whole.end);
        let shown = window(text, &whole, start);
        Excerpt {
            first_line: line,
            text: text[shown.clone()].to_owned(),
            span: start - shown.start..end.min(shown.end) - shown.start,
        }
    }
}

/// Tells every LF and CR, looking at eight bytes at a time: lines of manifests are short.
fn breaks(bytes: &[u8], mut tell: impl FnMut(usize)) {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    let equal = |word: u64, byte: u8| {
        let word = word ^ u64::from_le_bytes([byte; 8]);
        !(((word & LOW) + LOW) | word | LOW)
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let mut found = equal(word, b'\n') | equal(word, b'\r');
        while found != 0 {
            tell(number * 8 + found.trailing_zeros() as usize / 8);
            found &= found - 1;
        }
    }
    let end = bytes.len() - rest.len();
    memchr::memchr2_iter(b'\n', b'\r', rest).for_each(|at| tell(end + at));
}

/// A JSON file may be one line of megabytes with a thousand places in it.
#[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
fn marks(text: &str, starts: &[u32]) -> Vec<(u32, u32)> {
    let mut marks = Vec::new();
    let ends = starts[1..].iter().map(|start| *start as usize).chain([text.len()]);
    for (start, end) in starts.iter().zip(ends) {
        let (mut from, mut characters) = (*start as usize, 0);
        while end - from > MARK {
            let to = boundary(text, from + MARK);
            characters += text[from..to].chars().count();
            marks.push((to as u32, characters as u32));
            from = to;
        }
    }
    marks
}

/// The part of a line around `at` that is short enough to show.
fn window(text: &str, line: &Range<usize>, at: usize) -> Range<usize> {
    if line.len() <= WIDTH {
        return line.clone();
    }
    let start = boundary(text, at.saturating_sub(WIDTH / 4).max(line.start));
    start..boundary(text, (start + WIDTH).min(line.end)).max(at)
}

/// The start of the character that holds a byte.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn eight_bytes_at_a_time_find_every_break(bytes in proptest::collection::vec(0_u8..16, 0..40)) {
            let mut found = Vec::new();
            breaks(&bytes, |at| found.push(at));
            proptest::prop_assert!(memchr::memchr2_iter(b'\n', b'\r', &bytes).eq(found));
        }
    }

    #[test]
    fn counts_lines_of_every_kind_and_characters() {
        let text = "\u{feff}a\r\n王b\rc\n\nd";
        let lines = Lines::of(text);
        let at = |needle: &str| lines.position(text, text.find(needle).expect("there"));
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("b"), (2, 2));
        assert_eq!(at("c"), (3, 1));
        assert_eq!(at("d"), (5, 1));
        assert_eq!(lines.position(text, text.len()), (5, 2));
    }

    #[test]
    fn columns_of_long_lines_are_those_of_short_ones() {
        let text = format!("\u{feff}x{}\ny{}\nend", "é王".repeat(9_000), "ab".repeat(9_000));
        let lines = Lines::of(&text);
        for (at, _) in text.char_indices().step_by(97) {
            let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            let mark = usize::from(line_start == 0 && at > 0);
            let column = text[line_start..at].chars().count() - mark + 1;
            assert_eq!(lines.position(&text, at).1 as usize, column, "at {at}");
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}needle{}", "王".repeat(500), "é".repeat(500));
        let at = text.find("needle").expect("there");
        let place = Lines::of(&text).place(&"f".into(), &text, &(at..at + 6), Show::Line);
        let excerpt = place.excerpt.expect("an excerpt");
        assert!(excerpt.text.len() <= WIDTH + 4);
        assert_eq!(&excerpt.text[excerpt.span], "needle");
    }
}
