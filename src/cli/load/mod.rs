//! Paths to worlds: every object is read, judged as the API server would judge it, decoded and
//! put into the world of its namespace.

mod read;
mod worlds;

use std::path::PathBuf;

use serde_json::Value;

use crate::manifest::{self, DocRef, Sources, Unread};
use crate::report::{Excerpt, Place, Problem, Related};
use crate::world::World;

/// What the paths hold.
#[derive(Debug)]
pub(super) struct Loaded {
    /// One a namespace, by name.
    pub(super) worlds: Vec<World>,
    /// What could not be used, by place.
    pub(super) problems: Vec<Problem>,
    /// How many manifests are of other groups and kinds.
    pub(super) skipped: usize,
    sources: Sources,
    /// Where each object is, by the origin that its world knows.
    places: Vec<DocRef>,
    /// Each object as it is written, by the same; empty unless asked for.
    written: Vec<Value>,
}

/// What to load, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options<'a> {
    pub(super) paths: &'a [PathBuf],
    /// The namespace of manifests that name none.
    pub(super) namespace: &'a str,
    /// Whether objects are to be shown as they are written.
    pub(super) keep_written: bool,
}

/// Reads everything; what cannot be used is a problem, not an end.
pub(super) fn load(options: Options<'_>) -> Loaded {
    let sources = Sources::read(options.paths);
    let visit = sources.visit(|object| read::object(&sources, object, options));
    let mut problems: Vec<Problem> = visit.problems.into_iter().map(of_unread).collect();
    let gathered = worlds::gather(visit.objects, &sources, &mut problems);
    if gathered.worlds.is_empty() && problems.is_empty() {
        problems.push(nothing(options, visit.skipped));
    }
    problems
        .sort_by_cached_key(|problem| problem.place.as_ref().map(|at| (at.file.clone(), at.line, at.column)));
    Loaded {
        worlds: gathered.worlds,
        problems,
        skipped: visit.skipped,
        sources,
        places: gathered.places,
        written: gathered.written,
    }
}

impl Loaded {
    /// The place of a field of an object, or of the nearest ancestor that is written.
    pub(super) fn place(&self, origin: u32, field: &str) -> Option<Place> {
        let at = self.places.get(origin as usize)?;
        // A finding on the whole object is shown where its name is.
        let field = if field.is_empty() { "metadata.name" } else { field };
        self.sources.place(*at, field).map(of_place)
    }

    /// An object as it is written.
    pub(super) fn written(&self, origin: u32) -> Value {
        self.written.get(origin as usize).cloned().unwrap_or_default()
    }
}

/// No finding on nothing would be a lie.
fn nothing(options: Options<'_>, skipped: usize) -> Problem {
    let paths: Vec<_> = options.paths.iter().map(|path| format!("`{}`", path.display())).collect();
    let help = match skipped {
        0 => "give the directory or the files that hold the organisation's manifests".to_owned(),
        1 => "the one manifest found there is of another group or kind".to_owned(),
        skipped => format!("the {skipped} manifests found there are of other groups or kinds"),
    };
    let message = format!("there is no manifest of {} in {}", crate::api::API_VERSION, paths.join(", "));
    Problem { message, help: Some(help), ..Problem::default() }
}

fn of_unread(unread: Unread) -> Problem {
    let related = unread.related.map(|(note, place)| Related {
        object: String::new(),
        note,
        place: Some(of_place(place)),
    });
    Problem {
        message: unread.message,
        help: unread.help,
        place: unread.place.map(of_place),
        related: related.into_iter().collect(),
        ..Problem::default()
    }
}

fn of_place(place: manifest::Place) -> Place {
    let excerpt = place.excerpt.map(|excerpt| Excerpt {
        first_line: excerpt.first_line,
        text: excerpt.text,
        span: excerpt.span,
    });
    Place { file: place.file, line: place.line, column: place.column, excerpt }
}
