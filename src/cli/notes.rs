use std::io::{self, Write};

use anstyle::AnsiColor;
use clap::ColorChoice;

use super::judge::Judged;
use super::{output, terminal};
use crate::report::one_line;

/// Says of each namespace that no enterprise decides for it, once and beside the result: its verdict
/// stands on defaults (`precise.md`).
pub(super) fn no_enterprise(judged: &[Judged<'_>], color: ColorChoice) {
    let without = || judged.iter().filter(|judged| judged.namespace.world.settings.root.is_none());
    if without().next().is_some() {
        let color = terminal::stderr_color(color);
        output::aside(|out| without().try_for_each(|judged| note(judged, color, out)));
    }
}

fn note(judged: &Judged<'_>, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let bold = terminal::style(AnsiColor::BrightBlue.on_default().bold(), color);
    let namespace = one_line(&judged.namespace.world.namespace);
    writeln!(
        out,
        "{bold}note:{bold:#} namespace {namespace} has no valid Department of type Enterprise: it is judged \
         by profile generic in UTC, and rules about the enterprise are skipped"
    )
}
