use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use tokio::time::Instant;

/// After this long without a sign of life the scheduler hangs; it looks up every 30 s.
const SILENCE: Duration = Duration::from_secs(120);

/// The scheduler's sign of life.
#[derive(Debug)]
pub(super) struct Beat(Mutex<Instant>);

impl Beat {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Instant::now()))
    }

    pub(super) fn tick(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    pub(super) fn is_alive(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).elapsed() < SILENCE
    }
}
