use std::collections::HashMap;
use std::io::{self, Write};

use super::paint::Paint;
use super::{Options, block};
use crate::api::Kind;
use crate::report::{Findings, Head, parts};

/// Writes the findings that are to be shown, those of one object side by side.
pub(super) fn write(
    findings: &dyn Findings,
    is_shown: impl Fn(&Head<'_>) -> bool,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let paint = Paint::new(options.color);
    let turns = by_object(findings, is_shown);
    let each = |nth: usize, text: &mut Vec<u8>| {
        let Turn { first, number } = turns[nth];
        if first == number {
            heading(&findings.head(number as usize), paint, text)?;
        }
        block::finding(&findings.entry(number as usize), options.width, paint, text)
    };
    parts::write(turns.len(), each, out)
}

fn heading(head: &Head<'_>, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let Head { kind, object, namespace, .. } = head;
    writeln!(out, "{} in {namespace}\n", paint.object(&format!("{kind}/{object}")))
}

/// The number of a finding, after that of the first one on the same object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    first: u32,
    number: u32,
}

/// Findings of one object side by side, objects in order of their first, gravest finding.
fn by_object(findings: &dyn Findings, is_shown: impl Fn(&Head<'_>) -> bool) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut known: HashMap<(Kind, &str), u32> = HashMap::new();
    let mut namespace = "";
    for (number, head) in (0..).zip(findings.heads()).filter(|(_, head)| is_shown(head)) {
        // Namespaces follow one another: no object of those before comes again.
        if head.namespace != namespace {
            (known, namespace) = (HashMap::new(), head.namespace);
        }
        let first = *known.entry((head.kind, head.object)).or_insert(number);
        turns.push(Turn { first, number });
    }
    turns.sort_unstable();
    turns
}
