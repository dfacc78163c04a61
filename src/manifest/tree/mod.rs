//! A document as a flat tape of nodes, borrowed from the text it was read from.

mod build;
mod mark;
mod node;
mod path;
pub(super) mod scalar;

pub(super) use build::{Duplicate, MAX_DEPTH};
pub(super) use mark::Mark;
pub use node::{Entries, Items, Node};
pub use path::Found;

/// What a node is, as `kubectl` would see it (YAML 1.1, timestamps are strings).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// Nothing: `~`, `null` or no text at all.
    Null,
    /// A truth value; `yes`, `off` and the like are among them.
    Bool,
    /// A whole number.
    Int,
    /// A number with a fraction or an exponent.
    Float,
    /// A text.
    Str,
    /// A list.
    Seq,
    /// A mapping.
    Map,
}

/// One document: nodes in the order of the text, each container followed by what it holds.
///
/// A tape is made to be used again for the next document, so that reading allocates nothing once
/// it has grown to the size of the largest one.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    slots: Vec<Slot>,
    /// Texts that are not to be found as such in the file: escaped, folded or normalised ones.
    side: String,
    pieces: Vec<(u32, u32)>,
    /// The keys of one large mapping, while it is searched for duplicates.
    keys: Vec<(u32, u32)>,
}

/// One node: 16 bytes. Offsets are bytes of the file's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) kind: NodeKind,
    pub(super) text: TextAt,
    /// Of the text, where the node is a key.
    pub(super) mark: Mark,
    pub(super) start: u32,
    pub(super) end: u32,
    /// For containers the index of the slot after the subtree, for `TextAt::Side` the piece.
    pub(super) extra: u32,
}

/// Where the text of a scalar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextAt {
    /// It is the span.
    Span,
    /// It is the span without its first and last byte.
    Quoted,
    /// It is a piece of the side buffer.
    Side,
}

impl Tape {
    /// The root of the document that was last read into the tape, `None` if there was nothing.
    ///
    /// `text` is the text it was read from.
    #[must_use]
    pub fn root<'t>(&'t self, text: &'t str) -> Option<Node<'t>> {
        (!self.slots.is_empty()).then(|| Node::new(self, text, 0))
    }
}
