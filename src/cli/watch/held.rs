use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

use jiff::Timestamp;
use rayon::prelude::*;
use smol_str::SmolStr;

use crate::api::{Kind, Severity};
use crate::cli::args::CheckArgs;
use crate::cli::judge::{self, Judged};
use crate::cli::load::{nothing, of_problem};
use crate::cli::notes::Notes;
use crate::cli::selection::Selection;
use crate::cli::told::Told;
use crate::cli::when::When;
use crate::finding::Code;
use crate::manifest::{self, Library};
use crate::report::human::Changes;
use crate::report::{self, Entry, Problem, Report};

/// Manifests and the verdict on them.
pub(super) struct Held<'a> {
    args: &'a CheckArgs,
    library: Library,
    namespaces: BTreeMap<SmolStr, Verdict>,
    problems: Vec<Problem>,
}

/// The verdict on one namespace, and the objects that stand twice in it.
struct Verdict {
    at: Timestamp,
    namespace: report::Namespace,
    entries: Vec<Entry>,
    twins: Vec<manifest::Problem>,
    notes: Notes,
}

/// What a change made.
#[derive(Default)]
pub(super) struct Difference {
    new: Vec<Entry>,
    gone: Vec<Entry>,
    problems: Vec<Problem>,
    mended: Vec<Problem>,
    notes: Notes,
}

impl Verdict {
    /// The findings that no waiver covers; none where there is nothing to judge.
    fn unwaived(of: Option<&Self>) -> impl Iterator<Item = &Entry> + Clone {
        of.into_iter().flat_map(|verdict| &verdict.entries).filter(|entry| !entry.waived)
    }
}

impl<'a> Held<'a> {
    /// Reads and judges everything.
    pub(super) fn read(args: &'a CheckArgs) -> Self {
        let library = Library::read(&args.input.paths, &args.input.namespace);
        let names: Vec<_> = library.namespaces().into_iter().collect();
        let mut held = Self { args, library, namespaces: BTreeMap::new(), problems: Vec::new() };
        let judge = |name: SmolStr| held.judge(&name, None).map(|verdict| (name, verdict));
        let verdicts: Vec<_> = names.into_par_iter().filter_map(judge).collect();
        held.namespaces = verdicts.into_iter().collect();
        held.problems = held.all_problems();
        held
    }

    /// Everything, as `check` reports it.
    pub(super) fn report(&self) -> Report<'_> {
        let verdicts = || self.namespaces.values();
        let now = self.args.input.at.unwrap_or_else(When::now);
        let entries: Vec<&Entry> = verdicts().flat_map(|verdict| &verdict.entries).collect();
        Report {
            at: verdicts().map(|verdict| verdict.at).min().unwrap_or_else(|| judge::instant(&[], now)),
            namespaces: verdicts().map(|verdict| verdict.namespace.clone()).collect(),
            skipped: self.library.skipped(),
            findings: Box::new(entries),
            problems: self.problems.clone(),
        }
    }

    /// What there is to say beside it.
    pub(super) fn notes(&self) -> Notes {
        let notes = self.namespaces.values().map(|verdict| verdict.notes.clone());
        notes.fold(Notes::default(), Notes::and)
    }

    /// Reads and judges again what changed.
    pub(super) fn refresh(&mut self, changed: &BTreeSet<PathBuf>) -> Difference {
        let mut difference = Difference::default();
        for name in self.library.refresh(changed) {
            let before = self.namespaces.get(&name);
            let after = self.judge(&name, before);
            difference.compare(before, after.as_ref());
            match after {
                Some(after) => self.namespaces.insert(name, after),
                None => self.namespaces.remove(&name),
            };
        }
        let problems = self.all_problems();
        difference.mended = without(&self.problems, &problems);
        difference.problems = without(&problems, &self.problems);
        self.problems = problems;
        difference
    }

    /// Judges a namespace. Places are looked for of what was not said before.
    fn judge(&self, name: &str, before: Option<&Verdict>) -> Option<Verdict> {
        let (namespace, twins) = self.library.build(name)?;
        let at = self.args.input.at.unwrap_or_else(When::now);
        let (sources, judged) = (self.library.sources(), Judged::of(&namespace, at));
        let selection = Selection { select: &self.args.select, ignore: &self.args.ignore };
        let known: HashSet<_> = Verdict::unwaived(before).map(said).collect();
        let alone = std::slice::from_ref(&judged);
        let told = Told::of(sources, alone, &selection);
        let entries = told.entries(|entry| !known.contains(&said(entry)));
        let (at, summary, notes) = (judge::instant(alone, at), judged.summary(), Notes::of(sources, alone));
        drop(judged);
        // To give back every object takes as long as to judge some.
        rayon::spawn(move || drop(namespace));
        Some(Verdict { at, namespace: summary, entries, twins, notes })
    }

    fn all_problems(&self) -> Vec<Problem> {
        let twins = self.namespaces.values().flat_map(|verdict| &verdict.twins);
        let mut problems: Vec<_> = self.library.problems(twins).into_iter().map(of_problem).collect();
        if problems.is_empty() && self.namespaces.is_empty() {
            problems.push(nothing(&self.args.input.paths, self.library.skipped()));
        }
        problems
    }
}

fn without(problems: &[Problem], others: &[Problem]) -> Vec<Problem> {
    problems.iter().filter(|problem| !others.contains(problem)).cloned().collect()
}

impl Difference {
    /// The difference as it is shown.
    pub(super) fn changes(&self) -> Changes<'_> {
        Changes { new: &self.new, gone: &self.gone, problems: &self.problems, mended: &self.mended }
    }

    /// What is new of what there is to say beside it.
    pub(super) fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Adds what one namespace has gained and lost. A finding that only moved is the same.
    fn compare(&mut self, before: Option<&Verdict>, after: Option<&Verdict>) {
        let said_before = before.map(|verdict| &verdict.notes);
        let notes = after.map_or_else(Notes::default, |verdict| verdict.notes.beyond(said_before));
        self.notes = std::mem::take(&mut self.notes).and(notes);
        let [before, after] = [before, after].map(Verdict::unwaived);
        let [old, new] =
            [before.clone(), after.clone()].map(|entries| entries.map(said).collect::<HashSet<_>>());
        self.gone.extend(before.filter(|entry| !new.contains(&said(entry))).cloned());
        self.new.extend(after.filter(|entry| !old.contains(&said(entry))).cloned());
    }
}

/// What a finding says, wherever it stands.
fn said(entry: &Entry) -> (Code, Severity, Kind, &str, &str, &str) {
    let Entry { rule, severity, kind, object, message, subject, .. } = entry;
    (rule.code, *severity, *kind, object, message, subject)
}
