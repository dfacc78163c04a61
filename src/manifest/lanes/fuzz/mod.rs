//! A fuzzer of the two lanes: documents grown from a grammar of odd YAML, real ones changed and put
//! together, all of it from a seed.
//!
//! The tests run some thousand cases of fixed seeds; `make fuzz SECONDS=3600 SEED=1` runs for an hour
//! and says how many. A difference is a mistake of the fast lane: mend it, and keep the document that
//! the fuzzer prints in `usual.rs`.

mod change;
mod grown;
mod least;
mod scalars;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use fastrand::Rng;

use super::{Lane, compare, corpus, split, steps};

/// Cases of each seed in an ordinary test run.
const CASES: u64 = 4000;

/// What documents are made of.
struct Fuzzer {
    seeds: Vec<String>,
}

/// How many documents went which way.
#[derive(Debug, Default)]
struct Tally {
    cases: u64,
    direct: u64,
    fast: u64,
    slow: u64,
    neither: u64,
}

impl Fuzzer {
    fn new() -> Self {
        let generated = (0..40).map(|seed| corpus::generated(seed, 3));
        let seeds = super::usual::texts().map(str::to_owned);
        let seeds = seeds.chain(corpus::suite().into_iter().map(|case| case.yaml));
        let manifests = (40..44).flat_map(|seed| corpus::manifests(seed, 60));
        let seeds = seeds
            .chain(manifests)
            .chain(corpus::project().into_iter().map(|(_, text)| text))
            .chain(generated);
        Self { seeds: seeds.filter(|text| text.len() < 4000).collect() }
    }

    /// The text of a case: the same for the same seed and number.
    fn text(&self, seed: u64, case: u64) -> String {
        let rng = &mut Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ case);
        let mut text = match rng.u8(0..10) {
            0..3 => grown::document(rng),
            3 => change::splice(&self.seeds, rng),
            4 => steps::made(rng.u64(..)),
            5 => grown::document(rng) + &grown::document(rng),
            _ => self.seeds[rng.usize(0..self.seeds.len())].clone(),
        };
        // What is grown is odd enough; what somebody wrote is known to agree.
        let changes = match rng.u8(0..4) {
            0 => 0,
            1 | 2 => rng.usize(1..4),
            _ => rng.usize(0..12),
        };
        for _ in 0..changes {
            text = change::change(&text, rng);
        }
        text
    }
}

/// What is wrong with a text, if anything: the lanes differ, or one of them panics.
fn wrong(text: &str, tally: &mut Tally) -> Option<String> {
    let read = || {
        let whole = std::iter::once(0..text.len());
        whole.chain(split::documents(text)).map(|range| compare(text, &range)).collect::<Result<Vec<_>, _>>()
    };
    let lanes = match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(lanes)) => lanes,
        Ok(Err(difference)) => return Some(difference),
        Err(_) => return Some("a lane panics".to_owned()),
    };
    tally.cases += 1;
    for lane in lanes {
        match lane {
            Lane::Direct => tally.direct += 1,
            Lane::Fast => tally.fast += 1,
            Lane::Slow => tally.slow += 1,
            Lane::Neither => tally.neither += 1,
        }
    }
    None
}

/// Panics with the smallest text that is still wrong.
fn report(seed: u64, case: u64, text: &str) {
    let least = least::least(text, |text| wrong(text, &mut Tally::default()).is_some());
    let difference = wrong(&least, &mut Tally::default()).unwrap_or_default();
    panic!("seed {seed}, case {case}: {difference}\n{least:?}");
}

fn run(seed: u64, cases: impl Iterator<Item = u64>) -> Tally {
    let (fuzzer, mut tally) = (Fuzzer::new(), Tally::default());
    for case in cases {
        let text = fuzzer.text(seed, case);
        if wrong(&text, &mut tally).is_some() {
            report(seed, case, &text);
        }
    }
    tally
}

#[test]
fn lanes_agree_on_what_seeds_grow_into() {
    let number = |name| std::env::var(name).ok().and_then(|value: String| value.parse::<u64>().ok());
    match number("SECONDS") {
        Some(seconds) => for_seconds(seconds, number("SEED").unwrap_or(1)),
        None => (0..3).for_each(some_cases),
    }
}

fn some_cases(seed: u64) {
    let tally = run(seed, 0..CASES);
    // Neither lane may be idle, or nothing was compared.
    let least = CASES / 20;
    assert!(tally.direct > least, "{tally:?}");
    assert!(tally.fast > least && tally.slow > least && tally.neither > least, "{tally:?}");
}

#[expect(clippy::print_stdout, reason = "whoever asks for an hour wants to know what was done")]
fn for_seconds(seconds: u64, seed: u64) {
    let start = Instant::now();
    let tally = run(seed, (0..).take_while(|_| start.elapsed() < Duration::from_secs(seconds)));
    println!("seed {seed}, {seconds} seconds: {tally:?}");
}
