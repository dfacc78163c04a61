//! What every measurement needs.

use std::path::PathBuf;

use kube::Client;
use tokio::runtime::Runtime;

use crate::control_plane::{ControlPlane, Part};
use crate::process;
use crate::running::clock;

/// The instant at which everything is judged; it stands still.
pub const NOW: &str = "2026-11-23T09:00:00+08:00";

/// A control plane of its own, and what talks to it.
pub struct Bench {
    pub plane: ControlPlane,
    pub runtime: Runtime,
    /// The clock file of every controller.
    pub clock: PathBuf,
}

impl Bench {
    /// Starts the servers and installs the definitions.
    pub fn start() -> Self {
        eprintln!("starting etcd and kube-apiserver");
        let plane = ControlPlane::start();
        plane.install_definitions();
        let clock = clock::clock(&plane, "bench", NOW);
        let runtime = Runtime::new().expect("threads");
        Self { plane, runtime, clock }
    }

    /// A client with connections of its own.
    pub fn client(&self) -> Client {
        self.runtime.block_on(self.plane.client())
    }

    /// The clock file as an argument.
    pub fn clock(&self) -> &str {
        self.clock.to_str().expect("UTF-8")
    }

    /// Seconds of CPU that both servers used so far.
    pub fn server_cpu(&self) -> f64 {
        [Part::ApiServer, Part::Etcd].map(|part| process::cpu(self.plane.pid(part))).iter().sum()
    }

    /// Megabytes of RAM that a server holds.
    pub fn server_memory(&self, part: Part) -> f64 {
        process::resident(self.plane.pid(part))
    }
}
