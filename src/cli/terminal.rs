use std::io::{self, IsTerminal as _};

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;

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
