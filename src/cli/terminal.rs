use std::borrow::Cow;
use std::io::{self, IsTerminal as _};

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 120;
/// Below this there is no room for an excerpt.
const NARROWEST: usize = 40;
/// For readers that are no terminal.
const DEFAULT: usize = 100;

/// How many columns to write to standard output.
pub(super) fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stdout());
    size.map_or(DEFAULT, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDEST))
}

/// How many columns a line of a table may take: those of the terminal; a file or a pipe takes any.
pub(super) fn columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0).max(NARROWEST))
}

/// A line of a table as far as there is room for it.
pub(super) fn fit(line: &str, columns: Option<usize>) -> Cow<'_, str> {
    let Some(columns) = columns.filter(|columns| line.width() > *columns) else {
        return Cow::Borrowed(line);
    };
    let mut used = 1;
    let fits = |char: &char| {
        used += char.width().unwrap_or(0);
        used <= columns
    };
    let shown: String = line.chars().take_while(fits).collect();
    Cow::Owned(shown.trim_end().to_owned() + "…")
}

/// Whether standard output gets colours: `NO_COLOR`, `CLICOLOR` and the terminal decide if the user
/// does not.
pub(super) fn stdout_color(choice: ColorChoice) -> bool {
    decide(choice, || anstream::AutoStream::choice(&io::stdout()))
}

/// Whether standard error gets colours.
pub(super) fn stderr_color(choice: ColorChoice) -> bool {
    decide(choice, || anstream::AutoStream::choice(&io::stderr()))
}

/// Whether somebody watches standard error.
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// The style, or none where there are no colours.
pub(super) fn style(style: Style, color: bool) -> Style {
    if color { style } else { Style::new() }
}

pub(super) fn error_style() -> Style {
    AnsiColor::BrightRed.on_default().bold()
}

fn decide(choice: ColorChoice, auto: impl Fn() -> anstream::ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => auto() != anstream::ColorChoice::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_the_terminal_ends() {
        assert_eq!(fit("SP401  letter", None), "SP401  letter");
        assert_eq!(fit("SP401  letter", Some(13)), "SP401  letter");
        assert_eq!(fit("SP401  letter", Some(12)), "SP401  lett…");
        assert_eq!(fit("SP401  letter", Some(8)), "SP401…");
        assert_eq!(fit("责任书", Some(4)), "责…");
    }
}
