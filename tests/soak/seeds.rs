//! Which seeds are run.

use std::env;
use std::ops::RangeInclusive;
use std::thread::sleep;
use std::time::Duration;

use fastrand::Rng;

/// Runs a test with each seed: the first `few`, or those that `SEEDS` or `SEED` ask for.
pub(crate) fn each(test: &'static str, few: u64, mut run: impl FnMut(u64, Rng)) {
    for seed in chosen(few) {
        let _named = Named { test, seed };
        run(seed, Rng::with_seed(seed));
    }
}

/// A pause of up to so many milliseconds.
pub(crate) fn pause(rng: &mut Rng, at_most: u64) {
    sleep(Duration::from_millis(rng.u64(0..at_most)));
}

fn chosen(few: u64) -> RangeInclusive<u64> {
    match (number("SEED"), number("SEEDS")) {
        (Some(seed), _) => seed..=seed,
        (None, Some(last)) => 1..=last,
        (None, None) => 1..=few,
    }
}

fn number(variable: &str) -> Option<u64> {
    let text = env::var(variable).ok().filter(|text| !text.is_empty())?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is not a number: {text}")))
}

/// Dropped by a panic, it says how to repeat it.
struct Named {
    test: &'static str,
    seed: u64,
}

impl Drop for Named {
    #[expect(clippy::print_stderr, reason = "the message of a test that failed")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this was seed {0}; again: make soak SEED={0} TEST={1}", self.seed, self.test);
        }
    }
}
