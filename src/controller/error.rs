/// Why the controller could not start, or ended.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No way to the API server.
    #[error("cannot tell how to reach the API server")]
    Config(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The client cannot be made.
    #[error("cannot make a client of the API server")]
    Client(#[source] Box<kube::Error>),
    /// The address is taken.
    #[error("cannot listen on {0}")]
    Listen(std::net::SocketAddr, #[source] std::io::Error),
    /// The signals of the system cannot be heard.
    #[error("cannot listen to signals")]
    Signals(#[source] std::io::Error),
    /// The clock file is no clock.
    #[error("the clock of the judgement")]
    Clock(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The lease's times contradict each other.
    #[error(
        "the lease lasts {duration:?}: it must be longer than the renew deadline {deadline:?}, and that than the retry period {retry:?}"
    )]
    Lease {
        /// How long the lease lasts.
        duration: std::time::Duration,
        /// How long its holder writes.
        deadline: std::time::Duration,
        /// How often it is tried.
        retry: std::time::Duration,
    },
    /// Shards are divided by Leases.
    #[error("shards are divided among the replicas by Leases: --shards needs --leader-elect=true")]
    Shards,
    /// A part of the controller ended, which it never should.
    #[error("the {0} ended")]
    Ended(&'static str),
}

/// An error with its causes, on one line.
pub(super) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        // Many errors repeat their cause.
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}
