//! From nothing to a server that says it is ready.

use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::guard::Guard;
use super::kubectl::Kubectl;
use super::server::Server;
use super::{ControlPlane, api_server, etcd, kubeconfig, ports, programs};

const ATTEMPTS: usize = 3;
/// Ready takes 3 seconds on a quiet machine.
const PATIENCE: Duration = Duration::from_secs(120);

impl ControlPlane {
    /// One of its own, without our definitions.
    pub fn start() -> Self {
        let mut told = String::new();
        for _ in 0..ATTEMPTS {
            match Self::try_to_start() {
                Ok(plane) => return plane,
                Err(why) => told = why,
            }
        }
        panic!("the control plane did not start in {ATTEMPTS} attempts; the last one: {told}");
    }

    // An error is a server that ended, most likely because its port was taken meanwhile.
    fn try_to_start() -> Result<Self, String> {
        let guard = Guard::start();
        let (folder, group) = (guard.folder().to_owned(), guard.group());
        let (etcd_port, port) = ports::two();
        let (etcd_url, url) = (etcd::url(etcd_port), format!("https://127.0.0.1:{port}"));
        let launch = |program: &str, arguments: Vec<String>| -> Server {
            let log: PathBuf = folder.join(format!("{program}.log"));
            Server::start(programs::find(program), arguments, log, group)
        };

        let mut etcd = launch("etcd", etcd::arguments(&folder, etcd_port));
        wait_for(&mut etcd, || ports::answers(etcd_port))?;

        let token = format!("{:032x}", fastrand::u128(..));
        api_server::prepare(&folder, &token);
        let kubeconfig = kubeconfig::write(&folder, "admin", &url, &token);
        let kubectl = Kubectl::new(programs::find("kubectl"), kubeconfig.clone(), folder.clone());
        let mut api_server = launch("kube-apiserver", api_server::arguments(&folder, port, &etcd_url));
        wait_for(&mut api_server, || ports::answers(port) && kubectl.is_ready())?;

        let namespaces = AtomicUsize::new(0);
        Ok(Self { api_server, etcd, etcd_url, kubectl, kubeconfig, url, namespaces, guard })
    }

    /// Waits until the API server says it is ready, as after a restart.
    pub fn wait_until_ready(&mut self) {
        let kubectl = &self.kubectl;
        wait_for(&mut self.api_server, || kubectl.is_ready()).unwrap_or_else(|why| panic!("{why}"));
    }
}

fn wait_for(server: &mut Server, is_there: impl Fn() -> bool) -> Result<(), String> {
    let deadline = Instant::now() + PATIENCE;
    while !is_there() {
        if server.has_ended() {
            return Err(format!("{} ended:\n{}", server.program.display(), server.last_words()));
        }
        assert!(
            Instant::now() < deadline,
            "{} is not ready after {PATIENCE:?}:\n{}",
            server.program.display(),
            server.last_words()
        );
        sleep(Duration::from_millis(50));
    }
    Ok(())
}
