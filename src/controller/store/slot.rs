use std::sync::Arc;

use smol_str::SmolStr;
use tokio::time::{Duration, Instant};

use crate::controller::object::Object;
use crate::controller::seen::{Content, Seen};

/// How long a write that was not seen back is believed. A watch that is slower than this has failed.
pub(super) const BELIEVED: Duration = Duration::from_secs(60);

/// Writing the first of these left the second, so writing it again changes nothing: an older
/// definition prunes a field, or somebody else owns one.
pub(super) type Settled = (Content, Option<Content>);

/// An object and what we did to it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) object: Arc<Object>,
    /// The number of the list that last named it.
    pub(super) epoch: u32,
    /// The content on the wire now.
    pub(super) in_flight: Option<Content>,
    /// A write that the API server took and the watch has not shown yet.
    pub(super) unconfirmed: Option<Box<Unconfirmed>>,
    pub(super) settled: Option<Settled>,
    /// A write met a version that the watch has not shown yet.
    pub(super) outdated: bool,
}

/// A write that the API server took.
#[derive(Clone, Debug)]
pub(super) struct Unconfirmed {
    pub(super) resource_version: SmolStr,
    pub(super) seen: Seen,
    pub(super) since: Instant,
}

impl Slot {
    pub(super) fn new(object: Object, epoch: u32) -> Self {
        Self {
            object: Arc::new(object),
            epoch,
            in_flight: None,
            unconfirmed: None,
            settled: None,
            outdated: false,
        }
    }

    /// Takes over what a watch or a list shows, and says whether it has to be judged.
    pub(super) fn replace(&mut self, object: Object, epoch: u32, listed: bool) -> bool {
        self.epoch = epoch;
        if object.uid != self.object.uid {
            *self = Self::new(object, epoch);
            return true;
        }
        let moved = object.resource_version != self.object.resource_version;
        let expected = self.expected();
        let as_expected = expected.contains(&object.seen.content);
        let alike = object.judged_alike(&self.object);
        if moved || listed {
            self.unconfirmed = None;
        }
        let outdated = moved && std::mem::take(&mut self.outdated);
        self.object = Arc::new(object);
        !alike || !as_expected || outdated
    }

    // What the next status may say without being a surprise: what it says, and what we write.
    fn expected(&self) -> [Option<Content>; 3] {
        let seen = self.object.seen.content;
        let written = self.unconfirmed.as_ref().map_or(seen, |unconfirmed| unconfirmed.seen.content);
        [seen, written, self.in_flight.or(seen)]
    }

    /// What the status says, as far as is known now.
    pub(super) fn seen(&self, now: Instant) -> &Seen {
        self.believed(now).map_or(&self.object.seen, |unconfirmed| &unconfirmed.seen)
    }

    /// The version that a write has to meet.
    pub(super) fn version(&self, now: Instant) -> &SmolStr {
        self.believed(now).map_or(&self.object.resource_version, |unconfirmed| &unconfirmed.resource_version)
    }

    pub(super) fn believed(&self, now: Instant) -> Option<&Unconfirmed> {
        self.unconfirmed.as_deref().filter(|unconfirmed| now < unconfirmed.since + BELIEVED)
    }

    /// Whether a status has to be written.
    pub(super) fn wants(&self, content: Content, now: Instant) -> bool {
        wanted(content, self.seen(now).content, self.settled)
    }
}

/// Whether a content has to be written: it differs, and writing it would change something.
pub(super) fn wanted(content: Content, seen: Option<Content>, settled: Option<Settled>) -> bool {
    seen != Some(content) && settled != Some((content, seen))
}
