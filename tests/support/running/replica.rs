//! A replica of the controller as a process.

use std::fs::{self, File};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::clock::{clock, file};
use super::{eventually, http};
use crate::control_plane::ControlPlane;
use crate::control_plane::audit::Write;

/// Dropped, it is killed.
pub struct Replica {
    child: Child,
    log: PathBuf,
    name: String,
    address: String,
}

impl Replica {
    /// Starts one that judges one namespace at the time that stands still at `at`, without an election.
    pub fn alone(plane: &ControlPlane, namespace: &str, at: &str) -> Self {
        let clock = clock(plane, namespace, at);
        let clock = clock.to_str().expect("UTF-8");
        Self::start(plane, &["--namespace", namespace, "--leader-elect=false", "--clock-file", clock])
    }

    /// Starts one of several that judge a namespace at the time of its clock file and agree on who
    /// writes by a Lease of a few seconds.
    pub fn elected(plane: &ControlPlane, namespace: &str) -> Self {
        let clock = file(plane, namespace);
        let short = ["--lease-duration", "3s", "--renew-deadline", "2s", "--retry-period", "500ms"];
        let mut arguments = vec!["--namespace", namespace, "--lease-namespace", namespace];
        arguments.extend(["--clock-file", clock.to_str().expect("UTF-8")]);
        arguments.extend(short);
        Self::start(plane, &arguments)
    }

    /// Starts one with these arguments.
    pub fn start(plane: &ControlPlane, arguments: &[&str]) -> Self {
        Self::start_with(plane, plane.kubeconfig(), arguments)
    }

    /// Starts one with these arguments that reaches the API server in a way of its own.
    pub fn start_with(plane: &ControlPlane, kubeconfig: &Path, arguments: &[&str]) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let name = format!("replica-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let log = plane.folder().join(format!("{name}.log"));
        let child = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
            .args(["run", "--listen", "127.0.0.1:0", "--log-format", "json", "--identity", &name])
            .args(["--watch-backoff", "100ms,1s"])
            .arg("--kubeconfig")
            .arg(kubeconfig)
            .args(arguments)
            .env_clear()
            .process_group(plane.group())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("noblindspot starts");
        let mut replica = Self { child, log, name, address: String::new() };
        replica.address = eventually("an address", || replica.listens().ok_or_else(|| replica.words()));
        replica
    }

    fn listens(&self) -> Option<String> {
        self.lines().iter().find_map(|line| line["listen"].as_str().map(str::to_owned))
    }

    /// What it wrote, for messages.
    pub fn words(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// What it logged.
    pub fn lines(&self) -> Vec<Value> {
        self.words().lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// The code and the body of an answer.
    pub fn get(&self, path: &str) -> (u16, String) {
        http::get(&self.address, path)
    }

    /// The value of a metric, by its name with its labels.
    pub fn metric(&self, name: &str) -> Option<f64> {
        let (_, scrape) = self.get("/metrics");
        scrape.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
    }

    /// Waits until every first list is done.
    pub fn is_ready(&self) {
        eventually("ready", || match self.get("/readyz") {
            (200, _) => Ok(()),
            other => Err(format!("{other:?}\n{}", self.words())),
        });
    }

    /// Waits until it may write.
    pub fn leads(&self) {
        eventually("it leads", || match self.metric("noblindspot_leader") {
            Some(1.0) => Ok(()),
            _ => Err(self.words()),
        });
    }

    /// Whether a write is of this replica.
    pub fn wrote(&self, write: &Write) -> bool {
        write.user_agent.contains(&format!("({})", self.name))
    }

    /// Kills it where it stands.
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The name by which the audit log knows it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it serves health and metrics.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("a child of ours");
    }

    /// Tells it to end, and gives its exit code.
    pub fn stop(mut self) -> Option<i32> {
        self.signal(Signal::TERM);

        eventually("its end", || match self.child.try_wait() {
            Ok(Some(status)) => Ok(status.code()),
            _ => Err(fs::read_to_string(&self.log).unwrap_or_default()),
        })
    }

    /// Stops it as a machine that hangs does.
    pub fn freeze(&self) {
        self.signal(Signal::STOP);
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        self.signal(Signal::CONT);
    }
}

impl Drop for Replica {
    #[expect(clippy::print_stderr, reason = "the log explains why a test failed")]
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("{} wrote:\n{}", self.name, self.words());
        }
    }
}
