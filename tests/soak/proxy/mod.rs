//! A proxy between the controller and the API server that does to requests what networks and busy
//! servers do.

mod answer;
mod body;
mod faults;

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use kube::config::{AuthInfo, KubeConfigOptions, Kubeconfig};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use answer::Upstream;
use faults::Faults;
pub(crate) use faults::{Class, Fault, Rule};

use crate::control_plane::ControlPlane;
use crate::counts::Counts;

/// Dropped, it closes every connection.
pub(crate) struct Proxy {
    // A proxy without a runtime does nothing.
    _runtime: Runtime,
    faults: Arc<Faults>,
    kubeconfig: PathBuf,
}

impl Proxy {
    /// Starts one that forwards everything.
    pub(crate) fn start(plane: &ControlPlane, seed: u64) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let address = listener.local_addr().expect("an address");
        let faults = Arc::new(Faults::new(seed));
        let config = runtime.block_on(config(plane.kubeconfig()));
        let guard = runtime.enter();
        let client = kube::Client::try_from(config).expect("a client");
        drop(guard);
        let upstream = Arc::new(Upstream { client, faults: Arc::clone(&faults) });
        runtime.spawn(serve(listener, upstream));
        Self { _runtime: runtime, faults, kubeconfig: kubeconfig(plane, address) }
    }

    /// The way through it, as the administrator.
    pub(crate) fn kubeconfig(&self) -> &Path {
        &self.kubeconfig
    }

    /// From now on these faults happen.
    pub(crate) fn misbehave(&self, rules: &[Rule]) {
        self.faults.set(rules);
    }

    /// From now on everything is forwarded.
    pub(crate) fn behave(&self) {
        self.faults.set(&[]);
    }

    /// Forwards the requests that it holds back.
    pub(crate) fn forwards_what_it_held(&self) {
        self.faults.release();
    }

    /// How often a fault happened.
    pub(crate) fn happened(&self, fault: Fault) -> u32 {
        self.faults.happened(fault)
    }

    /// How often each happened.
    pub(crate) fn count(&self, counts: &mut Counts) {
        self.faults.count(counts);
    }
}

async fn serve(listener: TcpListener, upstream: Arc<Upstream>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let upstream = Arc::clone(&upstream);
        let service = service_fn(move |request| {
            let upstream = Arc::clone(&upstream);
            async move { upstream.answer(request).await }
        });
        // An error is a connection that was cut, by the client or by a fault.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

// Who asks and how is for the client to say; nothing is repeated on its behalf.
async fn config(kubeconfig: &Path) -> kube::Config {
    let kubeconfig = Kubeconfig::read_from(kubeconfig).expect("a kubeconfig");
    let config = kube::Config::from_custom_kubeconfig(kubeconfig, &KubeConfigOptions::default()).await;
    let mut config = config.expect("a configuration");
    config.auth_info = AuthInfo::default();
    config.default_retry = false;
    config
}

fn kubeconfig(plane: &ControlPlane, address: SocketAddr) -> PathBuf {
    let text = fs::read_to_string(plane.kubeconfig()).expect("a kubeconfig");
    let mut config: Value = serde_json::from_str(&text).expect("JSON");
    config["clusters"][0]["cluster"] = json!({"server": format!("http://{address}")});
    let path = plane.folder().join(format!("proxy-{}.kubeconfig", address.port()));
    fs::write(&path, config.to_string()).expect("a file can be written");
    path
}
