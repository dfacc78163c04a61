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

/// So many bytes are counted at once.
const BLOCK: usize = 1024;

/// Where the lines of a text are; a line ends with LF, CR or both.
///
/// Of every block of the text it is known what lies before it, so that little is counted to find a place,
/// in a file that is one line of megabytes too.
#[derive(Clone, Debug)]
pub struct Lines {
    blocks: Vec<Before>,
    /// Whether every break is a line feed.
    only_feeds: bool,
}

/// What lies before a byte of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// Whole lines.
    lines: u32,
    /// Where the line of the byte begins.
    start: u32,
    /// The characters of that line.
    characters: u32,
}

impl Lines {
    /// Finds the lines of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = Self { blocks: Vec::new(), only_feeds: memchr::memchr(b'\r', bytes).is_none() };
        lines.blocks.reserve_exact(bytes.len() / BLOCK + 1);
        let mut before = Before::default();
        for start in (0..=bytes.len()).step_by(BLOCK) {
            lines.blocks.push(before);
            before = lines.go_on(before, bytes, start..(start + BLOCK).min(bytes.len()));
        }
        lines
    }

    /// What lies before the end of some bytes, of which it is known what lies before them.
    fn go_on(&self, before: Before, bytes: &[u8], range: Range<usize>) -> Before {
        let (breaks, last) = self.breaks(bytes, &range);
        let (start, counted, characters) = match last {
            Some(last) => (last + 1, last + 1, 0),
            None => (before.start as usize, range.start, before.characters),
        };
        let characters = characters + characters_in(&bytes[counted..range.end]);
        Before { lines: before.lines + breaks, start: short(start), characters }
    }

    /// The line breaks among some bytes: how many, and the last byte of the last.
    fn breaks(&self, bytes: &[u8], range: &Range<usize>) -> (u32, Option<usize>) {
        let within = &bytes[range.clone()];
        if self.only_feeds {
            let last = memchr::memrchr(b'\n', within);
            let feeds = last.map_or(0, |_| memchr::memchr_iter(b'\n', within).count());
            return (short(feeds), last.map(|last| range.start + last));
        }
        // The CR of a CR LF ends no line of its own.
        let ends = |at: &usize| bytes[*at] == b'\n' || bytes.get(*at + 1) != Some(&b'\n');
        let breaks = memchr::memchr2_iter(b'\n', b'\r', within).map(|at| range.start + at).filter(ends);
        breaks.fold((0, None), |(count, _), at| (count + 1, Some(at)))
    }

    fn before(&self, text: &str, at: usize) -> Before {
        let at = at.min(text.len());
        let block = at / BLOCK;
        self.go_on(self.blocks[block], text.as_bytes(), block * BLOCK..at)
    }

    /// Line and column, from 1, of a byte of the text.
    #[must_use]
    pub fn position(&self, text: &str, at: usize) -> (u32, u32) {
        let before = self.before(text, at);
        let mark = u32::from(before.lines == 0 && at > 0 && text.starts_with('\u{feff}'));
        (before.lines + 1, before.characters - mark + 1)
    }

    /// The line that holds a byte, without its break, as a range of the text.
    fn line(&self, text: &str, at: usize) -> Range<usize> {
        let start = self.before(text, at).start as usize;
        let rest = &text.as_bytes()[start..];
        let line = &text[start..start + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
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
        let whole = self.line(text, span.start);
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

/// The characters that begin among some bytes of a text.
fn characters_in(bytes: &[u8]) -> u32 {
    short(bytes.iter().filter(|byte| byte.cast_signed() >= -0x40).count())
}

/// Texts are shorter than 4 GiB (`text` sees to it), so that numbers of what is in them fit.
#[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
fn short(number: usize) -> u32 {
    number as u32
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and column, counted from the start of the text.
    fn counted(text: &str, at: usize) -> (u32, u32) {
        let ends =
            |(place, c): &(usize, char)| *c == '\n' || (*c == '\r' && !text[place + 1..].starts_with('\n'));
        let breaks = || text[..at].char_indices().filter(ends);
        let start = breaks().next_back().map_or(0, |(place, _)| place + 1);
        let mark = usize::from(start == 0 && text.starts_with('\u{feff}') && at > 0);
        (short(breaks().count()) + 1, short(text[start..at].chars().count() - mark) + 1)
    }

    proptest::proptest! {
        #[test]
        fn blocks_say_what_counting_from_the_start_does(
            text in "(\u{feff}|)([a-z王é\\n]|\r|\r\n|[é王a]{900,1100}|\n{1020,1030}){0,6}"
        ) {
            let lines = Lines::of(&text);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                // In a long text the edges of the blocks matter, and some places between.
                if at < 40 || at % 7 == 0 || (at + 2) % BLOCK < 5 || text.len() - at < 5 {
                    proptest::prop_assert_eq!(lines.position(&text, at), counted(&text, at), "{}", at);
                }
            }
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
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}needle{}", "王".repeat(500), "é".repeat(500));
        let at = text.find("needle").expect("there");
        let place = Lines::of(&text).place(&"f".into(), &text, &(at..at + 6), Show::Line);
        let excerpt = place.excerpt.expect("an excerpt");
        assert!(excerpt.text.len() <= WIDTH + 4);
        assert_eq!(&excerpt.text[excerpt.span], "needle");
    }
}
