use std::net::SocketAddr;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::time::Duration;

/// Everything that a user can decide about the controller.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which namespaces are watched.
    pub scope: Scope,
    /// The kubeconfig; `None`: in a cluster its own account, else the usual places.
    pub kubeconfig: Option<PathBuf>,
    /// The context of the kubeconfig.
    pub context: Option<String>,
    /// Where health and metrics are served.
    pub listen: SocketAddr,
    /// How replicas agree on who writes; `None`: this one writes.
    pub lease: Option<LeaseOptions>,
    /// Into how many shards the namespaces are divided, of which each replica holds some; `None`: one
    /// replica writes them all. Needs a lease.
    pub shards: Option<NonZeroU16>,
    /// The name of this replica.
    pub identity: String,
    /// When what changed is judged.
    pub pace: PaceOptions,
    /// How the API server is watched.
    pub watches: WatchOptions,
    /// How statuses are written.
    pub writes: WriteOptions,
    /// How long writes on the wire may take at the end.
    pub shutdown_timeout: Duration,
    /// A file that says what time it is for the judgement; for tests and demonstrations.
    pub clock_file: Option<PathBuf>,
}

/// Which namespaces are watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// These.
    Namespaces(Vec<String>),
    /// Those whose labels match a selector.
    Selected(String),
}

/// How replicas agree on who writes.
#[derive(Clone, Debug)]
pub struct LeaseOptions {
    /// The name of the Lease.
    pub name: String,
    /// Its namespace; `None`: the pod's, or `default` outside of a cluster.
    pub namespace: Option<String>,
    /// How long others wait after the last renewal they saw.
    pub duration: Duration,
    /// How long the holder writes after its last renewal.
    pub renew_deadline: Duration,
    /// How long between two attempts.
    pub retry_period: Duration,
}

impl LeaseOptions {
    /// How long a request about a Lease may take.
    pub(super) fn limit(&self) -> Duration {
        (self.renew_deadline / 2).min(Duration::from_secs(5))
    }
}

/// When what changed is judged.
#[derive(Clone, Copy, Debug)]
pub struct PaceOptions {
    /// After this long without a change.
    pub quiet: Duration,
    /// This long after the first change at the latest.
    pub at_most: Duration,
}

/// How the API server is watched.
#[derive(Clone, Copy, Debug)]
pub struct WatchOptions {
    /// Objects a page of a list.
    pub page_size: u32,
    /// Whether lists come as watches.
    pub streaming_lists: bool,
    /// How long the API server serves a watch before it is begun anew. One that says nothing for a
    /// moment longer, and a list that does not, are taken for dead.
    pub timeout: Duration,
    /// The first and the longest pause after an error.
    pub backoff: (Duration, Duration),
}

/// How statuses are written.
#[derive(Clone, Copy, Debug)]
pub struct WriteOptions {
    /// Writes at a time.
    pub concurrency: usize,
    /// Writes a second; zero: as many as the API server takes.
    pub rate: u32,
    /// How long an attempt may take.
    pub timeout: Duration,
}
