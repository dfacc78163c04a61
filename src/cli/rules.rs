use std::io::{self, Write};

use clap::ColorChoice;
use serde::Serialize;

use super::args::{CatalogueFormat, RulesArgs};
use super::exit::Exit;
use super::{output, terminal};
use crate::api::Severity;
use crate::report::page_url;
use crate::rules::{self, Rule, Tier};

/// Prints the catalogue.
pub(super) fn run(args: &RulesArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    let color = terminal::stdout_color(color);
    output::print(|out| match args.format {
        CatalogueFormat::Table => table(color, terminal::columns(), out),
        CatalogueFormat::Json => json(out),
        CatalogueFormat::Markdown => markdown(out),
    })?;
    Ok(Exit::Clean)
}

fn table(color: bool, columns: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let bold = terminal::style(anstyle::Style::new().bold(), color);
    let width = rules::all().map(|rule| rule.name.len()).max().unwrap_or(0);
    writeln!(out, "{bold}CODE   {:width$}  SEVERITY  SUMMARY{bold:#}", "NAME")?;
    for rule in rules::all() {
        let severity = rule.severity.name();
        let row = format!("{}  {:width$}  {severity:8}  {}", rule.code, rule.name, rule.summary);
        writeln!(out, "{}", terminal::fit(&row, columns))?;
    }
    Ok(())
}

fn markdown(out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "| rule | name | severity | kinds | condition | what is wrong |\n| --- | --- | --- | --- | --- | --- |"
    )?;
    for rule in rules::all() {
        let (code, name, severity) = (rule.code, rule.name, rule.severity);
        let (kinds, condition) = (kinds(rule).join(", "), rule.condition);
        writeln!(
            out,
            "| {code} | {name} | {severity} | {kinds} | {condition} | {} |",
            rule.summary.replace('|', "\\|")
        )?;
    }
    Ok(())
}

fn json(out: &mut dyn Write) -> io::Result<()> {
    let catalogue = Catalogue { version: 1, rules: rules::all().map(Record::of).collect() };
    serde_json::to_writer_pretty(&mut *out, &catalogue)?;
    writeln!(out)
}

/// The catalogue as JSON, version 1.
#[derive(Serialize)]
struct Catalogue {
    version: u8,
    rules: Vec<Record>,
}

#[derive(Serialize)]
struct Record {
    code: String,
    name: &'static str,
    summary: &'static str,
    severity: Severity,
    tier: &'static str,
    kinds: Vec<&'static str>,
    condition: &'static str,
    reasons: &'static [&'static str],
    #[serde(skip_serializing_if = "str::is_empty")]
    policy: &'static str,
    since: &'static str,
    remediation: &'static str,
    reference: &'static str,
    url: String,
}

impl Record {
    fn of(rule: &'static Rule) -> Self {
        Self {
            code: rule.code.to_string(),
            name: rule.name,
            summary: rule.summary,
            severity: rule.severity,
            tier: tier(rule.tier),
            kinds: kinds(rule),
            condition: rule.condition,
            reasons: rule.reasons,
            policy: rule.policy,
            since: rule.since,
            remediation: rule.remediation,
            reference: rule.reference,
            url: page_url(rule.code),
        }
    }
}

fn kinds(rule: &Rule) -> Vec<&'static str> {
    rule.kinds.iter().map(|kind| kind.name()).collect()
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Core => "core",
        Tier::Admission => "admission",
        Tier::Extended => "extended",
        Tier::Profile => "profile",
        Tier::Derived => "derived",
    }
}
