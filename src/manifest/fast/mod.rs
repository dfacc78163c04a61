//! The fast lane: the YAML that manifests are written in, read in one pass without a look-ahead
//! of more than a line.
//!
//! It knows block mappings and sequences, plain and quoted scalars of one line, flow collections,
//! literal and folded scalars, comments. At anything else (anchors, tags, scalars over several
//! lines, tabs, errors) it gives up, and the slow lane reads the document from the start. So it
//! needs no messages, and must be sure of what it accepts.

mod block;
mod eight;
mod flow;
mod quoted;
mod scalar;

use std::ops::Range;

use super::Tape;
pub(super) use block::{KEY, Keys, Stands};

/// The fast lane is not sure.
#[derive(Debug)]
pub(super) struct GiveUp;

pub(super) type Sure<T = ()> = Result<T, GiveUp>;

/// Nesting beyond this is unusual enough for the slow lane.
const DEPTH: usize = 60;

/// Reads the bytes `range` of `text`; on `Err` the tape holds rubbish.
pub(super) fn read(text: &str, range: Range<usize>, tape: &mut Tape) -> Result<(), GiveUp> {
    Lane::new(text, range, tape).document()
}

/// Where the reader is.
pub(super) struct Lane<'a> {
    pub(super) text: &'a str,
    /// The text up to the end of the document.
    pub(super) bytes: &'a [u8],
    pub(super) pos: usize,
    /// Where the line of `pos` begins.
    line: usize,
    /// The indentation of the line of `pos` when a node ended there; -1 at the end.
    pub(super) indent: isize,
    /// The end of the last token.
    last: usize,
    depth: usize,
    pub(super) tape: &'a mut Tape,
}

impl<'a> Lane<'a> {
    /// A reader at the start of the bytes `range` of `text`.
    pub(super) fn new(text: &'a str, range: Range<usize>, tape: &'a mut Tape) -> Self {
        tape.clear();
        Self {
            text,
            bytes: &text.as_bytes()[..range.end],
            pos: range.start,
            line: range.start,
            indent: -1,
            last: range.start,
            depth: 0,
            tape,
        }
    }
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

    pub(super) fn peek(&self) -> u8 {
        self.at(self.pos)
    }

    /// The byte at an offset; a line break at the end, which ends everything that can end.
    pub(super) fn at(&self, pos: usize) -> u8 {
        self.bytes.get(pos).copied().unwrap_or(b'\n')
    }

    pub(super) fn blank(&self, pos: usize) -> bool {
        matches!(self.at(pos), b' ' | b'\n' | b'\r')
    }

    pub(super) fn column(&self) -> isize {
        (self.pos - self.line).cast_signed()
    }

    /// Eight bytes as a number, zeros beyond the end.
    pub(super) fn eight(&self, pos: usize) -> u64 {
        let rest = self.bytes.get(pos..).unwrap_or_default();
        let mut eight = [0; 8];
        match rest.first_chunk() {
            Some(chunk) => eight = *chunk,
            None => eight[..rest.len()].copy_from_slice(rest),
        }
        u64::from_le_bytes(eight)
    }

    pub(super) fn skip_spaces(&mut self) {
        while let Some(eight) = self.bytes[self.pos..].first_chunk::<8>() {
            let other = u64::from_le_bytes(*eight) ^ u64::from_le_bytes([b' '; 8]);
            // Of none other, all 64 bits are zeros.
            self.pos += other.trailing_zeros() as usize / 8;
            if other != 0 {
                return;
            }
        }
        while self.pos < self.bytes.len() && self.bytes[self.pos] == b' ' {
            self.pos += 1;
        }
    }

    /// Moves past what may follow a node on its line, on to the next line with content.
    pub(super) fn finish_line(&mut self) -> Sure {
        if self.pos < self.bytes.len() && self.bytes[self.pos] == b'\n' {
            self.pos += 1;
            return self.next_line();
        }
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
    pub(super) fn next_line(&mut self) -> Sure {
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

pub(super) fn sure(condition: bool) -> Sure {
    if condition { Ok(()) } else { Err(GiveUp) }
}
