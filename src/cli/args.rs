use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

#[cfg(feature = "controller")]
use super::run_args::RunArgs;
use super::selection::Selector;
use super::when::When;
use crate::api::Severity;
use crate::manifest::{self, Show};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Finds the blind spots of an organisation's safety responsibility.
///
/// Departments, posts, employees, responsibility letters and training records are declared as
/// Kubernetes-style manifests; noblindspot judges them together and says where responsibility has a
/// gap, why, and what would close it.
#[derive(Debug, Parser)]
#[command(name = "noblindspot", version, styles = STYLES, after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours; on its own, the program looks at the terminal and at the variables of
    /// the environment that ask for none.
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN", help = COLOR)]
    pub(super) color: ColorChoice,
}

const COLOR: &str = "When to use colours; auto honours NO_COLOR and CLICOLOR";

const EXAMPLES: &str = "\
Examples:
  noblindspot check manifests/
  noblindspot check --at 2027-01-01 --fail-on high manifests/
  noblindspot check --format sarif -o noblindspot.sarif manifests/
  noblindspot explain SP302

Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 the command could not do its work.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge manifests and report findings.
    Check(CheckArgs),
    /// Show the status that each object would carry.
    Status(StatusArgs),
    /// Print the page of a rule.
    Explain(ExplainArgs),
    /// List the rules.
    Rules(RulesArgs),
    /// List the shipped profiles, or print one with the source of each number.
    Profiles(ProfilesArgs),
    /// Print the resource definitions (CRDs) of the five kinds.
    Crds(CrdsArgs),
    /// Keep every status true in a cluster.
    #[cfg(feature = "controller")]
    Run(Box<RunArgs>),
    /// Print a completion script for a shell.
    Completions(CompletionsArgs),
}

/// What is judged, and when.
#[derive(Args, Debug)]
pub(super) struct InputArgs {
    /// Directories (searched for .yaml, .yml and .json, ignore files honoured), files, or `-` for
    /// standard input.
    #[arg(required = true, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,
    /// Judge as of this instant (RFC 3339) or this date, which is the start of that day in each
    /// enterprise's time zone [default: now].
    #[arg(long, value_name = "WHEN")]
    pub(super) at: Option<When>,
    /// The namespace of manifests that name none.
    #[arg(short, long, value_name = "NS", default_value = "default", value_parser = namespace)]
    pub(super) namespace: String,
}

#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[command(after_help = "\
Examples:
  noblindspot check manifests/
  noblindspot check --select SP4 --ignore letter-expiring-soon manifests/
  noblindspot check --at 2027-01-01 manifests/     what will be wrong on New Year's Day
  kubectl get safety -A -o yaml | noblindspot check -
  noblindspot check --format github manifests/     annotations in GitHub Actions

Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 unreadable or undecodable input.")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Exit with 1 from this severity on [default: the profile's failOn].
    #[arg(long, value_name = "SEVERITY", value_parser = severity_parser())]
    pub(super) fail_on: Option<Severity>,
    /// How to write the report.
    #[arg(short, long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Write the report to this file instead of standard output.
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,
    /// Report on these rules only: codes, beginnings of codes (SP4) or names; commas separate.
    #[arg(long, value_name = "RULE")]
    pub(super) select: Vec<Selector>,
    /// Do not report on these rules, named likewise.
    #[arg(long, value_name = "RULE")]
    pub(super) ignore: Vec<Selector>,
    /// Print the figures only, on one line; with a machine format and -o, nothing.
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Show waived findings too.
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// Count the findings of each rule; beside a machine format on standard error.
    #[arg(long)]
    pub(super) statistics: bool,
    /// Stay, judge again what is saved, and show what changed.
    #[arg(long, conflicts_with_all = ["output", "statistics"])]
    pub(super) watch: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  noblindspot status manifests/
  noblindspot status -o yaml manifests/
  noblindspot status -o json manifests/ | jq '.items[] | select(.status.verdict == \"NonCompliant\") | .metadata.name'")]
pub(super) struct StatusArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// How to write the objects.
    #[arg(short, long, value_enum, default_value_t = StatusFormat::Table)]
    pub(super) output: StatusFormat,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  noblindspot explain SP302\n  noblindspot explain letter-unsigned")]
pub(super) struct ExplainArgs {
    /// Codes or names of rules.
    #[arg(required = true, value_name = "RULE")]
    pub(super) rules: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct RulesArgs {
    /// How to write the catalogue.
    #[arg(short, long, value_enum, default_value_t = CatalogueFormat::Table)]
    pub(super) format: CatalogueFormat,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  noblindspot profiles\n  noblindspot profiles prc-2026")]
pub(super) struct ProfilesArgs {
    /// The profile to print.
    pub(super) name: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  noblindspot crds | kubectl apply --server-side -f -
  noblindspot crds --json-schema schemas/     for editors and kubeconform")]
pub(super) struct CrdsArgs {
    /// Write one JSON Schema a kind into this directory instead.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(super) json_schema: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  noblindspot completions bash > /etc/bash_completion.d/noblindspot")]
pub(super) struct CompletionsArgs {
    /// The shell.
    pub(super) shell: clap_complete::Shell,
}

/// The formats of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// One JSON object, version 1.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// For test reports, as `JUnit` writes them.
    #[value(help = "JUnit XML, for test reports")]
    Junit,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// For a pull-request comment or a step summary.
    Markdown,
}

impl Format {
    /// Whether files keep the names that the user gave them. The others are for readers that look
    /// for files in a repository.
    pub(super) fn names_files_as_given(self) -> bool {
        matches!(self, Self::Human | Self::Json)
    }

    /// What it shows of the places of findings; those without lines have no end of a place either.
    pub(super) fn shows(self) -> Show {
        match self {
            Self::Human | Self::Sarif | Self::Github | Self::Gitlab => Show::Line,
            Self::Json | Self::Junit | Self::Markdown => Show::Position,
        }
    }
}

/// The formats of `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    /// One table a kind, as `kubectl get` prints it.
    Table,
    /// The same with every column.
    Wide,
    /// A List of the objects.
    Yaml,
    /// A List of the objects.
    Json,
}

/// The formats of `rules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CatalogueFormat {
    /// For people.
    Table,
    /// One JSON object, version 1.
    Json,
    /// A table in Markdown.
    Markdown,
}

/// A DNS-1123 label, which is what a cluster takes for a namespace.
fn namespace(text: &str) -> Result<String, String> {
    let is_label = text.len() <= 63 && manifest::is_label(text);
    if is_label { Ok(text.to_owned()) } else { Err(NO_LABEL.to_owned()) }
}

const NO_LABEL: &str = "a namespace is 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either \
                        end";

fn severity_parser() -> impl clap::builder::TypedValueParser<Value = Severity> {
    use clap::builder::TypedValueParser as _;
    let names = clap::builder::PossibleValuesParser::new(Severity::ALL.map(Severity::name));
    names.map(|name| {
        Severity::ALL.into_iter().find(|severity| severity.name() == name).unwrap_or(Severity::Info)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_sound() {
        super::Cli::command().debug_assert();
    }

    #[test]
    fn namespaces_are_labels() {
        for good in ["a", "hengyuan", "a-1", "0", &"x".repeat(63)] {
            assert_eq!(super::namespace(good).as_deref(), Ok(good));
        }
        for bad in ["", "A", "a.b", "-a", "a-", "a b", "企业", &"x".repeat(64)] {
            assert!(super::namespace(bad).is_err(), "{bad}");
        }
    }
}
