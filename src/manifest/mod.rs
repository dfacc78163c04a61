//! Files to trees of nodes with places: the only room that reads files.
//!
//! May use: `finding`, `world`, `api`. Deliberately absent: any judgement, any schema.
//!
//! Bytes become text , text is cut into documents , a document becomes a
//! [`Tape`] of nodes. The usual manifest takes a fast lane ([`fast`]); whatever is unusual takes a
//! slow one ([`slow`]) through a complete YAML parser. Both speak YAML as `kubectl` does.

mod fast;
mod parse;
mod slow;
mod tree;
mod validate;

#[cfg(test)]
mod lanes;

pub use parse::{Fault, parse};
pub use tree::{Entries, Found, Items, Node, NodeKind, Tape};
pub use validate::{Complaint, validate};
