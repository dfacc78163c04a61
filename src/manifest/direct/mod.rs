//! The direct lane: a usual manifest from its text to its compact form in one pass, with no tape, no
//! header and no wire type in between.
//!
//! It moves over the text as the fast lane does, along the shapes that `validate` judges by, and makes
//! sure of the local rules. At anything unusual or wrong it gives up: the manifest is then parsed, judged
//! and decoded in steps that can say what is wrong. So it needs no messages, and must be sure of what it
//! accepts; the tests of `lanes` compare it with the steps.

mod content;
mod keys;
mod leaf;
mod lists;
mod objects;
mod pass;

use std::ops::Range;

use smol_str::SmolStr;

use super::Tape;
use super::fast::{GiveUp, Lane, Sure, sure};
use super::validate::{Shape, spec_shape};
use crate::api::{API_VERSION, Kind};
use crate::world::{Draft, Names};

/// What the lane works with; made once and used for many documents.
#[derive(Debug, Default)]
pub(super) struct Tools {
    /// Keeps the texts that are not in the file as such.
    pub(super) tape: Tape,
    names: Names,
}

/// A manifest that is right.
#[derive(Debug)]
pub(super) struct Direct {
    /// `metadata.namespace`, where given.
    pub(super) namespace: Option<SmolStr>,
    /// What it says.
    pub(super) draft: Draft,
}

/// A value that is to be read: where it stands, and what it must be.
#[derive(Clone, Copy)]
struct Value<'s> {
    spot: Spot,
    shape: &'s Shape,
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum Spot {
    /// Behind a key, which stands at this column.
    Behind(isize),
    /// On a line of its own or behind a dash, below what stands at this column.
    Below(isize),
    /// In a flow collection of a block node that is below what stands at this column.
    Flow(isize),
}

/// Reads the bytes `range` of `text`, which are of usual characters; `None` if it is not sure.
pub(super) fn read(text: &str, range: Range<usize>, tools: &mut Tools) -> Option<Direct> {
    let Tools { tape, names } = tools;
    let read = document(&mut Lane::new(text, range, tape), names).ok();
    names.clear();
    read
}

fn document(lane: &mut Lane<'_>, names: &mut Names) -> Sure<Direct> {
    lane.next_line()?;
    let value = Value { spot: Spot::Below(-1), shape: super::validate::shape(Kind::Department) };
    let (mut kind, mut called, mut content) = (None, None, None);
    lane.object(value, |lane, key, value| {
        match key {
            "apiVersion" => sure(lane.text(value)? == API_VERSION)?,
            "kind" => kind = Some(known(lane.text(value)?)?),
            "metadata" => called = Some(metadata(lane, value)?),
            "spec" => {
                let kind = kind.ok_or(GiveUp)?;
                let (name, _) = called.as_ref().ok_or(GiveUp)?;
                let value = Value { shape: spec_shape(kind), ..value };
                content = Some(content::read(lane, value, kind, name, names)?);
            }
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    sure(lane.indent < 0)?;
    let ((name, namespace), content) = called.zip(content).ok_or(GiveUp)?;
    Ok(Direct { namespace, draft: Draft::new(name, names, content) })
}

fn known(kind: &str) -> Sure<Kind> {
    Kind::ALL.into_iter().find(|known| known.name() == kind).ok_or(GiveUp)
}

/// The name and the namespace.
fn metadata(lane: &mut Lane<'_>, value: Value<'_>) -> Sure<(SmolStr, Option<SmolStr>)> {
    let (mut name, mut namespace) = (None, None);
    lane.object(value, |lane, key, value| {
        match key {
            "name" => name = Some(SmolStr::new(lane.text(value)?)),
            "namespace" => namespace = Some(SmolStr::new(lane.text(value)?)),
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    // An empty namespace is a mistake of which the schema says nothing.
    sure(namespace.as_ref().is_none_or(|namespace| !namespace.is_empty()))?;
    Ok((name.ok_or(GiveUp)?, namespace))
}
