use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kube::runtime::watcher;
use smol_str::SmolStr;
use tokio::time::Instant;

/// What stands between us and the API server, by watch; logged when it changes.
///
/// A watch that is established again says nothing until something happens. So a failure that was
/// not repeated for longer than the longest pause is over.
#[derive(Debug)]
pub(super) struct Health {
    troubles: Mutex<BTreeMap<SmolStr, (Trouble, Instant)>>,
    repeated_within: Duration,
}

/// Why a watch does not deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The API server does not know the kind.
    Missing,
    /// Something else.
    Failing(String),
}

impl Health {
    /// Of watches that are tried again within this time at the latest.
    pub(super) fn new(longest_pause: Duration) -> Self {
        Self { troubles: Mutex::default(), repeated_within: 2 * longest_pause + Duration::from_secs(1) }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<SmolStr, (Trouble, Instant)>> {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        troubles.retain(|_, (_, at)| at.elapsed() < self.repeated_within);
        troubles
    }

    /// A watch delivers.
    pub(super) fn well(&self, watch: &SmolStr) {
        if self.lock().remove(watch).is_some() {
            tracing::info!(%watch, "the watch delivers again");
        }
    }

    /// A watch failed, and will be tried again.
    pub(super) fn failed(&self, watch: &SmolStr, error: &watcher::Error) {
        let trouble = Trouble::of(error);
        let mut troubles = self.lock();
        let missing_before = troubles.values().any(|(known, _)| *known == Trouble::Missing);
        let before = troubles.insert(watch.clone(), (trouble.clone(), Instant::now()));
        let before = before.map(|(known, _)| known);
        match &trouble {
            known if before.as_ref() == Some(known) => {
                tracing::debug!(%watch, %error, "the watch still fails");
            }
            // Where one definition is missing, the others mostly are too: one line is enough.
            Trouble::Missing if missing_before => tracing::debug!(%watch, "the API server does not know it"),
            Trouble::Missing => tracing::warn!(%watch, "{MISSING}; trying again until it does"),
            Trouble::Failing(reason) => tracing::warn!(%watch, reason, "the watch failed and is tried again"),
        }
    }

    /// The definitions that are missing, for people.
    pub(super) fn missing(&self) -> Option<String> {
        let troubles = self.lock();
        let (watch, _) = troubles.iter().find(|(_, (trouble, _))| *trouble == Trouble::Missing)?;
        Some(format!("{MISSING} ({watch})"))
    }

    /// What else is wrong, for people.
    pub(super) fn failing(&self) -> Option<String> {
        self.lock().iter().find_map(|(watch, (trouble, _))| match trouble {
            Trouble::Missing => None,
            Trouble::Failing(reason) => Some(format!("the watch of {watch} fails: {reason}")),
        })
    }
}

const MISSING: &str = "the API server does not serve the five kinds as noblindspot.dev/v1alpha1: install them \
    with `noblindspot crds | kubectl apply --server-side -f -`";

impl Trouble {
    fn of(error: &watcher::Error) -> Self {
        use watcher::Error::{InitialListFailed, WatchError, WatchFailed, WatchStartFailed};
        match error {
            InitialListFailed(kube::Error::Api(status)) | WatchStartFailed(kube::Error::Api(status))
                if status.code == 404 =>
            {
                Self::Missing
            }
            InitialListFailed(kube::Error::Api(status)) | WatchStartFailed(kube::Error::Api(status)) => {
                Self::Failing(status.message.clone())
            }
            WatchError(status) => Self::Failing(format!("{} {}", status.code, status.message)),
            InitialListFailed(error) | WatchStartFailed(error) | WatchFailed(error) => {
                Self::Failing(super::error::chain(error))
            }
            watcher::Error::NoResourceVersion => Self::Failing(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use kube::core::Status;

    use super::*;

    fn refused(code: u16) -> watcher::Error {
        let status = Status { code, message: "no".into(), ..Status::default() };
        watcher::Error::InitialListFailed(kube::Error::Api(Box::new(status)))
    }

    #[tokio::test(start_paused = true)]
    async fn a_missing_definition_says_what_to_do() {
        let (health, posts) = (Health::new(Duration::from_secs(30)), SmolStr::new_static("posts"));
        assert_eq!((health.missing(), health.failing()), (None, None));
        health.failed(&posts, &refused(404));
        assert!(health.missing().unwrap().contains("noblindspot crds | kubectl apply --server-side -f -"));
        health.failed(&posts, &refused(403));
        assert_eq!(
            (health.missing(), health.failing().unwrap().as_str()),
            (None, "the watch of posts fails: no")
        );
        health.well(&posts);
        assert_eq!(health.failing(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_that_is_not_repeated_is_over() {
        let (health, posts) = (Health::new(Duration::from_secs(30)), SmolStr::new_static("posts"));
        for _ in 0..3 {
            health.failed(&posts, &refused(404));
            tokio::time::advance(Duration::from_secs(31)).await;
            assert!(health.missing().is_some());
        }
        tokio::time::advance(Duration::from_secs(31)).await;
        assert_eq!(health.missing(), None);
    }
}
