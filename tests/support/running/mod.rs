//! The controller as a process beside a control plane, and what it writes.
#![allow(unreachable_pub, reason = "a module of several test programs")]
#![allow(dead_code, reason = "each test uses what it needs")]

pub mod clock;
pub mod fresh;
#[path = "../http.rs"]
mod http;
pub mod replica;
pub mod statuses;

use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Waits until something is so, or says what was there instead.
#[track_caller]
pub fn eventually<T>(what: &str, mut is: impl FnMut() -> Result<T, String>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match is() {
            Ok(it) => return it,
            Err(instead) => assert!(Instant::now() < deadline, "{what}: {instead}"),
        }
        sleep(Duration::from_millis(50));
    }
}
