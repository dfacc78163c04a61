use std::io::{self, Write};

use super::paint::Paint;
use super::{Options, grouped};
use crate::report::escape::visible;
use crate::report::{Entry, Findings, Problem};

/// What another look found that the one before did not, and the other way round.
#[derive(Clone, Copy, Debug)]
pub struct Changes<'a> {
    /// Findings that are new.
    pub new: &'a dyn Findings,
    /// Findings that are gone.
    pub gone: &'a [Entry],
    /// Problems of the input that are new.
    pub problems: &'a [Problem],
    /// Problems of the input that are gone.
    pub mended: &'a [Problem],
}

impl Changes<'_> {
    /// Whether nothing is other than before.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.count() == 0 && self.gone.is_empty() && self.problems.is_empty() && self.mended.is_empty()
    }

    /// Writes what is gone, a line each, and what is new in full.
    pub fn write(&self, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        let paint = Paint::new(options.color);
        for problem in self.mended {
            writeln!(out, "{} error: {}", paint.good("gone"), visible(&problem.message))?;
        }
        for entry in self.gone {
            let Entry { severity, rule, kind, object, namespace, message, .. } = entry;
            let what =
                format!("{severity} {} {kind}/{object} in {namespace}: {}", rule.code, visible(message));
            writeln!(out, "{} {what}", paint.good("gone"))?;
        }
        if !(self.mended.is_empty() && self.gone.is_empty()) {
            writeln!(out)?;
        }
        grouped::write(self.new, |_| true, options, out)?;
        super::problems(self.problems, options.color, options.width, out)
    }
}
