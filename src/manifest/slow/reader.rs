use std::ops::Range;

use granit_parser::{Event, ScalarStyle, Span, Tag};
use rustc_hash::FxHashMap;

use super::merge;
use crate::manifest::Fault;
use crate::manifest::tree::{Duplicate, MAX_DEPTH, NodeKind, Slot, Tape, scalar};

/// How many nodes the aliases of one document may add up to.
const ALIASED: usize = 100_000;

/// Turns the events of a parser into a tape.
pub(super) struct Reader<'a> {
    text: &'a str,
    range: Range<usize>,
    tape: &'a mut Tape,
    open: Vec<Open>,
    anchors: FxHashMap<usize, Option<Anchored>>,
    aliased: usize,
    /// The end of the last token, where a value without text is placed.
    last: usize,
}

/// A container that has not ended.
pub(super) struct Open {
    pub(super) at: usize,
    kind: NodeKind,
    anchor: usize,
    /// Whether the next node of a mapping is a key.
    key: bool,
    /// The indices of the `<<` keys of a mapping.
    pub(super) merges: Vec<usize>,
}

/// A node that aliases may repeat: a copy, as merging may move the original.
struct Anchored {
    slots: Vec<Slot>,
    height: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>, tape: &'a mut Tape) -> Self {
        let last = range.start;
        Self { text, range, tape, open: Vec::new(), anchors: FxHashMap::default(), aliased: 0, last }
    }

    /// Takes one event; `false` once the document has ended.
    pub(super) fn take(&mut self, event: Event<'_>, span: Span) -> Result<bool, Fault> {
        let span = self.bytes(span);
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                self.scalar(&value, style, anchor, tag.as_deref(), span)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                let span = self.with_dash(span);
                self.start(NodeKind::Seq, anchor, tag.as_deref(), &span)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.start(NodeKind::Map, anchor, tag.as_deref(), &span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&span)?,
            Event::Alias(id) => self.alias(id, &span)?,
            Event::DocumentEnd => return Ok(false),
            _ => {}
        }
        Ok(true)
    }

    /// Ends the document.
    pub(super) fn finish(self) -> Result<(), Fault> {
        if self.open.is_empty() {
            return Ok(());
        }
        let end = self.range.end;
        Err(Fault::new(end..end, "not valid YAML: the document ends too early"))
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        let bytes = span.byte_range().unwrap_or(0..0);
        let within = |at: usize| (self.range.start + at).min(self.range.end);
        within(bytes.start)..within(bytes.end)
    }

    /// The parser lets a sequence that is not indented begin behind its dash.
    fn with_dash(&self, span: Range<usize>) -> Range<usize> {
        let in_map = self.open.last().is_some_and(|open| open.kind == NodeKind::Map);
        let before = self.text.get(self.last..span.start).filter(|_| in_map).unwrap_or_default();
        let lines = before.match_indices(['\n', '\r']).map(|(at, _)| &before[at + 1..]);
        let dash = lines.map(|line| line.trim_start_matches(' ')).find(|line| line.starts_with('-'));
        dash.map_or(span.clone(), |line| span.start - line.len()..span.end)
    }

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Range<usize>,
    ) -> Result<(), Fault> {
        let plain = style == ScalarStyle::Plain;
        let kind = tagged(value, plain, tag, &span)?;
        // The parser says `~` where there is no text at all.
        let empty = plain && span.is_empty();
        let value = if empty { "" } else { value };
        let span = if empty { self.nothing(span.start) } else { self.trim(span, style) };
        let slot = if self.text[span.clone()] == *value {
            Slot::scalar(kind, span.clone())
        } else {
            self.tape.aside(kind, span.clone(), value)
        };
        self.last = span.end.max(self.last);
        let at = self.tape.len();
        let merge = plain && value == "<<" && tag.is_none();
        if !self.key_here() {
            self.tape.push(slot);
        } else if merge {
            self.tape.push(slot);
            if let Some(open) = self.open.last_mut() {
                open.merges.push(at);
            }
        } else {
            let key = self.tape.key(self.text, slot).ok_or_else(|| no_key(&span))?;
            self.tape.push(key);
        }
        self.remember(anchor, at);
        self.turn();
        Ok(())
    }

    /// The place of a value without text: behind the colon or the dash that promised it.
    fn nothing(&self, at: usize) -> Range<usize> {
        let at = at.max(self.last);
        let rest = &self.text[self.last..at];
        let line = rest.rfind(['\n', '\r']).map_or(rest, |end| &rest[end + 1..]);
        let before = line.split('#').next().unwrap_or_default().trim_end();
        let place = match self.text.as_bytes().get(at) {
            Some(b':') if !self.key_here() => at + 1,
            _ if before.ends_with('-') => at - line.len() + before.len(),
            _ => at,
        };
        place..place
    }

    /// Block scalars end with the last line of text here, not with what follows it.
    fn trim(&self, span: Range<usize>, style: ScalarStyle) -> Range<usize> {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if !block {
            return span;
        }
        let end = span.start + self.text[span.clone()].trim_end().len();
        span.start..end.max(span.start)
    }

    fn key_here(&self) -> bool {
        self.open.last().is_some_and(|o| o.kind == NodeKind::Map && o.key)
    }

    /// A node has ended: after a key comes a value, after a value a key.
    fn turn(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.key = !open.key;
        }
    }

    fn start(
        &mut self,
        kind: NodeKind,
        anchor: usize,
        tag: Option<&Tag>,
        span: &Range<usize>,
    ) -> Result<(), Fault> {
        if self.key_here() {
            return Err(no_key(span));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        let suffix = if kind == NodeKind::Seq { "seq" } else { "map" };
        if let Some(tag) = tag
            && tag.core_suffix() != Some(suffix)
        {
            return Err(strange_tag(tag, span));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, None);
        }
        let at = self.tape.open(kind, span.start);
        self.open.push(Open { at, kind, anchor, key: kind == NodeKind::Map, merges: Vec::new() });
        Ok(())
    }

    fn end(&mut self, span: &Range<usize>) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        // A flow collection ends with its bracket, a block collection with its last token.
        if self.text[span.clone()].ends_with([']', '}']) {
            self.last = self.last.max(span.end);
        }
        self.tape.close(open.at, self.last);
        if open.kind == NodeKind::Map
            && let Some(Duplicate { first, second }) = self.tape.duplicate(self.text, open.at)
        {
            return Err(twice(self.text, first, second));
        }
        if !open.merges.is_empty() {
            merge::merge(self.text, self.tape, &open, self.last)?;
        }
        self.remember(open.anchor, open.at);
        self.turn();
        Ok(())
    }

    /// Keeps the node at `at`, which ends the tape, for aliases.
    fn remember(&mut self, anchor: usize, at: usize) {
        if anchor == 0 {
            return;
        }
        let slots = self.tape.slots()[at..].to_vec();
        let height = height(&slots, at);
        self.anchors.insert(anchor, Some(Anchored { slots, height }));
    }

    fn alias(&mut self, id: usize, span: &Range<usize>) -> Result<(), Fault> {
        let Some(Some(anchored)) = self.anchors.get(&id) else {
            return Err(Fault::new(span.clone(), "the alias stands for a node that holds it"));
        };
        self.aliased += anchored.slots.len();
        if self.aliased > ALIASED {
            let message = format!("the aliases of this document add up to more than {ALIASED} nodes");
            return Err(Fault::new(span.clone(), message).with_help("write the values out"));
        }
        if self.open.len() + anchored.height > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let key = self.open.last().is_some_and(|o| o.kind == NodeKind::Map && o.key);
        if key {
            let slot = anchored.slots.first().copied();
            let key = slot.and_then(|slot| self.tape.key(self.text, slot));
            self.tape.push(key.ok_or_else(|| no_key(span))?);
        } else {
            self.tape.repeat(&anchored.slots);
        }
        self.last = self.last.max(span.end);
        self.turn();
        Ok(())
    }
}

/// How deep containers nest in a node that was copied from index `base` of a tape.
fn height(slots: &[Slot], base: usize) -> usize {
    let (mut ends, mut height) = (Vec::new(), 0);
    for (at, slot) in slots.iter().enumerate() {
        while ends.last().is_some_and(|end| *end <= at + base) {
            ends.pop();
        }
        if matches!(slot.kind, NodeKind::Seq | NodeKind::Map) {
            ends.push(slot.extra as usize);
            height = height.max(ends.len());
        }
    }
    height
}

/// What a scalar is, its tag obeyed.
fn tagged(value: &str, plain: bool, tag: Option<&Tag>, span: &Range<usize>) -> Result<NodeKind, Fault> {
    let Some(tag) = tag else {
        return Ok(if plain { scalar::resolve(value) } else { NodeKind::Str });
    };
    if tag.original() == "!" {
        return Ok(NodeKind::Str);
    }
    let wanted = match tag.core_suffix() {
        Some("str") => return Ok(NodeKind::Str),
        Some("int") => NodeKind::Int,
        Some("float") => NodeKind::Float,
        Some("bool") => NodeKind::Bool,
        Some("null") => NodeKind::Null,
        _ => return Err(strange_tag(tag, span)),
    };
    let kind = scalar::resolve(value);
    if kind == wanted || (kind, wanted) == (NodeKind::Int, NodeKind::Float) {
        return Ok(kind);
    }
    let message = format!("`{value}` is not what its tag `{}` says", tag.original());
    Err(Fault::new(span.clone(), message).with_help("correct the value, or remove the tag"))
}

fn strange_tag(tag: &Tag, span: &Range<usize>) -> Fault {
    let message = format!("the tag `{}` has no meaning here", tag.original());
    Fault::new(span.clone(), message).with_help("remove the tag")
}

fn no_key(span: &Range<usize>) -> Fault {
    Fault::new(span.clone(), "this cannot be a key: expected a string")
        .with_help("write the key as a string, in quotes if need be")
}

fn too_deep(span: &Range<usize>) -> Fault {
    let message = format!("nested too deeply: expected at most {MAX_DEPTH} levels");
    Fault::new(span.clone(), message)
}

fn twice(text: &str, first: Range<usize>, second: Range<usize>) -> Fault {
    let key = text[second.clone()].trim_matches(['"', '\'']);
    let message = format!("the key `{key}` stands twice in one mapping");
    Fault {
        related: Some(("the first one".to_owned(), first)),
        ..Fault::new(second, message).with_help("remove one of the two")
    }
}
