use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use super::{Entry, Findings, Head, Place, Problem, Related, Report};

impl Report<'_> {
    /// Names files as the readers of a repository look for them: relative to the working directory,
    /// which is given by all names that it has, and without `./` or `//`.
    #[must_use]
    pub fn with_files_named_from(mut self, directory: &[PathBuf]) -> Self {
        let base = Base::of(directory);
        for Problem { place, related, .. } in &mut self.problems {
            base.rename(place.as_mut(), related);
        }
        let findings = std::mem::replace(&mut self.findings, Box::new(Vec::<Entry>::new()));
        Self { findings: Box::new(Renamed { findings, base }), ..self }
    }
}

/// Findings in files with other names.
#[derive(Debug)]
struct Renamed<'a> {
    findings: Box<dyn Findings + 'a>,
    base: Base,
}

impl Findings for Renamed<'_> {
    fn count(&self) -> usize {
        self.findings.count()
    }

    fn head(&self, number: usize) -> Head<'_> {
        self.findings.head(number)
    }

    fn entry(&self, number: usize) -> Entry {
        let mut entry = self.findings.entry(number);
        self.base.rename(entry.place.as_mut(), &mut entry.related);
        entry
    }
}

/// What names of files are relative to: beginnings of paths, each with a slash at its end.
#[derive(Debug)]
struct Base(Vec<String>);

impl Base {
    fn of(directory: &[PathBuf]) -> Self {
        let names = directory.iter().filter_map(|name| Some(plain(name.to_str()?).into_owned()));
        Self(names.map(|name| name.trim_end_matches(SLASH).to_owned() + SLASH).collect())
    }

    fn rename(&self, place: Option<&mut Place>, related: &mut [Related]) {
        let others = related.iter_mut().filter_map(|related| related.place.as_mut());
        for place in place.into_iter().chain(others) {
            let name = self.relative(&place.file);
            if *name != *place.file {
                place.file = name.into();
            }
        }
    }

    fn relative<'f>(&self, file: &'f str) -> Cow<'f, str> {
        match plain(file) {
            Cow::Borrowed(name) => Cow::Borrowed(self.below(name)),
            Cow::Owned(name) => Cow::Owned(self.below(&name).to_owned()),
        }
    }

    fn below<'n>(&self, name: &'n str) -> &'n str {
        self.0.iter().find_map(|base| name.strip_prefix(base.as_str())).unwrap_or(name)
    }
}

const SLASH: &str = std::path::MAIN_SEPARATOR_STR;

/// A path without `./` and `//`. There is one for every finding, and most have a `./` in front at most.
fn plain(path: &str) -> Cow<'_, str> {
    let short = path.strip_prefix("./").unwrap_or(path);
    if SLASH == "/" && !(short.len() < path.len() && short.starts_with('/')) && is_plain(short) {
        return Cow::Borrowed(short);
    }
    let parts = Path::new(path).components().filter(|part| *part != Component::CurDir);
    Cow::Owned(parts.collect::<PathBuf>().to_string_lossy().into_owned())
}

/// Whether a path surely has neither; names that begin with a dot are left to the longer way.
fn is_plain(path: &str) -> bool {
    let ends = path.starts_with('.') || path.ends_with('/');
    !ends && !path.as_bytes().windows(2).any(|pair| matches!(pair, b"//" | b"/."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn files_are_named_from_the_working_directory() {
        let base = Base::of(&["/work/./link/".into(), "/work/real".into()]);
        for (file, name) in [
            ("a/b.yaml", "a/b.yaml"),
            ("./a.yaml", "a.yaml"),
            ("././a.yaml", "a.yaml"),
            (".//a.yaml", "a.yaml"),
            ("./.a/.b.yaml", ".a/.b.yaml"),
            (".//a//b/./c.yaml", "a/b/c.yaml"),
            ("/work/real/a.yaml", "a.yaml"),
            ("/work/link//a/./b.yaml", "a/b.yaml"),
            ("/work/really/a.yaml", "/work/really/a.yaml"),
            ("../a.yaml", "../a.yaml"),
            ("/a.yaml", "/a.yaml"),
            ("-", "-"),
        ] {
            assert_eq!(base.relative(file), name);
        }
    }

    #[test]
    fn all_files_are_below_the_root() {
        assert_eq!(Base::of(&["/".into()]).relative("/a//b.yaml"), "a/b.yaml");
    }

    #[test]
    fn every_place_is_named_anew() {
        let named = |report: &Report<'_>| {
            let mut names = Vec::new();
            let mut note = |place: &Option<Place>, related: &[Related]| {
                let others = related.iter().filter_map(|related| related.place.as_ref());
                names.extend(place.iter().chain(others).map(|place| place.file.to_string()));
            };
            (0..report.findings.count())
                .map(|number| report.findings.entry(number))
                .for_each(|entry| note(&entry.place, &entry.related));
            report.problems.iter().for_each(|problem| note(&problem.place, &problem.related));
            names
        };
        let before = named(&fixture::nasty());
        let mut report = fixture::nasty();
        report.problems[1].related[0].place.as_mut().unwrap().file = "manifests/./a.yaml".into();
        let report = report.with_files_named_from(&["manifests".into()]);
        let below = |name: &String| name.strip_prefix("manifests/").unwrap_or(name).to_owned();
        assert_eq!(named(&report), before.iter().map(below).collect::<Vec<_>>());
        assert_eq!(before.last().map(String::as_str), Some("a.yaml"), "the second place of an error too");
    }
}
