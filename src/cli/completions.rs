use clap::CommandFactory as _;

use super::args::{Cli, CompletionsArgs};
use super::exit::Exit;
use super::output;

/// Prints a completion script.
pub(super) fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "noblindspot", &mut script);
    output::print(|out| out.write_all(&script))?;
    Ok(Exit::Clean)
}
