//! A real control plane for tests: etcd and the API server of Kubernetes, on free ports of the
//! loopback, with data of their own.
//!
//! [`ControlPlane::shared`] is one for all tests of a program; it cannot be broken, because what
//! breaks things wants `&mut`. A test of failures starts its own with [`ControlPlane::start`].
//! There is no controller manager: a deleted namespace stays, so each test takes a fresh one.
#![allow(unreachable_pub, reason = "a module of several test programs")]
#![allow(dead_code, unused_imports, reason = "each test uses what it needs")]

mod api_server;
pub mod audit;
mod etcd;
mod faults;
mod guard;
mod kubeconfig;
pub mod kubectl;
mod ports;
pub mod programs;
mod server;
mod start;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

pub use faults::Part;

use audit::AuditLog;
use guard::Guard;
use kubectl::{Kubectl, Output};
use server::Server;

/// A running etcd and API server. Dropped, they are killed and their data removed.
pub struct ControlPlane {
    // The servers go before the guard, which removes the folder they write to.
    api_server: Server,
    etcd: Server,
    etcd_url: String,
    kubectl: Kubectl,
    kubeconfig: PathBuf,
    url: String,
    namespaces: AtomicUsize,
    guard: Guard,
}

impl ControlPlane {
    /// The one that the tests of this program share, with our definitions installed.
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<ControlPlane> = LazyLock::new(|| {
            let plane = ControlPlane::start();
            plane.install_definitions();
            plane
        });
        &SHARED
    }

    /// `kubectl` as the administrator.
    pub fn kubectl(&self, arguments: &[&str]) -> Output {
        self.kubectl.run(arguments, "")
    }

    /// `kubectl` as the administrator, with a text as its standard input.
    pub fn kubectl_with(&self, arguments: &[&str], input: &str) -> Output {
        self.kubectl.run(arguments, input)
    }

    /// The administrator's kubeconfig.
    pub fn kubeconfig(&self) -> &Path {
        &self.kubeconfig
    }

    /// Where the API server listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A folder that goes with this control plane.
    pub fn folder(&self) -> &Path {
        self.guard.folder()
    }

    /// The folder of `kubectl` and its like.
    pub fn programs(&self) -> &Path {
        self.kubectl.program().parent().expect("a folder")
    }

    /// The process group that ends with this program, however it ends.
    pub fn group(&self) -> i32 {
        self.guard.group()
    }

    /// What was written to the API server, by whom.
    pub fn audit(&self) -> AuditLog {
        AuditLog::new(api_server::audit_log(self.folder()))
    }

    /// Makes a namespace that no other test has.
    pub fn namespace(&self, hint: &str) -> String {
        let number = self.namespaces.fetch_add(1, Ordering::Relaxed);
        let name = format!("{hint}-{number}");
        self.kubectl(&["create", "namespace", &name]).expect_success();
        name
    }

    /// Installs the definitions of `crds/` and waits until they are served and everybody who asks
    /// is told so, which is a moment later.
    pub fn install_definitions(&self) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crds");
        let folder = folder.to_str().expect("a path in UTF-8");
        self.kubectl(&["apply", "--server-side", "-f", folder]).expect_success();
        self.kubectl(&["wait", "--for=condition=Established", "--timeout=60s", "-f", folder])
            .expect_success();
        let told =
            || self.kubectl(&["api-resources", "--categories=safety", "-o", "name"]).stdout.lines().count();
        while told() < 5 {
            sleep(Duration::from_millis(100));
        }
    }

    /// A client of the administrator, for the runtime it is made in.
    pub async fn client(&self) -> kube::Client {
        kubeconfig::client(&self.kubeconfig).await
    }

    /// Stops the API server, then etcd, as one should; true when both went without being killed.
    pub fn stop(mut self) -> bool {
        let patience = Duration::from_secs(10);
        let api_server = self.api_server.stop(patience);
        self.etcd.stop(patience) && api_server
    }
}
