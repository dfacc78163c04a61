//! A text to documents, without parsing them: so that a broken one never hides another.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Gives the byte ranges of the documents of a text, in order; directives and the marker line are
/// within the range where the parser needs them. `---` at the start of a line ends a document
/// even inside a block scalar, as it does for `kubectl`. A byte order mark may begin any document:
/// files are joined as they are.
pub(super) fn documents(text: &str) -> Documents<'_> {
    Documents { text, next: 0, only_dashes: only_dashes(text.as_bytes()) }
}

/// The documents of a text.
pub(super) struct Documents<'t> {
    text: &'t str,
    next: usize,
    /// Whether each marker is a `---` behind a line feed: these are found many bytes at a time.
    only_dashes: bool,
}

/// What is looked for in every text; to make a finder takes as long as to search a small one.
static DASHES: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"\n---"));
static DOTS: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"\n..."));
static MARK: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"\xef\xbb\xbf"));

/// Whether no marker looks different in a text: other line breaks, byte order marks, `...`.
fn only_dashes(text: &[u8]) -> bool {
    memchr::memchr(b'\r', text).is_none() && DOTS.find(text).is_none() && MARK.find(text).is_none()
}

fn next_dashes(text: &[u8], from: usize) -> Option<usize> {
    let found = DASHES.find_iter(&text[from..]);
    found.map(|at| from + at + 1).find(|line| marker(text, *line).is_some())
}

impl Iterator for Documents<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.next < self.text.len() {
            let range = self.document();
            if !idle(&self.text[range.clone()]) {
                return Some(range);
            }
        }
        None
    }
}

impl Documents<'_> {
    /// Cuts one document off: from `next` to the marker that begins or ends another.
    fn document(&mut self) -> Range<usize> {
        let text = self.text.as_bytes();
        let mut start = unmarked(text, self.next);
        let directives = text.get(start) == Some(&b'%');
        // With directives the marker must stay; without, what stands behind it is the document.
        if !directives && marker(text, start) == Some(Marker::Start) {
            start = unmarked(text, start) + 3;
        }
        let mut begun = !directives;
        let mut from = start;
        loop {
            let Some(line) = self.next_marker(text, from) else {
                self.next = text.len();
                return start..text.len();
            };
            if begun || marker(text, line) == Some(Marker::End) {
                self.next = after_end(text, line);
                return start..line;
            }
            (begun, from) = (true, unmarked(text, line) + 3);
        }
    }

    /// The start of the next line that is a marker; the line of `from` itself counts only as the
    /// first of the text.
    fn next_marker(&self, text: &[u8], from: usize) -> Option<usize> {
        if (from == 0 || matches!(text[from - 1], b'\n' | b'\r')) && marker(text, from) == Some(Marker::End) {
            return Some(from);
        }
        if self.only_dashes {
            return next_dashes(text, from);
        }
        let breaks = memchr::memchr2_iter(b'\n', b'\r', &text[from..]);
        breaks.map(|at| from + at + 1).find(|line| marker(text, *line).is_some())
    }
}

#[derive(PartialEq, Eq)]
enum Marker {
    Start,
    End,
}

/// Behind the byte order mark that may begin a document.
fn unmarked(text: &[u8], line: usize) -> usize {
    if text[line..].starts_with(b"\xef\xbb\xbf") { line + 3 } else { line }
}

/// The marker at the start of a line, if there is one.
fn marker(text: &[u8], line: usize) -> Option<Marker> {
    let line = unmarked(text, line);
    let kind = match text.get(line..line + 3)? {
        b"---" => Marker::Start,
        b"..." => Marker::End,
        _ => return None,
    };
    let next = text.get(line + 3).copied().unwrap_or(b'\n');
    matches!(next, b' ' | b'\t' | b'\r' | b'\n').then_some(kind)
}

/// Where the next document may begin: at a `---`, behind the line of a `...`. What stands on that
/// line belongs to nothing, so it is a document of its own and a mistake.
fn after_end(text: &[u8], line: usize) -> usize {
    if marker(text, line) == Some(Marker::Start) {
        return line;
    }
    let behind = unmarked(text, line) + 3;
    let rest = &text[behind..];
    let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    let said = rest[..end].trim_ascii_start();
    let empty = said.is_empty() || said.starts_with(b"#");
    if empty { (behind + end + 1).min(text.len()) } else { behind }
}

/// Whether a document holds nothing but space and comments.
fn idle(document: &str) -> bool {
    let mut rest = document.as_bytes();
    while let Some(first) = rest.first() {
        let over = match first {
            b' ' | b'\t' | b'\n' | b'\r' => 1,
            b'#' => memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
            0xef if rest.starts_with(b"\xef\xbb\xbf") => 3,
            _ => return false,
        };
        rest = &rest[over..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        documents(text).map(|range| &text[range]).collect()
    }

    proptest::proptest! {
        #[test]
        fn many_bytes_at_a_time_find_what_line_by_line_does(text in "(a|-|--|---|\n|\n---|\n----| |#|\\.\\.){0,20}") {
            let by_line = Documents { text: &text, next: 0, only_dashes: false };
            proptest::prop_assert!(documents(&text).eq(by_line));
        }
    }

    #[test]
    fn cuts_at_markers() {
        assert_eq!(split("a: 1\n---\nb: 2\n"), ["a: 1\n", "\nb: 2\n"]);
        assert_eq!(split("---\na: 1\n--- # x\nb: 2\n"), ["\na: 1\n", " # x\nb: 2\n"]);
        assert_eq!(split("--- {a: 1}\n--- [b]"), [" {a: 1}\n", " [b]"]);
        assert_eq!(split("a: 1\r\n---\r\nb: 2\r\n"), ["a: 1\r\n", "\r\nb: 2\r\n"]);
        assert_eq!(split("\u{feff}a: 1\n...\nb: 2\n"), ["a: 1\n", "b: 2\n"]);
        assert_eq!(split("a: 1\r---\rb: 2\r"), ["a: 1\r", "\rb: 2\r"]);
        assert_eq!(split("# x\ra: 1\r"), ["# x\ra: 1\r"]);
    }

    #[test]
    fn joined_files_keep_their_byte_order_marks_apart() {
        let text = "\u{feff}a: 1\n\u{feff}---\nb: 2\n---\n\u{feff}---\nc: 3\n";
        assert_eq!(split(text), ["a: 1\n", "\nb: 2\n", "\nc: 3\n"]);
    }

    #[test]
    fn text_behind_an_end_is_not_lost() {
        assert_eq!(split("a: 1\n... # x\nb: 2\n"), ["a: 1\n", "b: 2\n"]);
        assert_eq!(split("a: 1\n... rest\n---\nb: 2\n"), ["a: 1\n", " rest\n", "\nb: 2\n"]);
    }

    #[test]
    fn empty_documents_are_none() {
        assert!(split("").is_empty());
        assert!(split("\n---\n# only words\n---\n\n...\n---").is_empty());
    }

    #[test]
    fn what_looks_like_a_marker_is_none() {
        assert_eq!(split("a: |\n  ---\n  x\n----\n").len(), 1);
        assert_eq!(split("---a: 1\n"), ["---a: 1\n"]);
    }

    #[test]
    fn directives_stay_with_their_document() {
        let text = "%YAML 1.1\n---\na: 1\n---\nb: 2\n...\n%YAML 1.1\n---\nc: 3\n";
        assert_eq!(split(text), ["%YAML 1.1\n---\na: 1\n", "\nb: 2\n", "%YAML 1.1\n---\nc: 3\n"]);
    }
}
