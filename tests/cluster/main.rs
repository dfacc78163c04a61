//! What only a real API server can show. `make control-plane` builds it, once for a machine.

#[path = "../support/control_plane/mod.rs"]
mod control_plane;
#[path = "../../benches/organisation/mod.rs"]
mod organisation;
#[cfg(feature = "controller")]
#[path = "../support/running/mod.rs"]
mod running;
#[path = "../support/mod.rs"]
mod support;

mod accepted;
#[cfg(feature = "controller")]
mod controller;
mod definitions;
mod faults;
mod leftovers;
mod mutations;
mod rejected;
mod request;
mod scalars;
mod smoke;
mod thousands;
mod updates;
