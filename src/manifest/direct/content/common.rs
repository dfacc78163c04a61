//! What several kinds have.

use super::{GiveUp, Lane, Sure, Value, sure};
use crate::api::Date;
use crate::finding::Code;
use crate::world::{Link, Names, Span, Waiver};

/// Days from the first to the last; an open end is [`Date::NEVER`].
pub(super) fn span(from: Option<Date>, to: Option<Date>) -> Sure<Span> {
    let span = Span { from: from.ok_or(GiveUp)?, to: to.unwrap_or(Date::NEVER) };
    sure(span.from <= span.to)?;
    Ok(span)
}

/// A mapping of `from` and `to` alone.
pub(super) fn period(lane: &mut Lane<'_>, value: Value<'_>) -> Sure<Span> {
    let (mut from, mut to) = (None, None);
    lane.object(value, |lane, key, value| {
        match key {
            "from" => from = Some(lane.date(value)?),
            "to" => to = Some(lane.date(value)?),
            _ => return Err(GiveUp),
        }
        Ok(())
    })?;
    span(from, to)
}

/// Whether evidence has a digest.
pub(super) fn evidence(lane: &mut Lane<'_>, value: Value<'_>) -> Sure<bool> {
    let mut digest = false;
    lane.object(value, |lane, key, value| {
        digest |= key == "sha256";
        lane.pass(value)
    })?;
    Ok(digest)
}

/// The exceptions of an object.
pub(super) fn waivers(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Box<[Waiver]>> {
    lane.items(value, |lane, value| {
        let (mut code, mut until, mut approved_by) = (None, None, Link::Absent);
        lane.object(value, |lane, key, value| {
            match key {
                "rule" => code = Code::of(lane.text(value)?),
                "until" => until = Some(lane.date(value)?),
                "approvedByRef" => approved_by = lane.link(value, names)?,
                _ => lane.pass(value)?,
            }
            Ok(())
        })?;
        Ok(Waiver { code: code.ok_or(GiveUp)?, until: until.ok_or(GiveUp)?, approved_by })
    })
}
