use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{Place, Report};

impl Report {
    /// Names files as the readers of a repository look for them: relative to the working directory,
    /// which is given by all names that it has, and without `./` or `//`.
    pub fn name_files_from(&mut self, directory: &[PathBuf]) {
        let mut names: HashMap<Arc<str>, Arc<str>> = HashMap::new();
        for place in self.places() {
            let name = names
                .entry(Arc::clone(&place.file))
                .or_insert_with(|| relative(&place.file, directory).into());
            place.file = Arc::clone(name);
        }
    }

    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        let entries = self.entries.iter_mut().map(|entry| (&mut entry.place, &mut entry.related));
        let problems = self.problems.iter_mut().map(|problem| (&mut problem.place, &mut problem.related));
        entries.chain(problems).flat_map(|(place, related)| {
            place.iter_mut().chain(related.iter_mut().filter_map(|related| related.place.as_mut()))
        })
    }
}

fn relative(file: &str, directory: &[PathBuf]) -> String {
    let path = Path::new(file);
    let below = directory.iter().find_map(|directory| path.strip_prefix(directory).ok());
    let parts = below.unwrap_or(path).components().filter(|part| *part != Component::CurDir);
    parts.collect::<PathBuf>().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn files_are_named_from_the_working_directory() {
        let directory = ["/work/link".into(), "/work/real".into()];
        for (file, name) in [
            ("a/b.yaml", "a/b.yaml"),
            ("./a.yaml", "a.yaml"),
            (".//a//b/./c.yaml", "a/b/c.yaml"),
            ("/work/real/a.yaml", "a.yaml"),
            ("/work/link//a/./b.yaml", "a/b.yaml"),
            ("/work/really/a.yaml", "/work/really/a.yaml"),
            ("../a.yaml", "../a.yaml"),
            ("-", "-"),
        ] {
            assert_eq!(relative(file, &directory), name);
        }
    }

    #[test]
    fn every_place_is_named_anew() {
        let mut report = fixture::nasty();
        let before = report.places().count();
        for place in report.places() {
            place.file = format!("/work/.//{}", place.file).into();
        }
        report.name_files_from(&["/work".into()]);
        let names: Vec<_> = report.places().map(|place| place.file.to_string()).collect();
        assert_eq!(names.len(), before);
        assert!(names.iter().all(|name| !name.starts_with('/') && !name.starts_with('.')), "{names:?}");
        assert_eq!(names.last().map(String::as_str), Some("a.yaml"), "the second place of an error too");
    }
}
