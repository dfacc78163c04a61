//! noblindspot next to regorus, an engine for the policies of Open Policy Agent, on the same
//! organisations: all 74 rules with every place from YAML on the one side, four of the rules, as well
//! written as we can, on the other. The findings of those four must be the same.
//!
//! `make bench-peers` runs it; `make bench-peers ARGS="10000"` takes another size. Each side is a
//! process of its own, in one thread, and its CPU time counts.

mod figures;
mod generate;
#[path = "../../organisation/mod.rs"]
mod organisation;
mod peer;
mod sides;

use std::path::Path;
use std::process::ExitCode;

/// When everything is judged.
const NOW: &str = "2026-11-23T09:00:00+08:00";
/// The same as a date, where the enterprises are.
const TODAY: &str = "2026-11-23";
/// The rules that the peer knows.
const RULES: [&str; 4] = ["SP001", "SP003", "SP201", "SP203"];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check", ..] => noblindspot::cli::main(),
        ["peer", folder] => peer::run(Path::new(folder)),
        _ => {
            let named: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
            compare(if named.is_empty() { &[10_000, 100_000] } else { &named })
        }
    }
}

fn compare(sizes: &[usize]) -> ExitCode {
    figures::head();
    for objects in sizes {
        let folder = generate::organisation(*objects);
        let ours = sides::ours(&folder);
        let theirs = sides::theirs(&folder);
        if let Some(difference) = sides::differ(&ours, &theirs) {
            eprintln!("the findings of {} differ: {difference}", RULES.join(", "));
            return ExitCode::FAILURE;
        }
        figures::row(*objects, &ours, &theirs);
    }
    ExitCode::SUCCESS
}
