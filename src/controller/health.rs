use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use kube::runtime::watcher;
use smol_str::SmolStr;

/// What stands between us and the API server, by watch; logged when it changes.
#[derive(Debug, Default)]
pub(super) struct Health {
    troubles: Mutex<BTreeMap<SmolStr, Trouble>>,
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
    /// A watch delivers.
    pub(super) fn well(&self, watch: &SmolStr) {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        if troubles.remove(watch).is_some() {
            tracing::info!(%watch, "the watch delivers again");
        }
    }

    /// A watch failed, and will be tried again.
    pub(super) fn failed(&self, watch: &SmolStr, error: &watcher::Error) {
        let trouble = Trouble::of(error);
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        let missing_before = troubles.values().any(|known| *known == Trouble::Missing);
        let before = troubles.insert(watch.clone(), trouble.clone());
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

    /// What is wrong, for people; none if nothing is.
    pub(super) fn trouble(&self) -> Option<String> {
        let troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        let (watch, trouble) = troubles.first_key_value()?;
        Some(match trouble {
            Trouble::Missing => format!("{MISSING} ({watch})"),
            Trouble::Failing(reason) => format!("the watch of {watch} fails: {reason}"),
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

    #[test]
    fn a_missing_definition_says_what_to_do() {
        let (health, posts) = (Health::default(), SmolStr::new_static("posts"));
        assert_eq!(health.trouble(), None);
        health.failed(&posts, &refused(404));
        assert!(health.trouble().unwrap().contains("noblindspot crds | kubectl apply --server-side -f -"));
        health.failed(&posts, &refused(403));
        assert_eq!(health.trouble().unwrap(), "the watch of posts fails: no");
        health.well(&posts);
        assert_eq!(health.trouble(), None);
    }
}
