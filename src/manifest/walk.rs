//! Paths to files: directories are walked, the order of the walk changes nothing.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf, is_separator};
use std::sync::Mutex;

use ignore::{DirEntry, WalkBuilder, WalkState};
use rayon::prelude::*;

use super::Problem;

/// The files to read, each once, in the order of their paths, and what was wrong on the way.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) files: Vec<File>,
    pub(super) problems: Vec<Problem>,
}

/// A file to read.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) path: PathBuf,
    /// Whether the user named it, or the walk of a directory came upon it.
    pub(super) asked_for: bool,
    /// Whether another path may lead to it too.
    shared: bool,
}

impl File {
    /// A file that an earlier walk found.
    pub(super) fn found(path: PathBuf, asked_for: bool) -> Self {
        Self { path, asked_for, shared: false }
    }
}

/// The name of standard input.
pub(super) const STDIN: &str = "-";

/// Finds the manifests under the paths.
pub(super) fn walk(paths: &[PathBuf]) -> Walked {
    let mut walked = Walked::default();
    // The walk of one directory comes upon a file once, links apart.
    let shared = paths.len() > 1;
    for path in paths {
        let named = File { path: path.clone(), asked_for: true, shared };
        if path.as_os_str() == STDIN {
            walked.files.push(named);
            continue;
        }
        match path.metadata() {
            Ok(found) if found.is_dir() => directory(path, shared, &mut walked),
            Ok(_) => walked.files.push(named),
            Err(error) => walked.problems.push(unreachable(path, &error)),
        }
    }
    walked.files = once(std::mem::take(&mut walked.files));
    walked.problems.sort_by(|a, b| a.message.cmp(&b.message));
    walked.problems.dedup();
    walked
}

/// As paths are ordered, part by part, without taking them apart.
fn by_parts(a: &Path, b: &Path) -> Ordering {
    let [a, b] = [a, b].map(|path| path.as_os_str().as_encoded_bytes());
    let same = common(a, b);
    let rank = |byte: Option<&u8>| byte.map(|byte| (!is_separator(char::from(*byte)), *byte));
    rank(a.get(same)).cmp(&rank(b.get(same)))
}

/// How many bytes two texts begin with alike.
fn common(a: &[u8], b: &[u8]) -> usize {
    let mut same = 0;
    while let (Some(a), Some(b)) = (a[same..].first_chunk::<8>(), b[same..].first_chunk::<8>()) {
        let differ = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differ != 0 {
            return same + differ.trailing_zeros() as usize / 8;
        }
        same += 8;
    }
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}

/// Sorts, and keeps one name of each file.
fn once(mut files: Vec<File>) -> Vec<File> {
    files.par_sort_by(|a, b| by_parts(&a.path, &b.path).then(b.asked_for.cmp(&a.asked_for)));
    if files.iter().all(|file| !file.shared) {
        return files;
    }
    let mut first: BTreeMap<PathBuf, File> = BTreeMap::new();
    for file in files {
        let real = file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
        let asked_for = file.asked_for;
        first.entry(real).or_insert(file).asked_for |= asked_for;
    }
    let mut files: Vec<_> = first.into_values().collect();
    files.sort_by(|a, b| by_parts(&a.path, &b.path));
    files
}

fn directory(root: &Path, shared: bool, walked: &mut Walked) {
    let found = Mutex::new(Walked::default());
    let walker = WalkBuilder::new(root).require_git(false).git_global(false).build_parallel();
    walker.run(|| {
        Box::new(|entry| {
            let found = || found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match entry {
                Ok(entry) if is_manifest(&entry) => {
                    let shared = shared || entry.path_is_symlink();
                    found().files.push(File { path: entry.into_path(), asked_for: false, shared });
                }
                Ok(_) => {}
                Err(error) => found().problems.push(refused(&error)),
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
    has_extension(entry.path())
        && entry
            .file_type()
            .is_some_and(|kind| kind.is_file() || (kind.is_symlink() && !entry.path().is_dir()))
}

fn has_extension(path: &Path) -> bool {
    let named = path.extension().and_then(|e| e.to_str());
    matches!(named, Some("yaml" | "yml" | "json"))
}

/// Whether the name of a path is one of a manifest, or of a file that says what is ignored.
pub(super) fn may_be_manifest(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    has_extension(path) || matches!(name, Some(".ignore" | ".gitignore"))
}

fn nothing(root: &Path) -> Problem {
    Problem::new(format!("no manifests under `{}`", root.display())).with_help(
        "expected files that end in .yaml, .yml or .json and are not ignored by a .gitignore or .ignore file",
    )
}

fn refused(error: &ignore::Error) -> Problem {
    Problem::new(format!("cannot walk the directory: {error}")).with_help("check the permissions")
}

fn unreachable(path: &Path, error: &io::Error) -> Problem {
    if error.kind() != io::ErrorKind::NotFound {
        return unreadable(path, error);
    }
    let missing = Problem::new(format!("there is no file or directory `{}`", path.display()));
    match nearest(path) {
        Some(near) => missing.with_help(format!("did you mean `{}`?", near.display())),
        None => missing.with_help("check the path"),
    }
}

/// A path that is there and cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let unread = Problem::new(format!("cannot read `{}`: {error}", path.display()));
    match error.kind() {
        io::ErrorKind::PermissionDenied => unread.with_help("check the permissions"),
        _ => unread,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_ordered_part_by_part() {
        let paths = ["a", "a/b", "a/b/c", "a-b", "a.b", "ab", "a/b-c", "b", "", "/a", "a/bc"].map(Path::new);
        for (one, other) in paths.iter().flat_map(|one| paths.map(|other| (*one, other))) {
            assert_eq!(by_parts(one, other), one.cmp(other), "{one:?} and {other:?}");
        }
    }
}
