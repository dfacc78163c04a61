//! The kinds: what of each field is kept, and the local rules as conditions.

mod common;
mod department;
mod employee;
mod letter;
mod post;
mod record;

use smol_str::SmolStr;

use super::{GiveUp, Lane, Sure, Value, sure};
use crate::api::Kind;
use crate::world::{Content, Names};

/// Reads the `spec` of an object of a kind.
pub(super) fn read(
    lane: &mut Lane<'_>,
    spec: Value<'_>,
    kind: Kind,
    name: &SmolStr,
    names: &mut Names,
) -> Sure<Content> {
    let name = name.clone();
    Ok(match kind {
        Kind::Department => Content::Department(department::read(lane, spec, name, names)?, None),
        Kind::Employee => Content::Employee(employee::read(lane, spec, name, names)?),
        Kind::Post => Content::Post(post::read(lane, spec, name, names)?),
        Kind::ResponsibilityLetter => Content::Letter(letter::read(lane, spec, name, names)?),
        Kind::TrainingRecord => Content::Record(record::read(lane, spec, name, names)?),
    })
}
