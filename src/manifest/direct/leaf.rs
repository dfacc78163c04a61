use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use super::{GiveUp, Lane, Spot, Sure, Value, sure};
use crate::api::Date;
use crate::manifest::tree::{NodeKind, Slot, scalar};
use crate::manifest::validate::{Shape, is_day};
use crate::world::{Id, Link, Names};

impl Lane<'_> {
    /// The text of a scalar.
    pub(super) fn said(&self, slot: Slot) -> &str {
        self.tape.text_of(self.text, slot)
    }

    /// Reads a scalar and what ends with it.
    fn scalar(&mut self, spot: Spot) -> Sure<Slot> {
        let slot = match spot {
            Spot::Flow(_) => return self.flow_token(),
            Spot::Behind(parent) | Spot::Below(parent) if matches!(self.peek(), b'|' | b'>') => {
                self.block_scalar(parent)?;
                return self.tape.pop().ok_or(GiveUp);
            }
            Spot::Behind(_) | Spot::Below(_) => self.token()?,
        };
        sure(!self.at_colon())?;
        self.finish_line()?;
        Ok(slot)
    }

    /// Whether a `null` seems to stand here.
    pub(super) fn is_at_null(&self) -> bool {
        matches!(self.peek(), b'~' | b'n')
            && (self.peek() == b'~' || self.bytes[self.pos..].starts_with(b"null"))
    }

    /// Reads a scalar that is nothing.
    pub(super) fn null(&mut self, spot: Spot) -> Sure {
        let slot = self.scalar(spot)?;
        sure(slot.kind == NodeKind::Null)
    }

    /// A scalar that is a text, whatever the text.
    pub(super) fn any_text(&mut self, spot: Spot) -> Sure<&str> {
        let slot = self.scalar(spot)?;
        sure(slot.kind == NodeKind::Str)?;
        Ok(self.said(slot))
    }

    /// A text that fits.
    pub(super) fn text(&mut self, value: Value<'_>) -> Sure<&str> {
        let Shape::Text(text) = value.shape else { return Err(GiveUp) };
        let said = self.any_text(value.spot)?;
        sure(text.admits(said))?;
        Ok(said)
    }

    /// A day of the calendar.
    pub(super) fn date(&mut self, value: Value<'_>) -> Sure<Date> {
        sure(is_day(value.shape))?;
        let said = self.any_text(value.spot)?;
        sure(!said.starts_with('0'))?;
        said.parse().map_err(|_| GiveUp)
    }

    /// One of the words of a type.
    pub(super) fn word<T: for<'de> Deserialize<'de>>(&mut self, value: Value<'_>) -> Sure<T> {
        let said = self.any_text(value.spot)?;
        T::deserialize(StrDeserializer::<Error>::new(said)).map_err(|_| GiveUp)
    }

    /// True or false.
    pub(super) fn truth(&mut self, value: Value<'_>) -> Sure<bool> {
        let slot = self.scalar(value.spot)?;
        sure(slot.kind == NodeKind::Bool)?;
        scalar::bool(self.said(slot)).ok_or(GiveUp)
    }

    /// A whole number, written as one, that fits.
    pub(super) fn whole(&mut self, value: Value<'_>) -> Sure<i64> {
        let Shape::Whole(range) = value.shape else { return Err(GiveUp) };
        let slot = self.scalar(value.spot)?;
        sure(slot.kind == NodeKind::Int)?;
        let whole = scalar::int(self.said(slot)).and_then(|whole| i64::try_from(whole).ok()).ok_or(GiveUp)?;
        sure(range.contains(&whole))?;
        Ok(whole)
    }

    /// A reference.
    pub(super) fn link<I: Id>(&mut self, value: Value<'_>, names: &mut Names) -> Sure<Link<I>> {
        if let Some(link) = self.short_link(value, names) {
            self.close_flow(value.spot)?;
            return Ok(link);
        }
        let mut link = Link::Absent;
        self.object(value, |lane, _, value| {
            link = names.link(lane.text(value)?);
            Ok(())
        })?;
        Ok(link)
    }

    /// A reference as most are written, up to its bracket: the key, one space, a name without quotes.
    fn short_link<I: Id>(&mut self, value: Value<'_>, names: &mut Names) -> Option<Link<I>> {
        let Shape::Object(object) = value.shape else { return None };
        let ([field], true) = (&*object.fields, self.bytes[self.pos..].starts_with(b"{name: ")) else {
            return None;
        };
        let start = self.pos + b"{name: ".len();
        let rest = &self.bytes[start..];
        let length = rest.iter().position(|b| !matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'))?;
        let name = &self.text[start..start + length];
        let admits = matches!(&field.shape, Shape::Text(text) if text.admits(name));
        if rest[length] != b'}' || !admits || &*field.name != "name" || !is_text(name) {
            return None;
        }
        self.pos = start + length;
        Some(names.link(name))
    }
}

/// Whether a word without quotes is a text, not a number or a truth.
fn is_text(word: &str) -> bool {
    scalar::resolve(word) == NodeKind::Str
}
