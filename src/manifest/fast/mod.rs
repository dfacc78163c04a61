//! The fast lane: the YAML that manifests are written in, read in one pass without a look-ahead
//! of more than a line.
//!
//! It knows block mappings and sequences, plain and quoted scalars of one line, flow collections,
//! literal and folded scalars, comments. At anything else (anchors, tags, scalars over several
//! lines, tabs, errors) it gives up, and the slow lane reads the document from the start. So it
//! needs no messages, and must be sure of what it accepts.

mod block;
mod flow;
mod quoted;
mod scalar;

use std::ops::Range;

use super::Tape;

/// The fast lane is not sure.
#[derive(Debug)]
pub(super) struct GiveUp;

type Sure<T = ()> = Result<T, GiveUp>;

/// Nesting beyond this is unusual enough for the slow lane.
const DEPTH: usize = 60;

/// Reads the bytes `range` of `text`; on `Err` the tape holds rubbish.
pub(super) fn read(text: &str, range: Range<usize>, tape: &mut Tape) -> Result<(), GiveUp> {
    tape.clear();
    let mut lane = Lane {
        text,
        bytes: &text.as_bytes()[..range.end],
        pos: range.start,
        line: range.start,
        indent: -1,
        last: range.start,
        depth: 0,
        tape,
    };
    lane.document()
}

/// Where the reader is.
struct Lane<'a> {
    text: &'a str,
    /// The text up to the end of the document.
    bytes: &'a [u8],
    pos: usize,
    /// Where the line of `pos` begins.
    line: usize,
    /// The indentation of the line of `pos` when a node ended there; -1 at the end.
    indent: isize,
    /// The end of the last token.
    last: usize,
    depth: usize,
    tape: &'a mut Tape,
}

impl Lane<'_> {
    fn document(&mut self) -> Sure {
        self.next_line()?;
        if self.indent < 0 {
            return Ok(());
        }
        self.node(-1)?;
        sure(self.indent < 0)
    }

    fn peek(&self) -> u8 {
        self.at(self.pos)
    }

    /// The byte at an offset; a line break at the end, which ends everything that can end.
    fn at(&self, pos: usize) -> u8 {
        self.bytes.get(pos).copied().unwrap_or(b'\n')
    }

    fn blank(&self, pos: usize) -> bool {
        matches!(self.at(pos), b' ' | b'\n' | b'\r')
    }

    fn column(&self) -> isize {
        (self.pos - self.line).cast_signed()
    }

    fn skip_spaces(&mut self) {
        while self.pos < self.bytes.len() && self.bytes[self.pos] == b' ' {
            self.pos += 1;
        }
    }

    /// Moves past what may follow a node on its line, on to the next line with content.
    fn finish_line(&mut self) -> Sure {
        let before = self.pos;
        self.skip_spaces();
        match self.peek() {
            b'#' => {
                sure(self.pos > before)?;
                self.skip_comment();
            }
            b'\n' | b'\r' => {}
            _ => return Err(GiveUp),
        }
        self.skip_break()?;
        self.next_line()
    }

    /// Moves from the start of a line to the next content, over blank lines and comments.
    fn next_line(&mut self) -> Sure {
        loop {
            self.line = self.pos;
            self.skip_spaces();
            if self.pos >= self.bytes.len() {
                self.indent = -1;
                return Ok(());
            }
            match self.peek() {
                b'\n' | b'\r' => self.skip_break()?,
                b'#' => {
                    self.skip_comment();
                    self.skip_break()?;
                }
                b'\t' => return Err(GiveUp),
                _ => {
                    self.indent = self.column();
                    return Ok(());
                }
            }
        }
    }

    /// Moves to the line break that ends a comment.
    fn skip_comment(&mut self) {
        let rest = &self.bytes[self.pos..];
        self.pos += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    /// Moves over a line break; a CR of its own is not for this lane.
    fn skip_break(&mut self) -> Sure {
        if self.peek() == b'\r' {
            self.pos += 1;
        }
        sure(self.peek() == b'\n')?;
        self.pos = (self.pos + 1).min(self.bytes.len());
        Ok(())
    }

    fn deeper(&mut self) -> Sure {
        self.depth += 1;
        sure(self.depth <= DEPTH)
    }
}

fn sure(condition: bool) -> Sure {
    if condition { Ok(()) } else { Err(GiveUp) }
}
