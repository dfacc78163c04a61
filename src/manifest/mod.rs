//! Files to trees of nodes with places: the only room that reads files.
//!
//! May use: `finding`, `world`, `api`. Deliberately absent: any judgement, any schema.
//!
//! ```text
//! paths -> walk -> text -> split -> direct lane: a draft, if all is usual and right
//!                                -> parse (fast lane, or slow lane): a Tape of Nodes
//!                                                                 -> header, validate, decode, find
//! ```
//!
//! [`Sources`] holds the texts and shows every object to a visitor, on all cores and in order. A
//! visitor keeps a [`DocRef`] of 16 bytes; lines, columns and excerpts are worked out from it only
//! when something is to be shown there. YAML means here what it means to `kubectl`.

mod chunks;
mod de;
mod direct;
mod fast;
mod header;
mod library;
mod load;
mod lookup;
mod parse;
mod part;
mod place;
mod slow;
mod sniff;
mod sources;
mod split;
mod text;
mod tree;
mod validate;
mod visit;
mod walk;

#[cfg(test)]
mod lanes;

pub use de::Misfit;
pub use header::{Headed, Header, header};
pub use library::Library;
pub use load::{Loaded, Namespace};
pub use lookup::Spot;
pub use parse::{Fault, parse};
pub use place::{Excerpt, Lines, Place, Show};
pub use sources::{DocRef, Problem, Sources};
pub use tree::{Entries, Found, Items, Node, NodeKind, Tape};
pub use validate::{Complaint, is_label, validate};
pub use visit::{Named, Object, Visit};
