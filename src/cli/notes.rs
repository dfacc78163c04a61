use std::io::{self, Write};

use anstyle::AnsiColor;
use clap::ColorChoice;

use super::judge::Judged;
use super::{output, terminal, unknown};
use crate::manifest::Sources;
use crate::report::{Problem, human, one_line};

/// What there is to say beside the result.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// The namespaces for which no enterprise decides: the verdict stands on defaults (`precise.md`).
    pub(super) without_enterprise: Vec<String>,
    /// What manifests name and this program does not know.
    pub(super) warnings: Vec<Problem>,
}

impl Notes {
    /// What there is to say of some verdicts.
    pub(super) fn of(sources: &Sources, judged: &[Judged<'_>]) -> Self {
        let worlds = judged.iter().map(|judged| &judged.namespace.world);
        let without = worlds.filter(|world| world.settings.root.is_none());
        Self {
            without_enterprise: without.map(|world| world.namespace.to_string()).collect(),
            warnings: unknown::rules(sources, judged),
        }
    }

    /// Both.
    pub(super) fn and(mut self, mut other: Self) -> Self {
        self.without_enterprise.append(&mut other.without_enterprise);
        self.warnings.append(&mut other.warnings);
        self
    }

    /// What was not said before.
    pub(super) fn beyond(&self, before: Option<&Self>) -> Self {
        let Some(before) = before else { return self.clone() };
        let mut new = self.clone();
        new.without_enterprise.retain(|namespace| !before.without_enterprise.contains(namespace));
        new.warnings.retain(|warning| {
            before
                .warnings
                .iter()
                .all(|known| known.message != warning.message || known.object != warning.object)
        });
        new
    }

    /// Says it on standard error.
    pub(super) fn show(&self, color: ColorChoice) {
        if self.without_enterprise.is_empty() && self.warnings.is_empty() {
            return;
        }
        let color = terminal::stderr_color(color);
        output::aside(|out| {
            self.without_enterprise.iter().try_for_each(|namespace| note(namespace, color, out))?;
            human::warnings(&self.warnings, color, terminal::width(), out)
        });
    }
}

fn note(namespace: &str, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let bold = terminal::style(AnsiColor::BrightBlue.on_default().bold(), color);
    let namespace = one_line(namespace);
    writeln!(
        out,
        "{bold}note:{bold:#} namespace {namespace} has no valid Department of type Enterprise: it is judged \
         by profile generic in UTC, and rules about the enterprise are skipped"
    )
}
