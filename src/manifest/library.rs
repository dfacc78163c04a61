use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use smol_str::SmolStr;

use super::load::{Namespace, order};
use super::part::{Objects, Part};
use super::sources::{Buffer, Source, load};
use super::{DocRef, Problem, Sources, walk};

/// Manifests that are held, so that of a change only what it touches is read and built again.
#[derive(Debug)]
pub struct Library {
    paths: Vec<PathBuf>,
    namespace: SmolStr,
    sources: Sources,
    /// What is known of each file besides its text, in the order of the files.
    held: Vec<Held>,
}

/// What a file holds.
#[derive(Clone, Debug)]
struct Held {
    path: PathBuf,
    /// The path from the root, by which changes are told.
    full: PathBuf,
    asked_for: bool,
    stamp: Option<Stamp>,
    part: Arc<Part>,
}

/// A file of another length or time is another file.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stamp {
    length: u64,
    modified: SystemTime,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok()? })
    }
}

impl Library {
    /// Reads everything below the paths; manifests that name no namespace belong to `namespace`.
    #[must_use]
    pub fn read(paths: &[PathBuf], namespace: &str) -> Self {
        let (paths, namespace) = (paths.to_vec(), namespace.into());
        let mut library = Self { paths, namespace, sources: Sources::default(), held: Vec::new() };
        library.walk();
        library
    }

    /// The texts, to find places in.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The namespaces of what is held.
    #[must_use]
    pub fn namespaces(&self) -> BTreeSet<SmolStr> {
        self.held.iter().flat_map(|held| held.part.touches(&self.namespace)).collect()
    }

    /// How many manifests of other groups and kinds are among it.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.held.iter().map(|held| held.part.skipped).sum()
    }

    /// What could not be used, in the order of files and lines, with the objects that stand twice, of
    /// which [`Library::build`] tells.
    #[must_use]
    pub fn problems<'p>(&'p self, twins: impl IntoIterator<Item = &'p Problem>) -> Vec<Problem> {
        let of_files = self.held.iter().flat_map(|held| held.part.problems.iter());
        let mut problems: Vec<_> =
            self.sources.problems.iter().chain(of_files).chain(twins).cloned().collect();
        problems.sort_by(order);
        problems
    }

    /// Builds a namespace, and says what stands twice in it; `None` if nothing is in it.
    #[must_use]
    pub fn build(&self, name: &str) -> Option<(Namespace, Vec<Problem>)> {
        let files = 0..u32::try_from(self.held.len()).unwrap_or(u32::MAX);
        let part = |file: u32| &self.held[file as usize].part;
        let known = files.clone().into_par_iter().map(|file| part(file).copy(name, file));
        let nameless = files.into_par_iter().map(|file| part(file).nameless(name, &self.namespace, file));
        let objects: Vec<Objects> = known.chain(nameless).filter(|objects| !objects.is_empty()).collect();
        let namespace = (!objects.is_empty()).then(|| Namespace::of(name.into(), objects))?;
        let twins = namespace.twins(&self.sources);
        Some((namespace, twins))
    }

    /// Reads again what changed, and tells the namespaces that it touches. Paths are from the root; one
    /// that is neither known nor may lead to a manifest is passed over.
    pub fn refresh(&mut self, changed: &BTreeSet<PathBuf>) -> BTreeSet<SmolStr> {
        let matters = changed.iter().filter(|path| self.matters(path));
        let numbers: Option<Vec<usize>> = matters.map(|path| self.number(path)).collect();
        let read = numbers.and_then(|numbers| {
            numbers.into_iter().map(|number| self.read_again(number)).collect::<Option<Vec<_>>>()
        });
        // Files came or went.
        read.map_or_else(|| self.walk_again(), |touched| touched.into_iter().flatten().collect())
    }

    fn number(&self, path: &Path) -> Option<usize> {
        self.held.iter().position(|held| held.full == path)
    }

    fn matters(&self, path: &Path) -> bool {
        walk::may_be_manifest(path)
            || path.is_dir()
            || self.held.iter().any(|held| held.full.starts_with(path))
    }

    /// Reads a file, and tells what it touches; `None` if it is not there any more.
    fn read_again(&mut self, number: usize) -> Option<BTreeSet<SmolStr>> {
        let Held { path, asked_for, part: before, .. } = self.held[number].clone();
        let (source, held) = self.take(&walk::File::found(path, asked_for), &mut Buffer::default()).ok()?;
        let touched =
            [&before, &held.part].into_iter().flat_map(|part| part.touches(&self.namespace)).collect();
        self.sources.files[number] = source;
        self.held[number] = held;
        Some(touched)
    }

    fn walk_again(&mut self) -> BTreeSet<SmolStr> {
        let before: Vec<_> = self.held.iter().map(|held| Arc::clone(&held.part)).collect();
        self.walk();
        let after: Vec<_> = self.held.iter().map(|held| Arc::clone(&held.part)).collect();
        let [old, new] =
            [&before, &after].map(|parts| parts.iter().map(Arc::as_ptr).collect::<BTreeSet<_>>());
        let parts = before.iter().chain(&after);
        let changed =
            parts.filter(|part| !(old.contains(&Arc::as_ptr(part)) && new.contains(&Arc::as_ptr(part))));
        changed.flat_map(|part| part.touches(&self.namespace)).collect()
    }

    /// Finds the files anew; those that did not change are kept as they are.
    fn walk(&mut self) {
        let walked = walk::walk(&self.paths);
        let old = std::mem::take(&mut self.sources.files).into_iter().zip(std::mem::take(&mut self.held));
        let mut old: BTreeMap<PathBuf, (Source, Held)> =
            old.map(|(source, held)| (held.path.clone(), (source, held))).collect();
        let kept: Vec<_> = walked.files.iter().map(|file| old.remove(&file.path)).collect();
        let same = |(_, held): &(Source, Held)| held.stamp.is_some() && held.stamp == Stamp::of(&held.path);
        let read = walked.files.par_iter().zip(kept);
        let read: Vec<_> = read
            .map_init(Buffer::default, |buffer, (file, kept)| {
                kept.filter(same).map_or_else(|| self.take(file, buffer), Ok)
            })
            .collect();
        self.sources.problems = walked.problems;
        for file in read {
            match file {
                Ok((source, held)) => {
                    self.sources.files.push(source);
                    self.held.push(held);
                }
                Err(problem) => self.sources.problems.push(problem),
            }
        }
    }

    fn take(&self, file: &walk::File, buffer: &mut Buffer) -> Result<(Source, Held), Problem> {
        // Before the text: what is written meanwhile is another file.
        let stamp = Stamp::of(&file.path);
        let mut alone = Sources { files: vec![load(file, buffer)?], problems: Vec::new() };
        let part = Arc::new(Part::of_all(&alone, &self.namespace));
        let full = absolute(&file.path).unwrap_or_default();
        let held = Held { path: file.path.clone(), full, asked_for: file.asked_for, stamp, part };
        Ok((alone.files.remove(0), held))
    }
}

impl Part {
    /// The namespaces of its objects, those whose documents cannot be read among them.
    fn touches<'p>(&'p self, namespace: &'p SmolStr) -> impl Iterator<Item = SmolStr> + 'p {
        let known = self.objects.namespaces.iter().map(|(name, _)| name.clone());
        known.chain(
            self.named.iter().map(move |named| named.namespace.clone().unwrap_or_else(|| namespace.clone())),
        )
    }

    /// The objects of a namespace, with the number of their file.
    fn copy(&self, name: &str, file: u32) -> Objects {
        let objects = self.objects.namespaces.iter().filter(|(namespace, _)| namespace == name);
        let objects = objects.flat_map(|(_, objects)| objects.iter());
        objects.map(|(at, draft)| (DocRef { file, ..*at }, draft.clone())).collect()
    }

    /// The objects of a namespace of which no more is known than their names.
    fn nameless(&self, name: &str, default: &str, file: u32) -> Objects {
        let of = |namespace: &Option<SmolStr>| namespace.as_deref().unwrap_or(default) == name;
        let objects = self.named.iter().filter(|named| of(&named.namespace)).map(super::Named::object);
        objects.map(|(at, draft)| (DocRef { file, ..at }, draft)).collect()
    }
}
