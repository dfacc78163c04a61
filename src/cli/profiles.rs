use std::io::{self, Write};

use anstyle::Style;
use anyhow::anyhow;
use clap::ColorChoice;
use serde_json::Value;

use super::args::ProfilesArgs;
use super::exit::Exit;
use super::{catalogue, output, terminal};
use crate::profile::{self, Leaf};

/// Lists the shipped profiles, or prints one with the source of each number.
pub(super) fn run(args: &ProfilesArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    let color = terminal::stdout_color(color);
    match &args.name {
        None => output::print(|out| list(color, terminal::columns(), out))?,
        Some(name) => {
            let leaves = profile::leaves(name).ok_or_else(|| unknown(name))?;
            output::print(|out| print(name, &leaves, color, out))?;
        }
    }
    Ok(Exit::Clean)
}

fn unknown(name: &str) -> anyhow::Error {
    let near = catalogue::nearest(name, profile::names().map(str::to_owned));
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    anyhow!(
        "there is no profile `{name}`; {hint}known are {}",
        profile::names().collect::<Vec<_>>().join(", ")
    )
}

fn list(color: bool, columns: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let bold = terminal::style(Style::new().bold(), color);
    let width = profile::names().map(str::len).max().unwrap_or(0);
    writeln!(out, "{bold}{:width$}  {:width$}  DESCRIPTION{bold:#}", "NAME", "BASE")?;
    for name in profile::names() {
        let base = profile::base(name).unwrap_or_else(|| "-".to_owned());
        let row = format!("{name:width$}  {base:width$}  {}", first_sentence(&profile::description(name)));
        writeln!(out, "{}", terminal::fit(&row, columns))?;
    }
    Ok(())
}

fn first_sentence(text: &str) -> String {
    text.split_once(". ").map_or_else(|| text.to_owned(), |(first, _)| format!("{first}."))
}

fn print(name: &str, leaves: &[Leaf], color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut tree = Tree::default();
    for leaf in leaves {
        tree.add(&leaf.path.split('.').collect::<Vec<_>>(), leaf);
    }
    let dim = terminal::style(Style::new().dimmed(), color);
    writeln!(out, "{dim}# {}{dim:#}", profile::description(name))?;
    let mut lines = Vec::new();
    tree.lines(0, &mut lines);
    let width =
        lines.iter().filter(|(text, _)| text.len() <= 48).map(|(text, _)| text.len()).max().unwrap_or(0);
    for (text, leaf) in lines {
        match leaf {
            None => writeln!(out, "{text}")?,
            Some(leaf) => writeln!(out, "{text:width$}  {dim}# {}{dim:#}", source(leaf, name))?,
        }
    }
    Ok(())
}

/// Where a number comes from, and which profile below sets it.
fn source(leaf: &Leaf, name: &str) -> String {
    if leaf.set_by == name { leaf.source.clone() } else { format!("{} [{}]", leaf.source, leaf.set_by) }
}

/// The leaves of a profile as YAML nests them, in the order in which they come.
#[derive(Default)]
struct Tree<'a> {
    children: Vec<(&'a str, Tree<'a>)>,
    leaf: Option<&'a Leaf>,
}

impl<'a> Tree<'a> {
    fn add(&mut self, path: &[&'a str], leaf: &'a Leaf) {
        let Some((key, rest)) = path.split_first() else {
            self.leaf = Some(leaf);
            return;
        };
        let known = self.children.iter().position(|(known, _)| known == key);
        let index = known.unwrap_or_else(|| {
            self.children.push((key, Tree::default()));
            self.children.len() - 1
        });
        self.children[index].1.add(rest, leaf);
    }

    fn lines(&self, depth: usize, lines: &mut Vec<(String, Option<&'a Leaf>)>) {
        for (key, child) in &self.children {
            let value = child.leaf.map(|leaf| format!(" {}", flow(&leaf.value))).unwrap_or_default();
            lines.push((format!("{:indent$}{key}:{value}", "", indent = depth * 2), child.leaf));
            child.lines(depth + 1, lines);
        }
    }
}

/// A value on one line, as YAML writes it.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entries: Vec<_> =
                entries.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// Whether YAML reads the text as itself without quotes.
fn is_plain(text: &str) -> bool {
    let name = |char: char| char.is_ascii_alphanumeric() || "-_/".contains(char);
    text.starts_with(|char: char| char.is_ascii_alphabetic())
        && text.chars().all(name)
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_reads_back_as_the_profile() {
        for name in profile::names() {
            let mut out = Vec::new();
            let leaves = profile::leaves(name).unwrap();
            print(name, &leaves, false, &mut out).unwrap();
            let read: Value = serde_yaml::from_slice(&out).unwrap();
            for leaf in leaves {
                let pointer = format!("/{}", leaf.path.replace('.', "/"));
                assert_eq!(read.pointer(&pointer), Some(&leaf.value), "{name}: {}", leaf.path);
            }
        }
    }
}
