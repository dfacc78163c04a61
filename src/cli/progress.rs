use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal;

/// Work shorter than this is not worth a bar.
const PATIENCE: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(80);

/// A bar on standard error that says what the program is busy with, shown when that takes longer
/// than half a second and somebody watches; gone when dropped.
#[derive(Debug)]
pub(super) struct Progress {
    stage: Arc<Mutex<&'static str>>,
    watcher: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait.
    pub(super) fn start(stage: &'static str) -> Self {
        let stage = Arc::new(Mutex::new(stage));
        let watcher = terminal::is_watched().then(|| watch(Arc::clone(&stage)));
        Self { stage, watcher }
    }

    /// Says what comes next.
    pub(super) fn stage(&self, stage: &'static str) {
        if let Ok(mut current) = self.stage.lock() {
            *current = stage;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.watcher.take() {
            drop(done);
            // The bar must be gone before anything else is written to the terminal.
            let _ = thread.join();
        }
    }
}

fn watch(stage: Arc<Mutex<&'static str>>) -> (Sender<()>, JoinHandle<()>) {
    let (done, finished) = mpsc::channel::<()>();
    let thread = std::thread::spawn(move || {
        if finished.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        loop {
            bar.set_message(stage.lock().map_or("", |stage| *stage));
            bar.tick();
            if finished.recv_timeout(TICK) != Err(RecvTimeoutError::Timeout) {
                break;
            }
        }
        bar.finish_and_clear();
    });
    (done, thread)
}
