use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::Context as _;
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// An editor empties a file before it fills it: after so long without a change it is done.
const QUIET: Duration = Duration::from_millis(3);

/// Files that are saved.
pub(super) struct Saved {
    roots: Vec<PathBuf>,
    events: Receiver<notify::Result<Event>>,
    _watcher: RecommendedWatcher,
}

impl Saved {
    /// Begins to watch files, and everything below directories.
    pub(super) fn watch(paths: &[PathBuf]) -> anyhow::Result<Self> {
        let (tell, events) = mpsc::channel();
        // The receiver goes when the program ends.
        let mut watcher = notify::recommended_watcher(move |event| drop(tell.send(event)))
            .context("cannot watch files on this system")?;
        for path in paths {
            let watched = watched(path);
            watcher
                .watch(watched, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch {}", path.display()))?;
        }
        Ok(Self { roots: paths.to_vec(), events, _watcher: watcher })
    }

    /// Waits until something is saved, and tells what; `None` when there is nothing to wait for.
    pub(super) fn next(&self) -> Option<BTreeSet<PathBuf>> {
        let mut paths = BTreeSet::new();
        while paths.is_empty() {
            paths.extend(self.changed(self.events.recv().ok()?));
        }
        while let Ok(event) = self.events.recv_timeout(QUIET) {
            paths.extend(self.changed(event));
        }
        Some(paths)
    }

    /// The paths of an event that may change what is judged; where events were lost, all of them.
    fn changed(&self, event: notify::Result<Event>) -> Vec<PathBuf> {
        match event {
            Ok(event) if event.need_rescan() => self.roots.clone(),
            Ok(event) if matters(event.kind) => event.paths,
            Ok(_) => Vec::new(),
            Err(_) => self.roots.clone(),
        }
    }
}

fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
}

/// A file is watched by its directory: many editors put a new file in the place of the old one.
fn watched(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if path.is_file() { parent.unwrap_or(Path::new(".")) } else { path }
}
