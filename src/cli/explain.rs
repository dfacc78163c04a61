use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;

use super::args::ExplainArgs;
use super::exit::Exit;
use super::{catalogue, output, terminal};

/// Prints the pages of rules.
pub(super) fn run(args: &ExplainArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    let rules: Result<Vec<_>, _> = args.rules.iter().map(|word| catalogue::rule(word)).collect();
    let rules = rules.map_err(anyhow::Error::msg)?;
    let color = terminal::stdout_color(color);
    output::print(|out| {
        for (index, rule) in rules.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            page(rule.page, color, out)?;
        }
        Ok(())
    })?;
    Ok(Exit::Clean)
}

/// Writes a page of Markdown: as it is where there are no colours, else with headings, code and
/// emphasis set off.
fn page(markdown: &str, color: bool, out: &mut dyn Write) -> io::Result<()> {
    if !color {
        return writeln!(out, "{}", markdown.trim_end());
    }
    let mut code = false;
    for line in markdown.trim_end().lines() {
        if line.starts_with("```") {
            code = !code;
        } else if code {
            writeln!(out, "    {CODE}{line}{CODE:#}")?;
        } else if let Some(heading) = heading(line) {
            writeln!(out, "{HEADING}{heading}{HEADING:#}")?;
        } else {
            writeln!(out, "{}", spans(line))?;
        }
    }
    Ok(())
}

const HEADING: Style = Style::new().bold().underline();
const CODE: Style = AnsiColor::Cyan.on_default();
const BOLD: Style = Style::new().bold();

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    (text.len() < line.len()).then(|| text.trim_start())
}

/// Sets off `code` and **bold** text; an odd mark stays as it is.
fn spans(line: &str) -> String {
    let code = alternate(line, "`", CODE);
    alternate(&code, "**", BOLD)
}

fn alternate(line: &str, mark: &str, style: Style) -> String {
    let parts: Vec<&str> = line.split(mark).collect();
    if parts.len().is_multiple_of(2) {
        return line.to_owned();
    }
    let inside = |(index, part): (usize, &&str)| {
        if index % 2 == 1 { format!("{style}{part}{style:#}") } else { (*part).to_owned() }
    };
    parts.iter().enumerate().map(inside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(markdown: &str, color: bool) -> String {
        let mut out = Vec::new();
        page(markdown, color, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_pipe_gets_the_page_as_it_is() {
        assert_eq!(written("# A\n\n`b`\n\n", false), "# A\n\n`b`\n");
    }

    #[test]
    fn a_terminal_gets_headings_and_code_set_off() {
        let text = written("# A\n```yaml\nb: # c\n```\n`d` **e** `f", true).replace('\u{1b}', "␛");
        insta::assert_snapshot!(text, @r"
        ␛[1m␛[4mA␛[0m
            ␛[36mb: # c␛[0m
        `d` ␛[1me␛[0m `f
        ");
    }
}
