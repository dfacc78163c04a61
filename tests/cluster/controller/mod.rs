//! The controller against a real API server: what it writes, and that it is silent when nothing is
//! to be written.

mod convergence;
mod definitions;
mod edits;
mod kubectl;
mod leaders;
mod metrics;
mod parity;
mod refusals;
mod shards;
mod silence;
mod time;
