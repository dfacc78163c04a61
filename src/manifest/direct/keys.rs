use super::objects::Seen;
use super::{GiveUp, Lane, Sure, sure};
use crate::manifest::tree::NodeKind;
use crate::manifest::validate::{Field, Object};

impl Lane<'_> {
    /// Moves over the key of a block mapping to its colon.
    pub(super) fn block_field<'s>(&mut self, object: &'s Object, seen: &mut Seen) -> Sure<&'s Field> {
        let at = if let Some(at) = self.usual_key(object, seen.last, false) {
            at
        } else {
            let key = self.token()?;
            sure(key.kind == NodeKind::Str && self.at_colon())?;
            object.behind(seen.last, |field| *field.name == *self.said(key)).ok_or(GiveUp)?
        };
        seen.take(at)?;
        Ok(&object.fields[at])
    }

    /// Moves over the key of a flow mapping to its colon.
    pub(super) fn flow_field<'s>(&mut self, object: &'s Object, seen: &mut Seen) -> Sure<&'s Field> {
        let at = if let Some(at) = self.usual_key(object, seen.last, true) {
            at
        } else {
            let key = self.flow_name()?;
            sure(key.kind == NodeKind::Str)?;
            object.behind(seen.last, |field| *field.name == *self.said(key)).ok_or(GiveUp)?
        };
        seen.take(at)?;
        Ok(&object.fields[at])
    }

    /// Moves to the colon of a field that is written as most are: without quotes or, as in JSON, in
    /// double ones, and nothing between it and its colon.
    #[inline]
    fn usual_key(&mut self, object: &Object, last: usize, in_flow: bool) -> Option<usize> {
        let start = self.pos;
        if self.peek() == b'"' {
            let colon = |end| self.at(end + 1) == b':' && (in_flow || self.blank(end + 2));
            let at = self.key_at(object, last, start + 1, |end| self.at(end) == b'"' && colon(end))?;
            self.pos = start + object.fields[at].name.len() + 2;
            return Some(at);
        }
        let at = self.key_at(object, last, start, |end| self.at(end) == b':' && self.blank(end + 1))?;
        self.pos = start + object.fields[at].name.len();
        Some(at)
    }

    /// The field whose name stands at `start`, if it ends as it must.
    #[inline]
    fn key_at(
        &self,
        object: &Object,
        last: usize,
        start: usize,
        ends: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let eight = self.eight(start);
        object.behind(last, |field| {
            let end = start + field.name.len();
            field.key.may_be(eight) && ends(end) && field.key.is(&field.name, &self.bytes[start..end])
        })
    }
}
