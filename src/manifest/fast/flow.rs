use super::block::Keys;
use super::{GiveUp, Lane, Sure, sure};
use crate::manifest::tree::{Mark, NodeKind, Slot};

impl Lane<'_> {
    /// Reads a flow collection, of a block node whose content stands at column `parent`.
    pub(super) fn flow(&mut self, parent: isize) -> Sure {
        self.deeper()?;
        let list = self.peek() == b'[';
        let (kind, end) = if list { (NodeKind::Seq, b']') } else { (NodeKind::Map, b'}') };
        let at = self.tape.open(kind, self.pos);
        let mut keys = Keys::default();
        self.pos += 1;
        self.flow_space(parent)?;
        while self.peek() != end || self.pos >= self.bytes.len() {
            if !list {
                keys.add(self.flow_key(parent)?);
            }
            self.flow_node(parent)?;
            self.flow_space(parent)?;
            self.comma(parent, end)?;
        }
        self.pos += 1;
        self.last = self.pos;
        self.tape.close(at, self.pos);
        self.depth -= 1;
        self.differ(keys, at)
    }

    /// Moves over the comma between two entries; at the end there is none.
    pub(in super::super) fn comma(&mut self, parent: isize, end: u8) -> Sure {
        if self.peek() == end {
            return Ok(());
        }
        sure(self.peek() == b',')?;
        self.pos += 1;
        self.flow_space(parent)?;
        sure(self.peek() != end)
    }

    pub(in super::super) fn flow_node(&mut self, parent: isize) -> Sure {
        if matches!(self.peek(), b'[' | b'{') {
            return self.flow(parent);
        }
        let token = self.flow_token()?;
        self.tape.push(token);
        Ok(())
    }

    pub(in super::super) fn flow_token(&mut self) -> Sure<Slot> {
        match self.peek() {
            b'"' => self.double_quoted(),
            b'\'' => self.single_quoted(),
            _ => self.plain(true),
        }
    }

    fn flow_key(&mut self, parent: isize) -> Sure<Mark> {
        let key = self.flow_name()?;
        let mark = self.key(key)?;
        self.pos += 1;
        self.flow_space(parent)?;
        Ok(mark)
    }

    /// Moves over spaces, line breaks and comments between the tokens of a flow collection.
    #[inline]
    pub(in super::super) fn flow_space(&mut self, parent: isize) -> Sure {
        // At most one space is usual, and on a line it only goes to the right.
        self.pos += usize::from(self.peek() == b' ');
        if matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r' | b'#') {
            self.much_space(parent)
        } else {
            Ok(())
        }
    }

    fn much_space(&mut self, parent: isize) -> Sure {
        let mut spaced = self.bytes[self.pos - 1] == b' ';
        loop {
            match self.peek() {
                b' ' => self.pos += 1,
                b'#' if spaced => self.skip_comment(),
                b'\r' | b'\n' => self.flow_break()?,
                b'#' | b'\t' => return Err(GiveUp),
                _ => break,
            }
            spaced = true;
        }
        // Below a block node, content must stand further right than the node.
        sure(self.column() > parent)
    }

    fn flow_break(&mut self) -> Sure {
        sure(self.pos < self.bytes.len())?;
        self.skip_break()?;
        self.line = self.pos;
        Ok(())
    }
}
