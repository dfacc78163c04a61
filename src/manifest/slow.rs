//! The slow lane: everything that YAML can say, through a complete parser.
//!
//! Aliases are copied out under a budget, merge keys are merged, tags are obeyed or refused, so
//! that the tape is the same as if the document had been written plainly.

mod merge;
mod reader;

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScanError, Span};

use super::{Fault, Tape};
use reader::Reader;

/// Reads the bytes `range` of `text` into the tape.
pub(super) fn read(text: &str, range: Range<usize>, tape: &mut Tape) -> Result<(), Fault> {
    tape.clear();
    let source = &text[range.clone()];
    let mut options = Options::default();
    options.emit_comments = false;
    options.block_scalar_eof_without_line_feed = true;
    let mut parser = Parser::new_from_str_with_options(source, options);
    let mut reader = Reader::new(text, range.clone(), tape);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(source.len());
            broken(text, &range, at, &error.info())
        })?;
        if !reader.take(event, span)? {
            reader.finish()?;
            return nothing_more(text, &range, parser.next_event());
        }
    }
    reader.finish()
}

/// A document of JSON may end before its text does; what follows would be lost.
fn nothing_more(
    text: &str,
    range: &Range<usize>,
    next: Option<Result<(Event<'_>, Span), ScanError>>,
) -> Result<(), Fault> {
    let at = match next {
        None | Some(Ok((Event::StreamEnd, _))) => return Ok(()),
        Some(Ok((_, span))) => span.byte_range().map_or(0, |bytes| bytes.start),
        Some(Err(error)) => error.marker().byte_offset().unwrap_or(0),
    };
    let start = (range.start + at).min(range.end);
    let start = range.end - text[start..range.end].trim_start().len();
    let end = text[start..range.end].find(['\n', '\r']).map_or(range.end, |end| start + end);
    Err(Fault::new(start..end, "more text stands behind the end of the document")
        .with_help("separate documents by a line that says `---`"))
}

fn broken(text: &str, range: &Range<usize>, at: usize, info: &str) -> Fault {
    let start = (range.start + at).min(range.end);
    let end = text[start..range.end].chars().next().map_or(start, |c| start + c.len_utf8());
    // The library stops deep nesting in its scanner, before our own bound is reached.
    if info.contains("recursion limit") {
        return Fault::new(start..end, "nested too deeply").with_help("no manifest needs so many levels");
    }
    Fault::new(start..end, format!("not valid YAML: {info}"))
}
