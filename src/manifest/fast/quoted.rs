use std::ops::Range;

use super::eight::{control, equal, skip};
use super::{GiveUp, Lane, Sure, sure};
use crate::manifest::tree::{NodeKind, Slot, TextAt};

impl Lane<'_> {
    /// Reads a double-quoted scalar of one line.
    pub(super) fn double_quoted(&mut self) -> Sure<Slot> {
        let start = self.pos;
        let mut escaped = false;
        let mut pos = start + 1;
        loop {
            pos = skip(self.bytes, pos, |word| control(word) | equal(word, b'"') | equal(word, b'\\'));
            match self.at(pos) {
                b'"' => break,
                b'\\' => (escaped, pos) = (true, pos + 2),
                b'\n' | b'\r' => return Err(GiveUp),
                _ => pos += 1,
            }
        }
        self.pos = pos + 1;
        self.last = self.pos;
        let span = start..self.pos;
        if escaped { self.unescaped(span) } else { Ok(quoted(span)) }
    }

    /// Reads a single-quoted scalar of one line.
    pub(super) fn single_quoted(&mut self) -> Sure<Slot> {
        let start = self.pos;
        let mut doubled = false;
        let mut pos = start + 1;
        loop {
            pos = skip(self.bytes, pos, |word| control(word) | equal(word, b'\''));
            match (self.at(pos), self.at(pos + 1)) {
                (b'\'', b'\'') => (doubled, pos) = (true, pos + 2),
                (b'\'', _) => break,
                (b'\n' | b'\r', _) => return Err(GiveUp),
                _ => pos += 1,
            }
        }
        self.pos = pos + 1;
        self.last = self.pos;
        let span = start..self.pos;
        if !doubled {
            return Ok(quoted(span));
        }
        let text = self.text[start + 1..pos].replace("''", "'");
        Ok(self.tape.aside(NodeKind::Str, span, &text))
    }

    fn unescaped(&mut self, span: Range<usize>) -> Sure<Slot> {
        let (start, side) = self.tape.piece();
        let mut rest = &self.text[span.start + 1..span.end - 1];
        while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
            side.push_str(&rest[..at]);
            let (c, length) = escape(&rest[at + 1..])?;
            side.push(c);
            rest = &rest[at + 1 + length..];
        }
        side.push_str(rest);
        let extra = self.tape.end_piece(start);
        let text = TextAt::Side;
        Ok(Slot { text, extra, ..quoted(span) })
    }
}

fn quoted(span: Range<usize>) -> Slot {
    Slot { text: TextAt::Quoted, ..Slot::scalar(NodeKind::Str, span) }
}

/// The character that an escape stands for, and the bytes of the escape behind the backslash.
fn escape(rest: &str) -> Sure<(char, usize)> {
    let c = match *rest.as_bytes().first().ok_or(GiveUp)? {
        b'0' => '\0',
        b'a' => '\x07',
        b'b' => '\x08',
        b't' => '\t',
        b'n' => '\n',
        b'v' => '\x0b',
        b'f' => '\x0c',
        b'r' => '\r',
        b'e' => '\x1b',
        b' ' => ' ',
        b'"' => '"',
        b'/' => '/',
        b'\\' => '\\',
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        b'x' => return numbered(rest, 2),
        b'u' => return utf16(rest),
        b'U' => return numbered(rest, 8),
        _ => return Err(GiveUp),
    };
    Ok((c, 1))
}

fn hex(rest: &str, digits: usize) -> Sure<u32> {
    let digits = rest.as_bytes().get(1..=digits).ok_or(GiveUp)?;
    digits.iter().try_fold(0_u32, |value, b| {
        let digit = char::from(*b).to_digit(16).ok_or(GiveUp)?;
        value.checked_mul(16).map(|v| v + digit).ok_or(GiveUp)
    })
}

fn numbered(rest: &str, digits: usize) -> Sure<(char, usize)> {
    let c = char::from_u32(hex(rest, digits)?).ok_or(GiveUp)?;
    Ok((c, digits + 1))
}

/// `\uXXXX`; JSON writes what lies beyond as a pair of surrogates.
fn utf16(rest: &str) -> Sure<(char, usize)> {
    let first = hex(rest, 4)?;
    if !(0xd800..0xe000).contains(&first) {
        return numbered(rest, 4);
    }
    let pair = rest.get(5..).and_then(|r| r.strip_prefix('\\')).ok_or(GiveUp)?;
    sure(pair.starts_with('u'))?;
    let second = hex(pair, 4)?;
    sure(first < 0xdc00 && (0xdc00..0xe000).contains(&second))?;
    let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    Ok((char::from_u32(code).ok_or(GiveUp)?, 11))
}
