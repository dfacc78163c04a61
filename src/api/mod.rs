//! The five kinds of `noblindspot.dev/v1alpha1`: data only.
//!
//! May use: nothing of this crate. Deliberately absent: any judgement, any file or cluster access.

#![allow(unreachable_pub, reason = "the derives repeat public types inside of functions")]
#![allow(clippy::duplicated_attributes, reason = "each print column of a kind has a type of its own")]

mod common;
mod crd;
mod date;
mod department;
mod employee;
mod letter;
pub mod local;
pub mod pattern;
mod post;
mod profile;
mod profile_training;
mod record;
mod schema;
mod status;

pub use common::*;
pub use crd::*;
pub use date::*;
pub use department::*;
pub use employee::*;
pub use letter::*;
pub use post::*;
pub use profile::*;
pub use profile_training::*;
pub use record::*;
pub use schema::*;
pub use status::*;

/// The API group of the five kinds.
pub const GROUP: &str = "noblindspot.dev";
/// The API version of the five kinds.
pub const VERSION: &str = "v1alpha1";
/// `GROUP/VERSION`, as manifests write it.
pub const API_VERSION: &str = "noblindspot.dev/v1alpha1";
