//! noblindspot finds the blind spots of an organisation's safety responsibility.
//!
//! Departments, posts, employees, responsibility letters and training records are declared as
//! Kubernetes custom resources. A [`world::World`] is all that is known about one namespace, the
//! [`engine`] judges it, the [`report`]s show it. The rooms and who may use whom:
//!
//! ```text
//! cli -> report, manifest, engine -> rules -> facts -> world, profile -> api
//! ```

pub mod api;
pub mod cli;
#[cfg(feature = "controller")]
pub mod controller;
pub mod engine;
pub mod facts;
pub mod finding;
pub mod manifest;
pub mod profile;
pub mod report;
pub mod rules;
#[cfg(feature = "controller")]
pub mod serve;
pub mod world;
