//! The shipped regimes: every number a rule uses, as data with a source behind each.
//!
//! May use: `api`. Deliberately absent: rules, files of users, clocks. A published profile is never
//! edited; a change of the law is a new profile.

mod apply;
mod shipped;
mod values;

pub use shipped::{Leaf, base, description, leaves, named, names};
pub use values::*;
