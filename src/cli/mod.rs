//! Arguments, calls, exit codes: one file a subcommand.
//!
//! May use: everything. Deliberately absent: any judgement, any format of a finding. The only room
//! besides `report` that prints.

mod args;
mod catalogue;
mod check;
mod completions;
mod crds;
mod exit;
mod explain;
mod judge;
mod load;
mod notes;
mod output;
mod profiles;
mod progress;
mod rules;
#[cfg(feature = "controller")]
mod run;
#[cfg(feature = "controller")]
mod run_args;
mod selection;
mod status;
mod terminal;
mod told;
mod unknown;
mod watch;
mod when;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};
use exit::Exit;

/// Runs the program and says how it went.
#[must_use]
pub fn main() -> ExitCode {
    let exit = match Cli::try_parse() {
        Ok(cli) => run(&cli).unwrap_or_else(|error| exit::of_error(&error, cli.color)),
        Err(usage) => exit::of_usage(&usage),
    };
    exit.into()
}

fn run(cli: &Cli) -> anyhow::Result<Exit> {
    match &cli.command {
        Command::Check(args) => check::run(args, cli.color),
        Command::Status(args) => status::run(args, cli.color),
        Command::Explain(args) => explain::run(args, cli.color),
        Command::Rules(args) => rules::run(args, cli.color),
        Command::Profiles(args) => profiles::run(args, cli.color),
        Command::Crds(args) => crds::run(args),
        #[cfg(feature = "controller")]
        Command::Run(args) => run::run(args, cli.color),
        Command::Completions(args) => completions::run(args),
    }
}
