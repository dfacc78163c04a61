//! The lanes agree: whatever the fast one accepts, the slow one reads alike, value by value and place by
//! place; and whatever the direct one accepts, the slow one, the schema and the wire types make the same
//! of.

mod corpus;
mod fuzz;
mod steps;
mod suite;
mod usual;

#[path = "../../../benches/organisation/mod.rs"]
mod organisation;

use std::ops::Range;

use super::parse::characters;
use super::tree::{NodeKind, Slot};
use super::{Tape, fast, slow, split};

/// What the lanes made of a document on which they do not differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    /// All read it.
    Direct,
    /// The direct lane gave up, or it is no manifest; both others read it.
    Fast,
    /// The fast lane gave up and the slow one read it.
    Slow,
    /// It is no document.
    Neither,
}

/// Reads the bytes `range` of a text in both lanes; the difference between them is an error.
fn compare(text: &str, range: &Range<usize>) -> Result<Lane, String> {
    let (mut quick, mut full) = (Tape::default(), Tape::default());
    let tame = characters(text, range).is_ok_and(|tame| tame);
    let taken = tame && fast::read(text, range.clone(), &mut quick).is_ok();
    let read = slow::read(text, range.clone(), &mut full);
    if let Some(slot) = full.slots().iter().find(|slot| read.is_ok() && !sound(text, range, **slot)) {
        return Err(format!("slow has no place for {slot:?}"));
    }
    match (taken, read) {
        (true, Ok(())) => match (differ(text, &quick, &full), tame && steps::agree(text, range, &full)?) {
            (Some(difference), _) => Err(difference),
            (None, true) => Ok(Lane::Direct),
            (None, false) => Ok(Lane::Fast),
        },
        (true, Err(fault)) => Err(format!("fast accepts, slow says {fault:?}")),
        (false, Ok(())) if tame && steps::agree(text, range, &full)? => Err("only direct is sure".into()),
        (false, Ok(())) => Ok(Lane::Slow),
        (false, Err(_)) if tame && steps::is_sure(text, range) => Err("only direct reads it".into()),
        (false, Err(_)) => Ok(Lane::Neither),
    }
}

/// Whether the place of a node is one: within the document, not the wrong way round.
fn sound(text: &str, range: &Range<usize>, slot: Slot) -> bool {
    let span = slot.span();
    range.start <= span.start && span.end <= range.end && text.get(span).is_some()
}

/// The first node that is not the same, if any.
fn differ(text: &str, quick: &Tape, full: &Tape) -> Option<String> {
    let said = |tape: &Tape, slot: Slot| {
        let container = matches!(slot.kind, NodeKind::Seq | NodeKind::Map);
        let (written, next) = if container { ("", slot.extra) } else { (tape.text_of(text, slot), 0) };
        (slot.kind, written.to_owned(), slot.span(), slot.mark, next)
    };
    let pairs = quick.slots().iter().zip(full.slots());
    let mut pairs = pairs.map(|(one, other)| (said(quick, *one), said(full, *other)));
    if let Some((one, other)) = pairs.find(|(one, other)| one != other) {
        return Some(format!("fast {one:?}\nslow {other:?}"));
    }
    let (one, other) = (quick.len(), full.len());
    (one != other).then(|| format!("fast has {one} nodes, slow {other}"))
}

/// What became of a whole text; panics where the lanes differ.
fn agree(text: &str) -> Lane {
    compare(text, &(0..text.len())).unwrap_or_else(|difference| panic!("{difference}\n{text:?}"))
}

/// What became of each document of a file; panics where the lanes differ.
fn documents(text: &str) -> Vec<Lane> {
    let read = |range| compare(text, &range).unwrap_or_else(|differ| panic!("{differ}\n{text:?} {range:?}"));
    split::documents(text).map(read).collect()
}
