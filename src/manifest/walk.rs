//! Paths to files: directories are walked, the order of the walk changes nothing.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::Unread;

/// The files to read, each once, in the order of their paths, and what was wrong on the way.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) files: Vec<PathBuf>,
    pub(super) problems: Vec<Unread>,
}

/// The name of standard input.
pub(super) const STDIN: &str = "-";

/// Finds the manifests under the paths.
pub(super) fn walk(paths: &[PathBuf]) -> Walked {
    let mut walked = Walked::default();
    for path in paths {
        if path.as_os_str() == STDIN {
            walked.files.push(path.clone());
            continue;
        }
        match path.metadata() {
            Ok(found) if found.is_dir() => directory(path, &mut walked),
            Ok(_) => walked.files.push(path.clone()),
            Err(error) => walked.problems.push(unreachable(path, &error)),
        }
    }
    walked.files = once(std::mem::take(&mut walked.files));
    walked.problems.sort_by(|a, b| a.message.cmp(&b.message));
    walked.problems.dedup();
    walked
}

/// Sorts, and keeps one name of each file.
fn once(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.sort();
    let mut first = BTreeMap::new();
    for file in files {
        let real = file.canonicalize().unwrap_or_else(|_| file.clone());
        first.entry(real).or_insert(file);
    }
    let mut files: Vec<_> = first.into_values().collect();
    files.sort();
    files
}

fn directory(root: &Path, walked: &mut Walked) {
    let found = Mutex::new(Walked::default());
    let walker = WalkBuilder::new(root).require_git(false).git_global(false).build_parallel();
    walker.run(|| {
        Box::new(|entry| {
            let mut found = found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match entry {
                Ok(entry) if is_manifest(&entry) => found.files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => found.problems.push(refused(&error)),
            }
            WalkState::Continue
        })
    });
    let mut found = found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if found.files.is_empty() && found.problems.is_empty() {
        found.problems.push(nothing(root));
    }
    walked.files.append(&mut found.files);
    walked.problems.append(&mut found.problems);
}

/// Files count by their extension; links to files too, links to directories do not, as for
/// `kubectl`, so that no link can lead in a circle.
fn is_manifest(entry: &DirEntry) -> bool {
    let named = entry.path().extension().and_then(|e| e.to_str());
    matches!(named, Some("yaml" | "yml" | "json"))
        && entry
            .file_type()
            .is_some_and(|kind| kind.is_file() || (kind.is_symlink() && !entry.path().is_dir()))
}

fn nothing(root: &Path) -> Unread {
    Unread::new(format!("no manifests under `{}`", root.display())).with_help(
        "expected files that end in .yaml, .yml or .json and are not ignored by a .gitignore or .ignore file",
    )
}

fn refused(error: &ignore::Error) -> Unread {
    Unread::new(format!("cannot walk: {error}")).with_help("check the permissions")
}

fn unreachable(path: &Path, error: &io::Error) -> Unread {
    if error.kind() != io::ErrorKind::NotFound {
        return Unread::new(format!("cannot read `{}`: {error}", path.display()));
    }
    let missing = Unread::new(format!("there is no file or directory `{}`", path.display()));
    match nearest(path) {
        Some(near) => missing.with_help(format!("did you mean `{}`?", near.display())),
        None => missing.with_help("check the path"),
    }
}

/// The entry beside a missing one whose name is most like it.
fn nearest(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let parent = path.parent()?;
    let beside = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let mut names: Vec<String> = std::fs::read_dir(beside)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let distance = |other: &String| strsim::damerau_levenshtein(other, &name);
    let near = names.into_iter().min_by_key(distance)?;
    (distance(&near) <= name.chars().count().div_ceil(3)).then(|| parent.join(near))
}
