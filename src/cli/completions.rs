use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Command, CommandFactory as _};

use super::args::{Cli, CompletionsArgs};
use super::exit::Exit;
use super::output;
use crate::{profile, rules};

/// Prints a completion script.
pub(super) fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut offering(), "noblindspot", &mut script);
    output::print(|out| out.write_all(&script))?;
    Ok(Exit::Clean)
}

/// The program with the words that a shell can offer. The program itself takes more, such as SP4,
/// and has more to say of a wrong word.
fn offering() -> Command {
    Cli::command().mut_subcommands(|subcommand| {
        let name = subcommand.get_name().to_owned();
        subcommand.mut_args(|arg| match (name.as_str(), arg.get_id().as_str()) {
            ("check", "select" | "ignore") | ("explain", "rules") => arg.value_parser(rule_words()),
            ("profiles", "name") => arg.value_parser(PossibleValuesParser::new(profile::names())),
            _ => arg,
        })
    })
}

fn rule_words() -> PossibleValuesParser {
    let code = |rule: &rules::Rule| PossibleValue::new(rule.code.to_string()).help(rule.name);
    let codes = rules::all().map(code);
    PossibleValuesParser::new(codes.chain(rules::all().map(|rule| PossibleValue::new(rule.name))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_stand_where_arguments_do() {
        super::offering().debug_assert();
    }
}
