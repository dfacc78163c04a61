use std::io::{self, Write as _};
use std::process::ExitCode;

use super::terminal;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Nothing at or above the threshold.
    Clean = 0,
    /// A finding at or above the threshold.
    Findings = 1,
    /// The command could not do its work.
    Failure = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Says what went wrong. A reader that has seen enough and closed the pipe is no failure.
pub(super) fn of_error(error: &anyhow::Error, color: clap::ColorChoice) -> Exit {
    if error.chain().any(is_broken_pipe) {
        return Exit::Clean;
    }
    let bold = terminal::style(terminal::error_style(), terminal::stderr_color(color));
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(io::stderr(), "{bold}error:{bold:#} {error:#}");
    Exit::Failure
}

/// Prints the help asked for, or what is wrong with the arguments.
pub(super) fn of_usage(usage: &clap::Error) -> Exit {
    match usage.print() {
        _ if usage.use_stderr() => Exit::Failure,
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failure,
        _ => Exit::Clean,
    }
}

fn is_broken_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    let kind = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    cause.downcast_ref::<io::Error>().is_some_and(kind)
}
