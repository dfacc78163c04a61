use std::ops::Range;

use super::{Tape, fast, slow};

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong and what was expected.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is, in bytes of the file's text.
    pub span: Range<usize>,
    /// A second place, such as the first of two equal keys, and what it is.
    pub related: Option<(String, Range<usize>)>,
}

impl Fault {
    /// A fault at a place.
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { message, help: None, span, related: None }
    }

    /// Adds what to do about it.
    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Reads one document, the bytes `range` of `text`, into `tape`.
///
/// # Errors
///
/// When the document is no YAML, has a key twice in one mapping, nests too deeply or grows too
/// large by its aliases. The tape is then empty.
pub fn parse(text: &str, range: Range<usize>, tape: &mut Tape) -> Result<(), Fault> {
    let tame = tame(text, &range).inspect_err(|_| tape.clear())?;
    lanes(text, range, tame, tape)
}

/// Refuses characters that no document may hold; whether all of them are usual.
pub(super) fn tame(text: &str, range: &Range<usize>) -> Result<bool, Fault> {
    let tame = characters(text, range)?;
    if !tame {
        line_breaks(text, range)?;
    }
    Ok(tame)
}

/// Reads a document that may be read: in the fast lane if it can, otherwise in the slow one.
pub(super) fn lanes(text: &str, range: Range<usize>, tame: bool, tape: &mut Tape) -> Result<(), Fault> {
    if tame && fast::read(text, range.clone(), tape).is_ok() {
        return Ok(());
    }
    slow::read(text, range, tape).inspect_err(|_| tape.clear())
}

/// Refuses characters that YAML does not allow; `false` where some are allowed but unusual (line
/// breaks beyond ASCII, byte order marks).
pub(super) fn characters(text: &str, range: &Range<usize>) -> Result<bool, Fault> {
    let bytes = &text.as_bytes()[range.clone()];
    if plain(bytes) {
        return Ok(true);
    }
    // Without a branch, so that the compiler can look at many bytes at once.
    let found = bytes.iter().fold(0_u8, |found, b| {
        found | u8::from(*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')) | u8::from(*b == 0x7f)
    });
    if found != 0 {
        return Err(control(text, range));
    }
    Ok(bytes.is_ascii() || !memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(|at| unusual(&bytes[at..])))
}

/// Whether all bytes are printable ASCII or line feeds, as those of most manifests are.
fn plain(bytes: &[u8]) -> bool {
    // As signed numbers, what is beyond ASCII lies below the space; without a branch, as above.
    let odd = |b: u8| u8::from(b.cast_signed() < 0x20) & u8::from(b != b'\n') | u8::from(b == 0x7f);
    bytes.iter().fold(0_u8, |found, b| found | odd(*b)) == 0
}

fn unusual(rest: &[u8]) -> bool {
    match *rest {
        [0xc2, second, ..] => second < 0xa0,
        [0xe2, 0x80, third, ..] => matches!(third, 0xa8 | 0xa9),
        [0xef, 0xbb, third, ..] => third == 0xbf,
        [0xef, 0xbf, third, ..] => third >= 0xbe,
        _ => false,
    }
}

/// Refuses the line breaks of YAML 1.1, which `kubectl` and the API server still read: they end a
/// value or a comment in the middle, and nobody sees them. In JSON they are text.
fn line_breaks(text: &str, range: &Range<usize>) -> Result<(), Fault> {
    let source = &text[range.clone()];
    let found = source.char_indices().find(|(_, c)| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'));
    let Some((at, c)) = found.filter(|_| !source.trim_start().starts_with('{')) else { return Ok(()) };
    let (start, code) = (range.start + at, u32::from(c));
    let message = format!("the character U+{code:04X} is an invisible line break to `kubectl`");
    Err(Fault::new(start..start + c.len_utf8(), message)
        .with_help(format!("remove it, or write it as \\u{code:04X} in a double-quoted string")))
}

fn control(text: &str, range: &Range<usize>) -> Fault {
    let is_bad = |c: &char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    let bad = text[range.clone()].char_indices().find(|(_, c)| is_bad(c));
    let (at, c) = bad.map_or((range.start, '\0'), |(at, c)| (range.start + at, c));
    let message = format!("the control character U+{:04X} is not allowed in a manifest", u32::from(c));
    Fault::new(at..at + 1, message).with_help("remove it, or write it as an escape in a double-quoted string")
}
