//! Shards, for those who outgrow one controller: a namespace belongs to one of so many shards, and a
//! shard to one replica, which alone watches, judges and writes its namespaces.
//!
//! Each replica renews one Lease that says that it lives. Each shard has a Lease that names its holder
//! and is as good as the holder's own, so it is written only when the shard changes hands. It may be
//! taken from a holder whose own Lease is gone: given back, or deleted by others once it was not
//! renewed for as long as it lasts. Whoever finds its own Lease gone forgets its shards and begins
//! anew. Every one of these writes names the version that it is based on, so two never hold a shard.

mod census;
mod claims;
mod holding;
mod keeper;
mod names;
mod plan;
mod rendezvous;
mod rivals;
mod territory;

pub(super) use claims::Claims;
pub(super) use holding::{Entered, Holding};
pub(super) use keeper::Keeper;
pub(super) use names::Names;
pub(super) use territory::Territory;

/// The number of a shard; the first is 0.
pub(super) type Shard = u16;
