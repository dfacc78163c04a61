use std::sync::Arc;

use smol_str::SmolStr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_util::task::TaskTracker;

use super::beat::Beat;
use super::client::Clients;
use super::clock::Clock;
use super::error::Error;
use super::events::{self, Publisher};
use super::health::Health;
use super::leader::{Leadership, Leases};
use super::metrics::{self, Metrics};
use super::options::{LeaseOptions, Options};
use super::pass::Judging;
use super::queue::Queue;
use super::schedule::{Scheduler, Wakers};
use super::shards::{Claims, Holding, Keeper, Names};
use super::store::Store;
use super::tasks::Tasks;
use super::turns::Turns;
use super::watch::Watching;
use super::watches;
use super::writer::Writer;
use crate::serve::{Handles, serve};

/// What the parts of the controller share.
struct Shared {
    store: Arc<Store>,
    queue: Arc<Queue>,
    clock: Arc<Clock>,
    health: Arc<Health>,
    metrics: Arc<Metrics>,
    leadership: Arc<Leadership>,
    beat: Arc<Beat>,
}

/// Keeps every status true until the process is told to end.
pub async fn run(options: Options) -> Result<(), Error> {
    check(options.lease.as_ref(), options.shards.is_some())?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::Signals)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::Signals)?;
    let listener =
        TcpListener::bind(options.listen).await.map_err(|error| Error::Listen(options.listen, error))?;
    let clients = Clients::new(&options).await?;
    let shared = Shared::new(&options)?;
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        identity = options.identity,
        listen = %listener.local_addr().unwrap_or(options.listen),
        "noblindspot runs"
    );
    let (mut tasks, on_the_wire) = (Tasks::new(&shared.metrics), TaskTracker::new());
    shared.start(&options, &clients, listener, &on_the_wire, &mut tasks);
    let mut leases = options.lease.as_ref().map(|lease| shared.leases(&options, lease, &clients));
    if let Some((lease, holding)) = options.lease.as_ref().zip(shared.leadership.holding()) {
        let mut keeper = shared.keeper(&options, lease, &clients, holding);
        tasks.spawn("division of the shards", async move { keeper.run().await });
    }
    let ended = tokio::select! {
        _ = interrupt.recv() => None,
        _ = terminate.recv() => None,
        () = elect(leases.as_mut()) => Some("election"),
        Some(ended) = tasks.ended() => Some(ended),
    };
    tasks.shutdown().await;
    finish(&options, &on_the_wire, leases.as_mut()).await;
    ended.map_or(Ok(()), |part| Err(Error::Ended(part)))
}

fn check(lease: Option<&LeaseOptions>, shards: bool) -> Result<(), Error> {
    match lease {
        None if shards => Err(Error::Shards),
        Some(lease)
            if lease.duration <= lease.renew_deadline || lease.renew_deadline <= lease.retry_period =>
        {
            Err(Error::Lease {
                duration: lease.duration,
                deadline: lease.renew_deadline,
                retry: lease.retry_period,
            })
        }
        _ => Ok(()),
    }
}

async fn elect(leases: Option<&mut Leases>) {
    match leases {
        Some(leases) => leases.run().await,
        None => std::future::pending().await,
    }
}

// No write starts any more; those on the wire end before somebody else may begin.
async fn finish(options: &Options, on_the_wire: &TaskTracker, leases: Option<&mut Leases>) {
    tracing::info!(writes = on_the_wire.len(), "ending");
    on_the_wire.close();
    if timeout(options.shutdown_timeout, on_the_wire.wait()).await.is_err() {
        tracing::warn!(writes = on_the_wire.len(), "some writes did not end in time");
    }
    if let Some(leases) = leases {
        leases.release().await;
    }
}

impl Shared {
    fn new(options: &Options) -> Result<Self, Error> {
        let clock = Clock::new(options.clock_file.clone()).map_err(|error| Error::Clock(error.into()))?;
        let leadership = match (options.shards, &options.lease) {
            (Some(number), _) => Leadership::of_shards(number),
            (None, Some(_)) => Leadership::none(),
            (None, None) => Leadership::always(),
        };
        Ok(Self {
            store: Arc::new(watches::store(&options.scope, options.shards.is_some())),
            queue: Arc::default(),
            clock: Arc::new(clock),
            health: Arc::new(Health::new(options.watches.backoff.1)),
            metrics: Arc::new(Metrics::new()),
            leadership: Arc::new(leadership),
            beat: Arc::new(Beat::new()),
        })
    }

    fn start(
        &self,
        options: &Options,
        clients: &Clients,
        listener: TcpListener,
        on_the_wire: &TaskTracker,
        tasks: &mut Tasks,
    ) {
        tasks.spawn("server", serve(listener, self.handles()));
        let clock = Arc::clone(&self.clock);
        tasks.spawn("clock", async move { clock.follow().await });
        let watching = self.watching(options, clients);
        watches::start(&options.scope, watching, self.leadership.holding(), tasks);
        let (failures, failed) = mpsc::unbounded_channel();
        let (writer, mut publisher) = self.writer(options, clients, failures);
        let tracker = on_the_wire.clone();
        tasks.spawn("writer", async move { writer.run(&tracker).await });
        tasks.spawn("publisher", async move { publisher.run().await });
        let mut scheduler = self.scheduler(options);
        let wakers = Wakers { leadership: self.leadership.changes(), failures: failed };
        tasks.spawn("scheduler", async move { scheduler.run(wakers).await });
    }

    fn handles(&self) -> Handles {
        let (beat, health) = (Arc::clone(&self.beat), Arc::clone(&self.health));
        let (store, scraped) = (Arc::clone(&self.store), Arc::clone(&self.store));
        let (metrics, leadership) = (Arc::clone(&self.metrics), Arc::clone(&self.leadership));
        let divided = Arc::clone(&self.leadership);
        Handles {
            live: Box::new(move || beat.is_alive().then_some(()).ok_or("the scheduler hangs".to_owned())),
            ready: Box::new(move || ready(&store, &health, &divided)),
            metrics: Box::new(move || metrics.scrape(&leadership, scraped.dirty())),
            metrics_type: metrics::MEDIA_TYPE,
        }
    }

    fn watching(&self, options: &Options, clients: &Clients) -> Watching {
        Watching {
            client: clients.watch.clone(),
            options: options.watches,
            store: Arc::clone(&self.store),
            health: Arc::clone(&self.health),
            metrics: Arc::clone(&self.metrics),
            turns: Turns::new(),
        }
    }

    fn writer(
        &self,
        options: &Options,
        clients: &Clients,
        failures: mpsc::UnboundedSender<SmolStr>,
    ) -> (Writer, Publisher) {
        let (announcer, publisher) =
            events::channel(clients.events.clone(), &options.identity, &self.metrics);
        let writer = Writer {
            client: clients.write.clone(),
            options: options.writes,
            queue: Arc::clone(&self.queue),
            store: Arc::clone(&self.store),
            leadership: Arc::clone(&self.leadership),
            metrics: Arc::clone(&self.metrics),
            announcer,
            failures,
        };
        (writer, publisher)
    }

    fn scheduler(&self, options: &Options) -> Scheduler {
        let judging = Judging {
            store: Arc::clone(&self.store),
            queue: Arc::clone(&self.queue),
            clock: Arc::clone(&self.clock),
            metrics: Arc::clone(&self.metrics),
        };
        Scheduler::new(Arc::new(judging), Arc::clone(&self.leadership), Arc::clone(&self.beat), options.pace)
    }

    fn leases(&self, options: &Options, lease: &LeaseOptions, clients: &Clients) -> Leases {
        let namespace = lease.namespace.as_deref().unwrap_or(&clients.namespace);
        let (leadership, metrics) = (Arc::clone(&self.leadership), Arc::clone(&self.metrics));
        let leases =
            Leases::new(clients.lease.clone(), namespace, &options.identity, lease, leadership, metrics);
        match options.shards {
            Some(number) => leases.of_member(&Names::new(&lease.name, number)),
            None => leases,
        }
    }

    fn keeper(
        &self,
        options: &Options,
        lease: &LeaseOptions,
        clients: &Clients,
        holding: &Arc<Holding>,
    ) -> Keeper {
        let namespace = lease.namespace.as_deref().unwrap_or(&clients.namespace);
        let names = Names::new(&lease.name, holding.number());
        let claims = Claims::new(clients.lease.clone(), namespace, names, &options.identity, lease);
        let (leadership, holding) = (Arc::clone(&self.leadership), Arc::clone(holding));
        Keeper::new(claims, &options.identity, lease, leadership, holding)
    }
}

fn ready(store: &Store, health: &Health, leadership: &Leadership) -> Result<(), String> {
    // Later failures of a watch leave what is known, and pass.
    match health.missing() {
        Some(missing) => Err(missing),
        None if store.complete() => Ok(()),
        None if leadership.holding().is_some_and(|holding| !holding.is_known()) => {
            Err("it is not known yet which shards are held: the log says why if the leases cannot be reached"
                .into())
        }
        None => Err(health.failing().unwrap_or_else(|| "the first lists are not done".to_owned())),
    }
}
