//! `check --watch`: judges again what is saved, and shows what changed.

mod changed;
mod held;

use std::io::{self, Write};
use std::time::{Duration, Instant};

use clap::ColorChoice;

use super::args::CheckArgs;
use super::exit::Exit;
use super::output::Output;
use super::{check, output};
use crate::report::human::{Changes, Detail, Options};
use crate::report::{Counts, human};
use changed::Saved;
use held::Held;

/// Reports once, and then what changes, until the program is told to end.
pub(super) fn run(args: &CheckArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    // Before anything is read, so that nothing is missed.
    let saved = Saved::watch(&args.input.paths)?;
    let mut held = Held::read(args);
    let options = check::options(args, color, &Output::Stdout);
    output::print(|out| {
        human::write(&held.report(), &options, out)?;
        writeln!(out, "\nwatching; Ctrl-C ends it")
    })?;
    held.notes().show(color);
    loop {
        let Some(paths) = saved.next() else { return Ok(Exit::Clean) };
        let started = Instant::now();
        let difference = held.refresh(&paths);
        let changes = difference.changes();
        if !changes.is_empty() {
            let counts = Counts::of(&held.report());
            output::print(|out| show(&changes, &counts, started.elapsed(), &options, out))?;
        }
        difference.notes().show(color);
    }
}

fn show(
    changes: &Changes<'_>,
    counts: &Counts,
    took: Duration,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    if options.detail == Detail::Summary {
        // Bad input never disappears silently.
        human::problems(changes.problems, options.color, options.width, out)?;
    } else {
        writeln!(out)?;
        changes.write(options, out)?;
    }
    let changed = format!(
        "{} gone, {} new",
        changes.gone.len() + changes.mended.len(),
        changes.new.count() + changes.problems.len()
    );
    writeln!(out, "{changed}; {} ({} ms)", counts.sentences().join("; "), took.as_millis())
}
