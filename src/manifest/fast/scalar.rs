use super::eight::{control, curly, equal, skip};
use super::{GiveUp, Lane, Sure, sure};
use crate::manifest::tree::{NodeKind, Slot, TextAt, scalar};

/// What a byte means inside a plain scalar.
const END: u8 = 1;
const COLON: u8 = 2;
const HASH: u8 = 4;
const FLOW: u8 = 8;
const ODD: u8 = 16;
/// What may not begin a plain scalar in this lane.
const NO_START: u8 = 32;
/// What begins a plain scalar that may be something else than a text.
const TYPED: u8 = 64;

const CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut control = 0;
    while control < 32 {
        table[control] = ODD | NO_START;
        control += 1;
    }
    table[127] = ODD | NO_START;
    table[b'\n' as usize] = END | NO_START;
    table[b'\r' as usize] = END | NO_START;
    table[b':' as usize] = COLON | NO_START;
    table[b'#' as usize] = HASH | NO_START;
    let flow = b",[]{}";
    let mut i = 0;
    while i < flow.len() {
        table[flow[i] as usize] = FLOW | NO_START;
        i += 1;
    }
    let others = b"&*!|>'\"%@`? ";
    i = 0;
    while i < others.len() {
        table[others[i] as usize] = NO_START;
        i += 1;
    }
    let typed = b"0123456789+-.yYnNtTfFoO~";
    i = 0;
    while i < typed.len() {
        table[typed[i] as usize] |= TYPED;
        i += 1;
    }
    table
}

/// Moves over bytes that are neither a control character nor a colon nor a hash, nor, `in_flow`, what
/// ends a scalar there; less than eight are left to the caller.
#[inline]
fn skip_text(bytes: &[u8], pos: usize, in_flow: bool) -> usize {
    let in_block = |word| control(word) | equal(word, b':') | equal(word, b'#');
    if !in_flow {
        return skip(bytes, pos, in_block);
    }
    let bracket = |word| equal(curly(word), b'{') | equal(curly(word), b'}');
    skip(bytes, pos, |word| in_block(word) | equal(word, b',') | bracket(word))
}

impl Lane<'_> {
    /// Reads a plain scalar of one line, up to a colon, a comment or the end of the line.
    pub(super) fn plain(&mut self, in_flow: bool) -> Sure<Slot> {
        let start = self.pos;
        let first = self.peek();
        sure(CLASS[usize::from(first)] & NO_START == 0)?;
        if first == b'-' {
            let next = self.at(start + 1);
            sure(!self.blank(start + 1) && CLASS[usize::from(next)] & FLOW == 0)?;
        }
        sure(!matches!(first, b'-' | b'.') || !self.marker())?;
        let stop = self.plain_end(start, in_flow)?;
        let mut end = stop;
        while self.bytes[end - 1] == b' ' {
            end -= 1;
        }
        self.pos = end;
        self.last = end;
        let typed = CLASS[usize::from(first)] & TYPED != 0;
        let kind = if typed { scalar::resolve(&self.text[start..end]) } else { NodeKind::Str };
        Ok(Slot::scalar(kind, start..end))
    }

    /// Whether a line begins here that ends a document, which is then more than one.
    fn marker(&self) -> bool {
        let three = self.bytes.get(self.pos..self.pos + 3);
        self.pos == self.line
            && matches!(three, Some(b"---" | b"..."))
            && (self.blank(self.pos + 3) || self.at(self.pos + 3) == b'\t')
    }

    fn plain_end(&self, start: usize, in_flow: bool) -> Sure<usize> {
        let mut pos = start + 1;
        loop {
            pos = skip_text(self.bytes, pos, in_flow);
            let Some(byte) = self.bytes.get(pos) else { break };
            let class = CLASS[usize::from(*byte)] & !(NO_START | TYPED);
            if class == 0 {
                pos += 1;
                continue;
            }
            let ends = match class {
                END => true,
                COLON => self.blank(pos + 1) || (in_flow && CLASS[usize::from(self.at(pos + 1))] & FLOW != 0),
                HASH => self.bytes[pos - 1] == b' ',
                FLOW => in_flow,
                _ => return Err(GiveUp),
            };
            if ends {
                break;
            }
            pos += 1;
        }
        Ok(pos)
    }

    /// Reads a literal or folded scalar, of a parent whose content stands at column `parent`.
    pub(in super::super) fn block_scalar(&mut self, parent: isize) -> Sure {
        let folded = self.peek() == b'>';
        self.pos += 1;
        let chomp = self.peek();
        if matches!(chomp, b'+' | b'-') {
            self.pos += 1;
        }
        self.header_end()?;
        let indent = self.first_indent(parent)?;
        let start = self.pos + indent;
        let (piece, _) = self.tape.piece();
        let blanks = self.lines(indent, folded)?;
        let side = self.tape.piece().1;
        match chomp {
            b'-' => {}
            b'+' => side.extend(std::iter::repeat_n('\n', blanks + 1)),
            _ => side.push('\n'),
        }
        self.last = start + self.text[start..self.last].trim_end().len();
        let slot = Slot::scalar(NodeKind::Str, start..self.last);
        let extra = self.tape.end_piece(piece);
        let text = TextAt::Side;
        self.tape.push(Slot { text, extra, ..slot });
        self.next_line()
    }

    /// Moves behind the line of the indicator.
    fn header_end(&mut self) -> Sure {
        let before = self.pos;
        self.skip_spaces();
        if self.peek() == b'#' {
            sure(self.pos > before)?;
            self.skip_comment();
        }
        sure(self.pos < self.bytes.len() && self.peek() == b'\n')?;
        self.pos += 1;
        Ok(())
    }

    /// The indentation of the first line of text; blank lines before it are unusual.
    fn first_indent(&self, parent: isize) -> Sure<usize> {
        let rest = &self.bytes[self.pos..];
        let indent = rest.iter().position(|b| *b != b' ').ok_or(GiveUp)?;
        sure(!matches!(rest[indent], b'\n' | b'\r' | b'\t'))?;
        sure(indent.cast_signed() > parent && indent > 0)?;
        Ok(indent)
    }

    /// Copies the lines of a block scalar aside; gives the number of blank lines at its end.
    fn lines(&mut self, indent: usize, folded: bool) -> Sure<usize> {
        let (mut blanks, mut first) = (0, true);
        while self.pos < self.bytes.len() {
            let line = self.pos;
            let spaces = self.leading_spaces(line, indent);
            let content = line + spaces;
            let rest = &self.bytes[content..];
            let end = content + memchr::memchr(b'\n', rest).ok_or(GiveUp)?;
            if end == content {
                (blanks, self.pos) = (blanks + 1, end + 1);
                continue;
            }
            if spaces < indent {
                // A tab or a carriage return in the indentation is not for this lane.
                sure(!matches!(self.bytes[content], b'\t' | b'\r'))?;
                break;
            }
            sure(memchr::memchr(b'\r', &self.bytes[content..end]).is_none())?;
            let odd = matches!(self.bytes[content], b' ' | b'\t');
            sure(!odd || !folded && self.bytes[content] == b' ')?;
            self.join(blanks, first, folded);
            self.tape.piece().1.push_str(&self.text[content..end]);
            (blanks, first, self.last, self.pos) = (0, false, end, end + 1);
        }
        Ok(blanks)
    }

    fn leading_spaces(&self, line: usize, indent: usize) -> usize {
        let line = &self.bytes[line..];
        line.iter().take(indent).take_while(|b| **b == b' ').count()
    }

    /// What stands between two lines of text with `blanks` empty ones between them.
    fn join(&mut self, blanks: usize, first: bool, folded: bool) {
        let side = self.tape.piece().1;
        match (first, folded, blanks) {
            (true, _, _) => {}
            (_, true, 0) => side.push(' '),
            (_, true, n) => side.extend(std::iter::repeat_n('\n', n)),
            (_, false, n) => side.extend(std::iter::repeat_n('\n', n + 1)),
        }
    }
}
