use std::time::Duration;

use hyper::header::{HeaderValue, USER_AGENT};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::{Client, Config};

use super::error::Error;
use super::options::Options;

/// Clients of the API server, each for its work: they share neither connections nor patience.
#[derive(Clone)]
pub(super) struct Clients {
    /// Lists and watches.
    pub(super) watch: Client,
    /// Statuses. It never repeats a request by itself: the next comparison does.
    pub(super) write: Client,
    /// The lease: a slow status must not cost it.
    pub(super) lease: Client,
    /// Events, which are the least important.
    pub(super) events: Client,
    /// Where the lease is kept if nobody says.
    pub(super) namespace: String,
}

impl Clients {
    pub(super) async fn new(options: &Options) -> Result<Self, Error> {
        let config = config(options).await?;
        let namespace = config.default_namespace.clone();
        let mut once = config;
        once.default_retry = false;
        let mut impatient = once.clone();
        impatient.connect_timeout = Some(Duration::from_secs(5));
        impatient.write_timeout = Some(Duration::from_secs(5));
        let mut listening = once.clone();
        listening.read_timeout = Some(options.watches.silence());
        // The time that a connection was idle does not count.
        listening.reset_reader_on_write = true;
        let client = |config| Client::try_from(config).map_err(|error| Error::Client(Box::new(error)));
        Ok(Self {
            watch: client(listening)?,
            write: client(once)?,
            lease: client(impatient.clone())?,
            events: client(impatient)?,
            namespace,
        })
    }
}

async fn config(options: &Options) -> Result<Config, Error> {
    let mut config = match (&options.kubeconfig, &options.context) {
        (None, None) => Config::infer().await.map_err(|error| Error::Config(error.into()))?,
        (file, context) => {
            let read = |file| Kubeconfig::read_from(file);
            let kubeconfig = file.as_ref().map_or_else(Kubeconfig::read, read);
            let chosen = KubeConfigOptions { context: context.clone(), ..KubeConfigOptions::default() };
            let kubeconfig = kubeconfig.map_err(|error| Error::Config(error.into()))?;
            Config::from_custom_kubeconfig(kubeconfig, &chosen)
                .await
                .map_err(|error| Error::Config(error.into()))?
        }
    };
    config.headers.push((USER_AGENT, user_agent(&options.identity)));
    Ok(config)
}

// An audit log tells replicas apart by this.
fn user_agent(identity: &str) -> HeaderValue {
    let agent = format!("noblindspot/{} ({identity})", env!("CARGO_PKG_VERSION"));
    HeaderValue::from_str(&agent).unwrap_or(HeaderValue::from_static("noblindspot"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_agent_names_the_replica() {
        let agent = user_agent("noblindspot-7d-x2");
        assert!(agent.to_str().unwrap().ends_with(" (noblindspot-7d-x2)"));
        assert_eq!(user_agent("a\nb"), "noblindspot");
    }
}
