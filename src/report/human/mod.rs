//! Findings for people: grouped by object, each with the lines at fault, what explains it and what
//! would close it; then what could not be read, then the figures.

mod block;
mod changes;
mod excerpt;
mod grouped;
mod paint;
mod statistics;
mod text;

use std::io::{self, Write};

use paint::Paint;

pub use changes::Changes;

use super::{Counts, Head, Problem, Report};
use crate::api::Severity;

/// How the text is to look.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether to write ANSI colours.
    pub color: bool,
    /// How many columns the reader sees.
    pub width: usize,
    /// How much to say.
    pub detail: Detail,
    /// Whether to count the findings of each rule.
    pub statistics: bool,
}

/// How much to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The figures alone, on one line.
    Summary,
    /// Findings and errors.
    Findings,
    /// Waived findings too.
    Everything,
}

/// Writes the text.
pub fn write(report: &Report<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint::new(options.color);
    if options.detail != Detail::Summary {
        let is_shown = |head: &Head<'_>| !head.waived || options.detail == Detail::Everything;
        grouped::write(&*report.findings, is_shown, options, out)?;
        problems(&report.problems, options.color, options.width, out)?;
    }
    if options.statistics {
        statistics::write(report, paint, out)?;
    }
    summary(report, options, paint, out)
}

/// Writes input that could not be used.
pub fn problems(problems: &[Problem], color: bool, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint::new(color);
    problems.iter().try_for_each(|problem| block::problem(problem, block::Level::Error, width, paint, out))
}

/// Writes input that could be used and does not do what its author expects.
pub fn warnings(warnings: &[Problem], color: bool, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint::new(color);
    warnings.iter().try_for_each(|warning| block::problem(warning, block::Level::Warning, width, paint, out))
}

fn summary(report: &Report<'_>, options: &Options, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let counts = Counts::of(report);
    let gravest = Severity::ALL.into_iter().find(|severity| counts.of_severity(*severity) > 0);
    let mut parts = counts.sentences();
    if let Some(input) = parts.last_mut().filter(|_| counts.errors > 0) {
        *input = paint.error(input);
    }
    if counts.objects > 0 && (counts.errors == 0 || gravest.is_some()) {
        parts[0] = paint.verdict(&parts[0], gravest);
    }
    let separator = if options.detail == Detail::Summary { "; " } else { "\n" };
    writeln!(out, "{}", parts.join(separator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    const PLAIN: Options = Options { color: false, width: 80, detail: Detail::Findings, statistics: false };

    fn written(report: &Report<'_>, options: &Options) -> String {
        let mut out = Vec::new();
        write(report, options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nasty() {
        insta::assert_snapshot!("human", written(&fixture::nasty(), &PLAIN));
    }

    #[test]
    fn narrow_with_everything() {
        let options = Options { width: 40, detail: Detail::Everything, statistics: true, ..PLAIN };
        insta::assert_snapshot!("human_narrow", written(&fixture::nasty(), &options));
    }

    #[test]
    fn colours() {
        let options = Options { color: true, ..PLAIN };
        let mut report = fixture::of(fixture::entries().drain(..1).collect());
        report.problems.clear();
        let text = written(&report, &options).replace('\u{1b}', "␛");
        insta::assert_snapshot!("human_colours", text);
    }

    #[test]
    fn nothing_found() {
        insta::assert_snapshot!(written(&fixture::clean(), &PLAIN), @r"
        no findings
        responsibility 1/1 pairs covered, no blind spots
        1 object judged
        ");
    }

    #[test]
    fn quiet_is_one_line() {
        let options = Options { detail: Detail::Summary, ..PLAIN };
        let text = written(&fixture::nasty(), &options);
        assert_eq!(text.lines().count(), 1, "{text}");
    }

    #[test]
    fn nothing_of_a_manifest_steers_the_terminal() {
        let text = written(&fixture::nasty(), &Options { detail: Detail::Everything, ..PLAIN });
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    }
}
