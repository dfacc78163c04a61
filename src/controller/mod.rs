//! The cluster as the edge of the engine: watches fill the worlds, differences of statuses are
//! written back.
//!
//! May use: `serve`, `engine`, `finding`, `world`, `api`. Deliberately absent: any judgement; a
//! second queue of objects to reconcile: a namespace is judged as a whole, and what differs is
//! written.

mod backoff;
mod beat;
mod boot;
mod client;
mod clock;
mod desired;
mod error;
mod events;
mod health;
mod leader;
mod metrics;
mod object;
mod options;
mod owned;
mod pass;
mod queue;
mod quiet;
mod rate;
mod retries;
mod run;
mod schedule;
mod seen;
mod selector;
mod shards;
mod store;
mod tasks;
mod timeline;
mod turns;
mod watch;
mod watches;
mod wire;
mod writer;

pub use error::Error;
pub use options::{LeaseOptions, Options, PaceOptions, Scope, WatchOptions, WriteOptions};
pub use run::run;
