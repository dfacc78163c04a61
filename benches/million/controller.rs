//! The controller, as a process of its own.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::scrape::Scrape;
use crate::{NOW, http};

/// How long anything may take at most.
const PATIENCE: Duration = Duration::from_secs(3600);

/// A replica of all namespaces. Dropped, it is killed.
pub struct Controller {
    child: Child,
    address: String,
    folder: TempDir,
    pub started: Instant,
}

impl Controller {
    /// Starts it against the server, with flags of its own.
    pub fn start<'a>(server: SocketAddr, flags: impl Iterator<Item = &'a String>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name| folder.path().join(name);
        fs::write(file("clock"), format!("{NOW} 0\n")).expect("a clock file");
        fs::write(file("kubeconfig"), kubeconfig(server)).expect("a kubeconfig");
        let started = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
            .args(["run", "--listen", "127.0.0.1:0", "--log-format", "json"])
            .args(["--log", "warn,noblindspot::controller::run=info"])
            .arg("--kubeconfig")
            .arg(file("kubeconfig"))
            .arg("--clock-file")
            .arg(file("clock"))
            .args(flags)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(file("log")).expect("a log"))
            .spawn()
            .expect("noblindspot starts");
        let mut controller = Self { child, address: String::new(), folder, started };
        controller.wait("its address", |controller| controller.listens().is_some());
        controller.address = controller.listens().expect("an address");
        controller
    }

    fn listens(&self) -> Option<String> {
        let words = self.words();
        let mut lines = words.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        lines.find_map(|line| line["listen"].as_str().map(str::to_owned))
    }

    /// What it logged.
    pub fn words(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The code and the body of an answer.
    pub fn get(&self, path: &str) -> (u16, String) {
        http::get(&self.address, path)
    }

    /// Its metrics.
    pub fn scrape(&self) -> Scrape {
        Scrape(self.get("/metrics").1)
    }

    /// Waits until every first list is done.
    pub fn is_ready(&self) {
        self.wait("the first lists", |controller| controller.get("/readyz").0 == 200);
    }

    /// Waits until so many objects were listed and namespaces judged, all is written and nothing is
    /// left to do.
    pub fn settles(&self, listed: f64, passes: usize, writes: usize) {
        let step = Duration::from_secs(2);
        self.wait("a settled state", |controller| {
            let scrape = controller.scrape();
            let of = |name, labels| scrape.sum(name, labels);
            let done = of("noblindspot_watch_events_total", "\"listed\"") >= listed
                && of("noblindspot_passes_total", "\"ok\"") >= passes as f64
                && of("noblindspot_status_writes_total", "\"ok\"") >= writes as f64
                && of("noblindspot_leader", "") > 0.0
                && of("noblindspot_dirty_namespaces", "") == 0.0;
            // What was found last may still be about to be written.
            sleep(step);
            done
        });
    }

    fn wait(&self, what: &str, is: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is(self) {
            assert!(start.elapsed() < PATIENCE, "{what} did not come:\n{}", self.words());
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Controller {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("the controller wrote:\n{}", self.words());
        }
    }
}

fn kubeconfig(server: SocketAddr) -> String {
    let cluster = json!({"name": "bench", "cluster": {"server": format!("http://{server}")}});
    let context = json!({"name": "bench", "context": {"cluster": "bench", "user": "bench"}});
    json!({"apiVersion": "v1", "kind": "Config", "clusters": [cluster], "contexts": [context],
        "users": [{"name": "bench", "user": {}}], "current-context": "bench"})
    .to_string()
}
