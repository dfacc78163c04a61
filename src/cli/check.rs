use std::collections::BTreeMap;
use std::env;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::ColorChoice;

use super::args::{CheckArgs, Format};
use super::exit::Exit;
use super::judge::Judged;
use super::notes::Notes;
use super::output::Output;
use super::progress::Progress;
use super::selection::Selection;
use super::told::Told;
use super::when::When;
use super::{judge, load, output, terminal, watch};
use crate::api::Severity;
use crate::report::human::{Detail, Options};
use crate::report::{self, Report};

/// Judges manifests and reports findings.
pub(super) fn run(args: &CheckArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    if args.watch {
        return watch(args, color);
    }
    let at = args.input.at.unwrap_or_else(When::now);
    let progress = Progress::start("reading manifests");
    // The program ends with this; to give back every object by itself would take longer than to judge it.
    let input = ManuallyDrop::new(load::load(&args.input.paths, &args.input.namespace));
    progress.stage("judging");
    let judged = ManuallyDrop::new(judge::evaluate(&input, at));
    progress.stage("finding places");
    let selection = Selection { select: &args.select, ignore: &args.ignore };
    let mut told = Told::of(&input.sources, &judged, &selection);
    if !shows_figures_only(args) {
        told.find_places(args.format.shows(), |_| true);
    }
    let mut report = Report {
        skipped: input.loaded.skipped,
        problems: load::problems(&input, &args.input.paths),
        ..judge::report(&judged, at, told)
    };
    if !args.format.names_files_as_given() {
        report = report.with_files_named_from(&working_directory());
    }
    drop(progress);
    let output = Output::of(args.output.as_deref());
    output.write(|out| write(args, &report, color, &output, out))?;
    Notes::of(&input.sources, &judged).show(color);
    aside(args, &report, color, &output);
    Ok(verdict(&report, &Thresholds::of(&judged, args.fail_on)))
}

fn watch(args: &CheckArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    anyhow::ensure!(args.format == Format::Human, "--watch shows what changed to people: leave out --format");
    let stdin = args.input.paths.iter().any(|path| path.as_os_str() == "-");
    anyhow::ensure!(!stdin, "standard input cannot be watched: name a directory or a file");
    watch::run(args, color)
}

/// Whether the report shows no finding by itself, and so no place of one.
fn shows_figures_only(args: &CheckArgs) -> bool {
    args.format == Format::Human && args.quiet
}

/// The working directory by its names: where a link led to it, the shell knows another.
fn working_directory() -> Vec<PathBuf> {
    let real = env::current_dir().ok();
    let said = env::var_os("PWD").map(PathBuf::from).filter(|said| said.is_absolute());
    let said = said.filter(|said| said.canonicalize().ok() == real);
    said.into_iter().chain(real.clone()).collect()
}

fn write(
    args: &CheckArgs,
    report: &Report<'_>,
    color: ColorChoice,
    to: &Output,
    out: &mut dyn Write,
) -> io::Result<()> {
    match args.format {
        Format::Human => report::human::write(report, &options(args, color, to), out),
        Format::Json => report::json::write(report, out),
        Format::Sarif => report::sarif::write(report, out),
        Format::Junit => report::junit::write(report, out),
        Format::Github => report::github::write(report, out),
        Format::Gitlab => report::gitlab::write(report, out),
        Format::Markdown => report::markdown::write(report, out),
    }
}

/// Tells the figures to whoever does not read the report itself.
fn aside(args: &CheckArgs, report: &Report<'_>, color: ColorChoice, to: &Output) {
    let counted = args.format == Format::Human;
    let in_file = matches!(to, Output::File(_)) && !args.quiet;
    if counted && args.quiet {
        // Bad input never disappears silently.
        let color = terminal::stderr_color(color);
        output::aside(|out| report::human::problems(&report.problems, color, terminal::width(), out));
    }
    let statistics = args.statistics && !counted;
    if in_file || statistics {
        let color = terminal::stderr_color(color);
        let options = Options { color, width: terminal::width(), detail: Detail::Summary, statistics };
        output::aside(|out| report::human::write(report, &options, out));
    }
}

/// How the report for people is to look.
pub(super) fn options(args: &CheckArgs, color: ColorChoice, to: &Output) -> Options {
    let color = match to {
        Output::Stdout => terminal::stdout_color(color),
        Output::File(_) => color == ColorChoice::Always,
    };
    let detail = match (args.quiet, args.verbose) {
        (true, _) => Detail::Summary,
        (false, false) => Detail::Findings,
        (false, true) => Detail::Everything,
    };
    Options { color, width: terminal::width(), detail, statistics: args.statistics }
}

/// From which severity on a finding fails the check.
struct Thresholds<'a> {
    asked: Option<Severity>,
    of_namespace: BTreeMap<&'a str, Severity>,
}

impl<'a> Thresholds<'a> {
    fn of(judged: &'a [Judged<'_>], asked: Option<Severity>) -> Self {
        let of_namespace =
            |judged: &'a Judged<'_>| (&*judged.namespace.world.namespace, judged.evaluation.fail_on());
        Self { asked, of_namespace: judged.iter().map(of_namespace).collect() }
    }

    fn in_namespace(&self, namespace: &str) -> Severity {
        self.asked.or_else(|| self.of_namespace.get(namespace).copied()).unwrap_or(Severity::Info)
    }
}

fn verdict(report: &Report<'_>, thresholds: &Thresholds<'_>) -> Exit {
    if !report.problems.is_empty() {
        return Exit::Failure;
    }
    let fails = report.unwaived().any(|head| head.severity <= thresholds.in_namespace(head.namespace));
    if fails { Exit::Findings } else { Exit::Clean }
}
