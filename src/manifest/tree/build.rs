use std::ops::Range;

use super::{Mark, NodeKind, Slot, Tape, TextAt, scalar};

/// How deep containers may nest; deeper input is refused rather than walked.
pub(in super::super) const MAX_DEPTH: usize = 100;

/// Mappings up to this size are searched for duplicates by comparing all pairs.
const SMALL: usize = 12;

/// Two equal keys of one mapping: the spans of the first and of the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Duplicate {
    pub(in super::super) first: Range<usize>,
    pub(in super::super) second: Range<usize>,
}

impl Tape {
    /// Forgets the document, keeps the memory.
    pub(in super::super) fn clear(&mut self) {
        self.slots.clear();
        self.side.clear();
        self.pieces.clear();
    }

    pub(in super::super) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(in super::super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub(in super::super) fn push(&mut self, slot: Slot) {
        self.slots.push(slot);
    }

    /// Forgets the slots behind so many.
    pub(in super::super) fn truncate(&mut self, length: usize) {
        self.slots.truncate(length);
    }

    /// Takes the last slot back.
    pub(in super::super) fn pop(&mut self) -> Option<Slot> {
        self.slots.pop()
    }

    /// Removes the slots of `range` and gives them to the caller.
    pub(in super::super) fn cut(&mut self, from: usize) -> Vec<Slot> {
        self.slots.split_off(from)
    }

    /// Adds a copy of the whole node at `index`, its containers bent to the new position.
    pub(in super::super) fn repeat(&mut self, source: &[Slot]) {
        let Some(&first) = source.first() else { return };
        let origin = match first.kind {
            NodeKind::Seq | NodeKind::Map => first.extra as usize - source.len(),
            _ => 0,
        };
        let base = self.slots.len();
        self.slots.extend(source.iter().map(|slot| match slot.kind {
            NodeKind::Seq | NodeKind::Map => {
                Slot { extra: offset(slot.extra as usize - origin + base), ..*slot }
            }
            _ => *slot,
        }));
    }

    /// Opens a container; `close` ends it.
    pub(in super::super) fn open(&mut self, kind: NodeKind, start: usize) -> usize {
        let at = self.slots.len();
        self.push(Slot::scalar(kind, start..start));
        at
    }

    pub(in super::super) fn close(&mut self, at: usize, end: usize) {
        let next = offset(self.slots.len());
        self.slots[at].end = offset(end);
        self.slots[at].extra = next;
    }

    /// A slot for the empty value at `at`.
    pub(in super::super) fn null(&mut self, at: usize) {
        self.push(Slot::scalar(NodeKind::Null, at..at));
    }

    /// Starts a text of the side buffer; `end_piece` gives its number.
    pub(in super::super) fn piece(&mut self) -> (usize, &mut String) {
        (self.side.len(), &mut self.side)
    }

    /// Ends the text of the side buffer that began at `start`.
    pub(in super::super) fn end_piece(&mut self, start: usize) -> u32 {
        self.pieces.push((offset(start), offset(self.side.len())));
        offset(self.pieces.len() - 1)
    }

    /// A slot for a string that is not in the text as it stands.
    pub(in super::super) fn aside(&mut self, kind: NodeKind, span: Range<usize>, text: &str) -> Slot {
        let (start, side) = self.piece();
        side.push_str(text);
        let extra = self.end_piece(start);
        Slot { text: TextAt::Side, extra, ..Slot::scalar(kind, span) }
    }

    /// The text of a scalar slot.
    #[inline]
    pub(in super::super) fn text_of<'t>(&'t self, text: &'t str, slot: Slot) -> &'t str {
        let (text, range) = self.whereabouts(text, slot);
        &text[range]
    }

    /// The bytes of that text: to compare them nobody has to ask where characters end.
    #[inline]
    pub(in super::super) fn bytes_of<'t>(&'t self, text: &'t str, slot: Slot) -> &'t [u8] {
        let (text, range) = self.whereabouts(text, slot);
        &text.as_bytes()[range]
    }

    #[inline]
    fn whereabouts<'t>(&'t self, text: &'t str, slot: Slot) -> (&'t str, Range<usize>) {
        let span = slot.span();
        match slot.text {
            TextAt::Span => (text, span),
            TextAt::Quoted => (text, span.start + 1..span.end - 1),
            TextAt::Side => {
                let (start, end) = self.pieces[slot.extra as usize];
                (&self.side, start as usize..end as usize)
            }
        }
    }

    /// Makes a string of a key, as JSON knows no others; `None` for what cannot be a key.
    pub(in super::super) fn key(&mut self, text: &str, key: Slot) -> Option<Slot> {
        if key.kind == NodeKind::Str {
            return Some(Slot { mark: Mark::of_bytes(self.bytes_of(text, key)), ..key });
        }
        let written = self.text_of(text, key);
        let said = match key.kind {
            NodeKind::Bool => scalar::bool(written)?.to_string(),
            NodeKind::Int => scalar::int(written)?.to_string(),
            NodeKind::Float => written.to_owned(),
            _ => return None,
        };
        let span = key.start as usize..key.end as usize;
        Some(Slot { mark: Mark::of(&said), ..self.aside(NodeKind::Str, span, &said) })
    }

    /// The index of the node after the one at `index`.
    #[inline]
    pub(in super::super) fn after(&self, index: usize) -> usize {
        let slot = self.slots[index];
        match slot.kind {
            NodeKind::Seq | NodeKind::Map => slot.extra as usize,
            _ => index + 1,
        }
    }

    /// Looks for a key that the (closed) mapping at `at` has twice.
    pub(in super::super) fn duplicate(&mut self, text: &str, at: usize) -> Option<Duplicate> {
        let mut keys = std::mem::take(&mut self.keys);
        keys.clear();
        let (mut index, end) = (at + 1, self.after(at));
        while index < end {
            keys.push((offset(index), 0));
            index = self.after(index + 1);
        }
        let pair =
            if keys.len() <= SMALL { self.among_few(text, &keys) } else { self.among_many(text, &keys) };
        self.keys = keys;
        pair.map(|(first, second)| Duplicate {
            first: self.slots[first].span(),
            second: self.slots[second].span(),
        })
    }

    fn key_text<'t>(&'t self, text: &'t str, index: u32) -> &'t [u8] {
        self.bytes_of(text, self.slots[index as usize])
    }

    fn among_few(&self, text: &str, keys: &[(u32, u32)]) -> Option<(usize, usize)> {
        let mark = |index: u32| self.slots[index as usize].mark;
        for (nth, &(second, _)) in keys.iter().enumerate() {
            let alike = keys[..nth].iter().filter(|(first, _)| mark(*first) == mark(second));
            for &(first, _) in alike {
                if self.key_text(text, first) == self.key_text(text, second) {
                    return Some((first as usize, second as usize));
                }
            }
        }
        None
    }

    fn among_many(&self, text: &str, keys: &[(u32, u32)]) -> Option<(usize, usize)> {
        let mut seen = rustc_hash::FxHashMap::default();
        for &(second, _) in keys {
            if let Some(first) = seen.insert(self.key_text(text, second), second) {
                return Some((first as usize, second as usize));
            }
        }
        None
    }
}

impl Slot {
    /// A scalar whose text is its span.
    pub(in super::super) fn scalar(kind: NodeKind, span: Range<usize>) -> Self {
        Self {
            kind,
            text: TextAt::Span,
            mark: Mark::default(),
            start: offset(span.start),
            end: offset(span.end),
            extra: 0,
        }
    }

    pub(in super::super) fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Texts are shorter than 4 GiB (`text` sees to it), so that offsets fit.
#[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
fn offset(at: usize) -> u32 {
    at as u32
}
