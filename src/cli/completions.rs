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
    Cli::command()
        .mut_subcommand("check", |check| {
            check
                .mut_arg("select", |arg| arg.value_parser(rule_words()))
                .mut_arg("ignore", |arg| arg.value_parser(rule_words()))
        })
        .mut_subcommand("explain", |explain| explain.mut_arg("rules", |arg| arg.value_parser(rule_words())))
        .mut_subcommand("profiles", |profiles| {
            profiles.mut_arg("name", |arg| arg.value_parser(PossibleValuesParser::new(profile::names())))
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
