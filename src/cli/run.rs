//! `run`: the controller, with its log.

use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, IsTerminal as _};
use std::num::NonZeroU16;

use anyhow::Context as _;
use clap::ColorChoice;
use tracing_subscriber::EnvFilter;

use super::exit::Exit;
use super::run_args::{LogFormat, RunArgs};
use super::terminal;
use crate::controller::{self, LeaseOptions, Options, PaceOptions, Scope, WatchOptions, WriteOptions};

/// kube reports each attempt of a watch; we report what changed.
const QUIETER: &str = "info,kube_runtime=off,kube_client=error";

/// Runs the controller until it is told to end.
pub(super) fn run(args: &RunArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    log(args, color)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the threads of the controller")?;
    runtime.block_on(controller::run(options(args)))?;
    Ok(Exit::Clean)
}

fn log(args: &RunArgs, color: ColorChoice) -> anyhow::Result<()> {
    let rust_log = std::env::var("RUST_LOG").ok().filter(|filter| !filter.is_empty());
    let filter = args.log.clone().or(rust_log).filter(|filter| filter != "info");
    let filter = filter.unwrap_or_else(|| QUIETER.to_owned());
    let filter = EnvFilter::try_new(&filter).with_context(|| format!("`{filter}` is no filter of a log"))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let human = match args.log_format {
        LogFormat::Human => true,
        LogFormat::Json => false,
        LogFormat::Auto => io::stderr().is_terminal(),
    };
    if human {
        log.with_ansi(terminal::stderr_color(color)).with_target(false).init();
    } else {
        log.json().flatten_event(true).init();
    }
    Ok(())
}

fn options(args: &RunArgs) -> Options {
    let scope = match &args.namespace_selector {
        Some(selector) => Scope::Selected(selector.clone()),
        None if args.namespace.is_empty() => Scope::All,
        None => Scope::Namespaces(args.namespace.clone()),
    };
    let lease = args.leader_elect.then(|| LeaseOptions {
        name: args.lease_name.clone(),
        namespace: args.lease_namespace.clone(),
        duration: args.lease_duration,
        renew_deadline: args.renew_deadline,
        retry_period: args.retry_period,
    });
    Options {
        scope,
        kubeconfig: args.kubeconfig.clone(),
        context: args.context.clone(),
        listen: args.listen,
        lease,
        shards: args.shards.and_then(NonZeroU16::new),
        identity: args.identity.clone().unwrap_or_else(identity),
        pace: PaceOptions { quiet: args.quiet_period, at_most: args.max_delay },
        watches: WatchOptions {
            page_size: args.page_size,
            streaming_lists: args.streaming_lists,
            timeout: args.watch_timeout,
            backoff: args.watch_backoff,
        },
        writes: WriteOptions {
            concurrency: args.concurrency,
            rate: args.write_rate,
            timeout: args.write_timeout,
        },
        shutdown_timeout: args.shutdown_timeout,
        clock_file: args.clock_file.clone(),
    }
}

// Two processes on one host must differ too.
fn identity() -> String {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    format!("{host}-{:05x}", RandomState::new().hash_one(()) & 0xf_ffff)
}
