//! The replicas of one controller.

use std::path::{Path, PathBuf};

use crate::control_plane::ControlPlane;
use crate::running::clock::clock;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::AT;

/// Everything a few seconds, so that a test need not wait for minutes.
const SHORT: [&str; 12] = [
    "--lease-duration",
    "3s",
    "--renew-deadline",
    "2s",
    "--retry-period",
    "500ms",
    "--write-timeout",
    "2s",
    "--watch-timeout",
    "2s",
    "--concurrency",
    "4",
];
/// Writes at a time, as above.
pub(crate) const CONCURRENCY: usize = 4;

/// Some replicas, of which one writes. They judge every namespace as of one clock.
pub(crate) struct Fleet {
    pub(crate) replicas: Vec<Replica>,
    kubeconfig: PathBuf,
    arguments: Vec<String>,
    /// The clock that all of them follow.
    pub(crate) clock: PathBuf,
}

impl Fleet {
    /// Starts them; `more` are arguments of all. The lease is in the namespace that they are named for.
    pub(crate) fn start(
        plane: &ControlPlane,
        kubeconfig: &Path,
        lease: &str,
        number: usize,
        more: &[&str],
    ) -> Self {
        let clock = clock(plane, lease, AT);
        let file = clock.to_str().expect("UTF-8");
        let own = ["--lease-namespace", lease, "--clock-file", file];
        let arguments = SHORT.iter().chain(&own).chain(more).map(|word| (*word).to_owned()).collect();
        let mut fleet = Self { replicas: Vec::new(), kubeconfig: kubeconfig.to_owned(), arguments, clock };
        for _ in 0..number {
            fleet.add(plane);
        }
        fleet
    }

    /// Starts one more, of a new name.
    pub(crate) fn add(&mut self, plane: &ControlPlane) {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        self.replicas.push(Replica::start_with(plane, &self.kubeconfig, &arguments));
    }

    /// Kills one where it stands.
    pub(crate) fn kill(&mut self, number: usize) {
        self.replicas.remove(number).kill();
    }

    /// Waits until one of them, other than `not`, says that it writes, and gives its place.
    pub(crate) fn leader(&self, not: Option<usize>) -> usize {
        eventually("a leader", || {
            let leads = |replica: &Replica| replica.metric("noblindspot_leader") == Some(1.0);
            let mut others = self.replicas.iter().enumerate().filter(|(number, _)| Some(*number) != not);
            let leader = others.find(|(_, replica)| leads(replica)).map(|(number, _)| number);
            leader.ok_or_else(|| self.words())
        })
    }

    /// Waits until all of them know everything.
    pub(crate) fn is_ready(&self) {
        self.replicas.iter().for_each(Replica::is_ready);
    }

    /// The sum of a counter over its labels and over the replicas.
    pub(crate) fn sum(&self, metric: &str, with: &str) -> f64 {
        let value = |line: &str| line.rsplit(' ').next().and_then(|value| value.parse::<f64>().ok());
        let of = |replica: &Replica| -> f64 {
            let (_, scrape) = replica.get("/metrics");
            let lines = scrape.lines().filter(|line| line.starts_with(metric) && line.contains(with));
            lines.filter_map(value).sum()
        };
        self.replicas.iter().map(of).sum()
    }

    fn words(&self) -> String {
        self.replicas.iter().map(Replica::words).collect()
    }
}
