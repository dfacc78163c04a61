use super::{GiveUp, Lane, Sure, sure};
use crate::manifest::tree::{Mark, NodeKind, Slot};

/// The keys of a mapping as far as they are read: whether any two may be the same.
#[derive(Clone, Copy, Default)]
pub(in super::super) struct Keys {
    seen: u64,
    alike: bool,
}

impl Keys {
    pub(in super::super) fn add(&mut self, mark: Mark) {
        let bit = mark.bit();
        self.alike |= self.seen & bit != 0;
        self.seen |= bit;
    }

    /// Whether no two of them can be the same.
    pub(in super::super) fn differ(self) -> bool {
        !self.alike
    }
}

/// Where the value of a key stands.
#[derive(Clone, Copy)]
pub(in super::super) enum Stands {
    /// On the line of the key.
    Behind,
    /// On a line of its own.
    Below,
}

/// YAML lets a key be looked for within 1024 characters; a little less is surely right.
pub(in super::super) const KEY: u32 = 1000;

/// More spaces between a key and its colon are unusual; with the longest key they stay below that.
const SPACES: usize = 16;

impl Lane<'_> {
    /// Reads the node at `pos`, of a parent whose content stands at column `parent`.
    pub(in super::super) fn node(&mut self, parent: isize) -> Sure {
        match self.peek() {
            b'-' if self.at_dash() => self.sequence(),
            b'[' | b'{' => self.flow_value(parent),
            b'|' | b'>' => self.block_scalar(parent),
            _ => self.mapping_or_scalar(),
        }
    }

    fn mapping_or_scalar(&mut self) -> Sure {
        let column = self.column();
        let token = self.token()?;
        if self.at_colon() {
            return self.mapping(column, token);
        }
        self.tape.push(token);
        self.finish_line()
    }

    fn sequence(&mut self) -> Sure {
        self.deeper()?;
        let column = self.column();
        let at = self.tape.open(NodeKind::Seq, self.pos);
        loop {
            self.item(column)?;
            sure(self.indent <= column)?;
            if self.indent < column || !self.at_dash() {
                break;
            }
        }
        self.tape.close(at, self.last);
        self.depth -= 1;
        Ok(())
    }

    fn item(&mut self, column: isize) -> Sure {
        let after = self.pos + 1;
        if self.go_to_item(column)? {
            return self.node(column);
        }
        self.tape.null(after);
        Ok(())
    }

    /// Moves behind the dash at `pos`, which stands at `column`; whether there is an item.
    pub(in super::super) fn go_to_item(&mut self, column: isize) -> Sure<bool> {
        self.pos += 1;
        self.last = self.pos;
        let after = self.pos;
        self.skip_spaces();
        if !self.ends_line() {
            return Ok(true);
        }
        self.pos = after;
        self.finish_line()?;
        Ok(self.indent > column)
    }

    fn mapping(&mut self, column: isize, first: Slot) -> Sure {
        self.deeper()?;
        let at = self.tape.open(NodeKind::Map, first.start as usize);
        let (mut key, mut keys) = (first, Keys::default());
        loop {
            keys.add(self.key(key)?);
            self.value_of(column)?;
            sure(self.indent <= column)?;
            if self.indent < column {
                break;
            }
            key = self.token()?;
            sure(self.at_colon())?;
        }
        self.tape.close(at, self.last);
        self.depth -= 1;
        self.differ(keys, at)
    }

    /// Makes sure that no key of the closed mapping at `at` stands there twice.
    pub(super) fn differ(&mut self, keys: Keys, at: usize) -> Sure {
        sure(keys.differ() || self.tape.duplicate(self.text, at).is_none())
    }

    /// Pushes a key and gives its mark; merge keys, long ones and ones that are no scalar are not for this lane.
    pub(super) fn key(&mut self, key: Slot) -> Sure<Mark> {
        sure(key.end - key.start <= KEY)?;
        sure(key.end - key.start != 2 || self.bytes[key.span()] != *b"<<")?;
        let key = self.tape.key(self.text, key).ok_or(GiveUp)?;
        self.tape.push(key);
        Ok(key.mark)
    }

    /// Whether a key ends here: a colon, and nothing or a space behind it.
    pub(in super::super) fn at_colon(&mut self) -> bool {
        let mut pos = self.pos;
        while self.at(pos) == b' ' {
            pos += 1;
        }
        let colon = self.at(pos) == b':' && self.blank(pos + 1) && pos - self.pos <= SPACES;
        if colon {
            self.pos = pos;
        }
        colon
    }

    /// Reads what stands behind the colon at `pos`, on this line or below.
    fn value_of(&mut self, column: isize) -> Sure {
        let after = self.pos + 1;
        match self.go_to_value(column)? {
            Some(Stands::Behind) => return self.value(column),
            Some(Stands::Below) => return self.node(column),
            None => self.tape.null(after),
        }
        Ok(())
    }

    /// Reads the key of a flow mapping up to its colon; behind quotes nothing has to follow that.
    pub(in super::super) fn flow_name(&mut self) -> Sure<Slot> {
        let quoted = matches!(self.peek(), b'"' | b'\'');
        let name = self.flow_token()?;
        let end = self.pos;
        self.skip_spaces();
        sure(self.pos - end <= SPACES && self.peek() == b':' && (quoted || self.blank(self.pos + 1)))?;
        Ok(name)
    }

    /// Moves behind the colon at `pos`, of a key at `column`, and tells where the value is, if any.
    pub(in super::super) fn go_to_value(&mut self, column: isize) -> Sure<Option<Stands>> {
        self.pos += 1;
        self.last = self.pos;
        let after = self.pos;
        if self.peek() == b' ' && self.at(after + 1) > b'#' {
            self.pos += 1;
            return Ok(Some(Stands::Behind));
        }
        self.skip_spaces();
        if !self.ends_line() {
            return Ok(Some(Stands::Behind));
        }
        self.pos = after;
        self.finish_line()?;
        let below = self.indent > column || (self.indent == column && self.at_dash());
        Ok(below.then_some(Stands::Below))
    }

    fn ends_line(&self) -> bool {
        matches!(self.peek(), b'\n' | b'\r' | b'#')
    }

    /// Whether an item of a block sequence begins here.
    pub(in super::super) fn at_dash(&self) -> bool {
        self.peek() == b'-' && self.blank(self.pos + 1)
    }

    pub(in super::super) fn value(&mut self, column: isize) -> Sure {
        match self.peek() {
            b'[' | b'{' => self.flow_value(column),
            b'|' | b'>' => self.block_scalar(column),
            _ => {
                let token = self.token()?;
                sure(self.peek() != b':')?;
                self.tape.push(token);
                self.finish_line()
            }
        }
    }

    fn flow_value(&mut self, parent: isize) -> Sure {
        self.flow(parent)?;
        self.finish_line()
    }

    /// Reads a scalar of one line in block context without pushing it.
    pub(in super::super) fn token(&mut self) -> Sure<Slot> {
        match self.peek() {
            b'"' => self.double_quoted(),
            b'\'' => self.single_quoted(),
            _ => self.plain(false),
        }
    }
}
