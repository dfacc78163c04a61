use std::path::PathBuf;

use crate::manifest::{self, Loaded, Sources};
use crate::report::{Excerpt, Place, Problem, Related};

/// What the paths hold.
#[derive(Debug)]
pub(super) struct Input {
    /// The texts, to find places in.
    pub(super) sources: Sources,
    /// What could be used of them.
    pub(super) loaded: Loaded,
}

/// Reads everything; what cannot be used is a problem, not an end. Manifests that name no namespace
/// belong to `namespace`.
pub(super) fn load(paths: &[PathBuf], namespace: &str) -> Input {
    let sources = Sources::read(paths);
    let loaded = Loaded::of(&sources, namespace);
    Input { sources, loaded }
}

/// What could not be used; no finding on nothing would be a lie, so nothing is a problem too.
pub(super) fn problems(input: &Input, paths: &[PathBuf]) -> Vec<Problem> {
    let loaded = &input.loaded;
    if loaded.namespaces.is_empty() && loaded.problems.is_empty() {
        return vec![nothing(paths, loaded.skipped)];
    }
    loaded.problems.iter().cloned().map(of_problem).collect()
}

pub(super) fn nothing(paths: &[PathBuf], skipped: usize) -> Problem {
    let paths: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    let help = match skipped {
        0 => "give the directory or the files that hold the organisation's manifests".to_owned(),
        1 => "the one manifest found there is of another group or kind".to_owned(),
        skipped => format!("the {skipped} manifests found there are of other groups or kinds"),
    };
    let message = format!("there is no manifest of {} in {}", crate::api::API_VERSION, paths.join(", "));
    Problem { message, help: Some(help), ..Problem::default() }
}

/// A problem as reports show it.
pub(super) fn of_problem(problem: manifest::Problem) -> Problem {
    let related = problem.related.map(|(note, place)| Related {
        object: problem.object.clone().unwrap_or_default(),
        note: note.into(),
        place: Some(of_place(place)),
    });
    Problem {
        message: problem.message,
        object: problem.object,
        field: problem.field,
        help: problem.help,
        place: problem.place.map(of_place),
        related: related.into_iter().collect(),
    }
}

/// A place as reports show it.
pub(super) fn of_place(place: manifest::Place) -> Place {
    let excerpt = place.excerpt.map(|excerpt| Excerpt {
        first_line: excerpt.first_line,
        text: excerpt.text,
        span: excerpt.span,
    });
    Place { file: place.file, line: place.line, column: place.column, excerpt }
}
