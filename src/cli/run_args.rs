use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args, ValueEnum};

/// The arguments of `run`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  noblindspot run                                  in a cluster, with the account of the pod
  noblindspot run --context staging                on a laptop, with the kubeconfig
  noblindspot run --namespace hengyuan --leader-elect=false --listen 127.0.0.1:8080

It needs the five resource definitions: noblindspot crds | kubectl apply --server-side -f -")]
pub(super) struct RunArgs {
    /// Watch only these namespaces [default: all].
    #[arg(short, long, env = "NOBLINDSPOT_NAMESPACE", value_name = "NS", value_delimiter = ',')]
    pub(super) namespace: Vec<String>,
    /// Judge only namespaces whose labels match; needs get, list and watch on namespaces.
    #[arg(long, value_name = "SELECTOR", conflicts_with = "namespace")]
    pub(super) namespace_selector: Option<String>,
    /// The kubeconfig [default: in a cluster the account of the pod, else the usual places].
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(super) kubeconfig: Option<PathBuf>,
    /// The context of the kubeconfig.
    #[arg(long, value_name = "NAME")]
    pub(super) context: Option<String>,
    /// Where /livez, /readyz and /metrics are served.
    #[arg(long, env = "NOBLINDSPOT_LISTEN", value_name = "ADDR", default_value = "0.0.0.0:8080")]
    pub(super) listen: SocketAddr,
    /// Whether replicas agree by a Lease on the one that writes.
    #[arg(long, env = "NOBLINDSPOT_LEADER_ELECT", value_name = "BOOL", default_value_t = true, num_args = 0..=1,
        default_missing_value = "true", action = ArgAction::Set)]
    pub(super) leader_elect: bool,
    /// Divide the namespaces into so many shards, of which each replica watches, judges and writes some;
    /// the same for all replicas [default: one replica writes all].
    #[arg(long, env = "NOBLINDSPOT_SHARDS", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) shards: Option<u16>,
    /// The name of the Lease.
    #[arg(long, value_name = "NAME", default_value = "noblindspot")]
    pub(super) lease_name: String,
    /// The namespace of the Lease [default: that of the pod].
    #[arg(long, env = "POD_NAMESPACE", value_name = "NS")]
    pub(super) lease_namespace: Option<String>,
    /// How long others wait after the last renewal of the Lease.
    #[arg(long, value_name = "TIME", default_value = "15s", value_parser = time)]
    pub(super) lease_duration: Duration,
    /// How long the holder writes after its last renewal.
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = time)]
    pub(super) renew_deadline: Duration,
    /// How long between two attempts at the Lease.
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = time)]
    pub(super) retry_period: Duration,
    /// The name of this replica in the Lease and in the user agent [default: the host and a random
    /// ending].
    #[arg(long, env = "POD_NAME", value_name = "NAME")]
    pub(super) identity: Option<String>,
    /// Judge after this long without a change.
    #[arg(long, value_name = "TIME", default_value = "100ms", value_parser = time)]
    pub(super) quiet_period: Duration,
    /// Judge this long after the first change at the latest.
    #[arg(long, value_name = "TIME", default_value = "500ms", value_parser = time)]
    pub(super) max_delay: Duration,
    /// Statuses written at a time.
    #[arg(long, value_name = "N", default_value_t = 16)]
    pub(super) concurrency: usize,
    /// Statuses written a second; 0: as many as the API server takes.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) write_rate: u32,
    /// How long one write may take.
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = time)]
    pub(super) write_timeout: Duration,
    /// Objects a page of a list.
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub(super) page_size: u32,
    /// Ask for lists as watches (`WatchList`), which needs Kubernetes 1.34.
    #[arg(long)]
    pub(super) streaming_lists: bool,
    /// How long a watch lasts before it is begun anew; a connection that is silent for 5 s longer is
    /// given up.
    #[arg(long, value_name = "TIME", default_value = "2m", value_parser = time)]
    pub(super) watch_timeout: Duration,
    /// The first and the longest pause after a watch failed.
    #[arg(long, value_name = "MIN,MAX", default_value = "800ms,30s", value_parser = pauses)]
    pub(super) watch_backoff: (Duration, Duration),
    /// How long writes on the wire may take when the program is told to end.
    #[arg(long, value_name = "TIME", default_value = "20s", value_parser = time)]
    pub(super) shutdown_timeout: Duration,
    /// How to write the log; auto: for people on a terminal, else JSON.
    #[arg(long, env = "NOBLINDSPOT_LOG_FORMAT", value_enum, value_name = "FORMAT", default_value_t = LogFormat::Auto)]
    pub(super) log_format: LogFormat,
    /// What to log: error, warn, info, debug, trace, or filters as of tracing; `RUST_LOG` is read too
    /// [default: info].
    #[arg(long, env = "NOBLINDSPOT_LOG", value_name = "LEVEL")]
    pub(super) log: Option<String>,
    /// Judge as of the time that this file says, `INSTANT RATE`; for tests and demonstrations.
    #[arg(long, value_name = "FILE", hide = true)]
    pub(super) clock_file: Option<PathBuf>,
}

/// The formats of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// For people on a terminal, else JSON.
    Auto,
}

/// A time such as `10s` or `100ms`; a bare number counts seconds.
fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) =
        text.split_at(text.find(|char: char| char.is_ascii_alphabetic()).unwrap_or(text.len()));
    let seconds = match unit {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return Err("expected a time such as 100ms, 10s or 5m".to_owned()),
    };
    let number: f64 = number.parse().map_err(|_| "expected a time such as 100ms, 10s or 5m".to_owned())?;
    Duration::try_from_secs_f64(number * seconds).map_err(|error| error.to_string())
}

fn pauses(text: &str) -> Result<(Duration, Duration), String> {
    let (first, longest) = text.split_once(',').ok_or("expected two times, such as 800ms,30s")?;
    Ok((time(first)?, time(longest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(time("100ms"), Ok(Duration::from_millis(100)));
        assert_eq!(time("2s"), Ok(Duration::from_secs(2)));
        assert_eq!(time("0.5"), Ok(Duration::from_millis(500)));
        assert_eq!(time("5m"), Ok(Duration::from_secs(300)));
        assert!(time("-1s").is_err() && time("fast").is_err() && time("1w").is_err() && time("").is_err());
        assert_eq!(pauses("1s,2s"), Ok((Duration::from_secs(1), Duration::from_secs(2))));
        assert!(pauses("1s").is_err());
    }
}
