use std::ops::Range;

use super::{Mark, NodeKind, Slot, Tape, scalar};

/// A node of a document; cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tape: &'t Tape,
    text: &'t str,
    index: u32,
}

impl<'t> Node<'t> {
    #[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
    pub(super) fn new(tape: &'t Tape, text: &'t str, index: usize) -> Self {
        let index = index as u32;
        Self { tape, text, index }
    }

    #[inline]
    fn slot(self) -> Slot {
        self.tape.slots[self.index as usize]
    }

    #[inline]
    fn written(self) -> &'t str {
        self.tape.text_of(self.text, self.slot())
    }

    /// Whether the node is this key, whose mark is given.
    #[inline]
    pub(in super::super) fn is_key(self, mark: Mark, key: &str) -> bool {
        let slot = self.slot();
        slot.mark == mark && self.tape.bytes_of(self.text, slot) == key.as_bytes()
    }

    /// What the node is.
    #[must_use]
    #[inline]
    pub fn kind(self) -> NodeKind {
        self.slot().kind
    }

    /// Whether the node is nothing.
    #[must_use]
    #[inline]
    pub fn is_null(self) -> bool {
        self.kind() == NodeKind::Null
    }

    /// The bytes of the file's text that the node covers, quotes included.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.slot().span()
    }

    /// The text of a string.
    #[must_use]
    #[inline]
    pub fn as_str(self) -> Option<&'t str> {
        (self.kind() == NodeKind::Str).then(|| self.written())
    }

    /// The text of any scalar, as written (without quotes).
    #[must_use]
    #[inline]
    pub fn scalar_text(self) -> Option<&'t str> {
        (!matches!(self.kind(), NodeKind::Seq | NodeKind::Map)).then(|| self.written())
    }

    /// The value of a bool.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == NodeKind::Bool).then(|| scalar::bool(self.written()))?
    }

    /// The value of a whole number, where 64 bits hold it.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        i64::try_from(self.whole()?).ok()
    }

    /// The value of a whole number that is not negative, where 64 bits hold it.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        u64::try_from(self.whole()?).ok()
    }

    /// The value of any number; may be infinite or no number at all, as `.inf` and `.nan` are.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        match self.kind() {
            #[expect(clippy::cast_precision_loss, reason = "as JSON readers do")]
            NodeKind::Int => scalar::int(self.written()).map(|n| n as f64),
            NodeKind::Float => scalar::float(self.written()),
            _ => None,
        }
    }

    /// Whether it is a number without a fraction: `2.0` and `1e3` are, as for the API server.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.whole().is_some()
    }

    fn whole(self) -> Option<i128> {
        match self.kind() {
            NodeKind::Int => scalar::int(self.written()),
            NodeKind::Float => scalar::whole(scalar::float(self.written())?),
            _ => None,
        }
    }

    /// What a list holds, in order; nothing for any other node.
    #[must_use]
    pub fn items(self) -> Items<'t> {
        Items(self.children(NodeKind::Seq))
    }

    /// What a mapping holds, in order: key (always a string) and value; nothing for other nodes.
    #[must_use]
    pub fn entries(self) -> Entries<'t> {
        Entries(self.children(NodeKind::Map))
    }

    /// The value under a key of a mapping.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key of a mapping as it stands in the text, and the value.
    #[must_use]
    pub fn entry(self, key: &str) -> Option<(Node<'t>, Node<'t>)> {
        let mark = Mark::of(key);
        self.entries().find(|(name, _)| name.is_key(mark, key))
    }

    #[inline]
    fn children(self, kind: NodeKind) -> Children<'t> {
        let slot = self.slot();
        let next = self.index as usize + 1;
        Children {
            tape: self.tape,
            text: self.text,
            next,
            end: if slot.kind == kind { slot.extra as usize } else { next },
        }
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind() {
            NodeKind::Seq => f.debug_list().entries(self.items()).finish(),
            NodeKind::Map => f.debug_map().entries(self.entries()).finish(),
            NodeKind::Str => write!(f, "{:?}", self.written()),
            kind => write!(f, "{kind:?}({})", self.written()),
        }
    }
}

#[derive(Clone)]
struct Children<'t> {
    tape: &'t Tape,
    text: &'t str,
    next: usize,
    end: usize,
}

impl<'t> Children<'t> {
    fn pull(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node::new(self.tape, self.text, self.next);
        self.next = self.tape.after(self.next);
        Some(node)
    }
}

/// The items of a list, in order.
#[derive(Clone)]
pub struct Items<'t>(Children<'t>);

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        self.0.pull()
    }
}

/// The entries of a mapping, in order.
#[derive(Clone)]
pub struct Entries<'t>(Children<'t>);

impl<'t> Iterator for Entries<'t> {
    type Item = (Node<'t>, Node<'t>);

    fn next(&mut self) -> Option<(Node<'t>, Node<'t>)> {
        let Children { tape, text, next, end } = self.0;
        if next >= end {
            return None;
        }
        // A key is a string, so that its value is the next slot.
        self.0.next = tape.after(next + 1);
        Some((Node::new(tape, text, next), Node::new(tape, text, next + 1)))
    }
}
