//! What no program that reads the same objects can do without: the bytes, and a decoder that has them
//! as JSON, without places, references or a verdict. Measured in the same run, so that the ratios mean
//! something on a busy machine too.

use std::path::PathBuf;
use std::time::Instant;

use noblindspot::api::{Department, Employee, Kind, Post, ResponsibilityLetter, TrainingRecord};
use noblindspot::manifest::{Node, NodeKind, Sources};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{median_of, seconds};

/// What the limits of one size are, and how far `check` is from them.
pub(crate) struct Limits {
    objects: usize,
    files: usize,
    wall: f64,
    read: f64,
    json: f64,
}

impl Limits {
    /// Measures the decoder; the rest was measured before.
    pub(crate) fn of(objects: usize, files: &[PathBuf], wall: f64, read: f64) -> Self {
        Self { objects, files: files.len(), wall, read, json: json(files) }
    }

    /// Prints a line.
    pub(crate) fn show(&self) {
        let Self { objects, files, wall, read, json } = self;
        println!(
            "{objects:>9} objects in {files:>6} files: check takes {:.1} times a bare decode of the same as JSON ({json:.3} s), {:.1} times opening and reading the files ({read:.3} s)",
            wall / json,
            wall / read
        );
    }
}

/// The objects of a file, each with its kind, as JSON.
type Objects = Vec<(Kind, String)>;

/// Decoding the objects from JSON into the types of their kinds, on all cores.
fn json(files: &[PathBuf]) -> f64 {
    let files: Vec<Objects> = files.par_iter().map(objects).collect();
    let [wall, ..] = median_of(|| {
        let start = Instant::now();
        files.par_iter().flatten().for_each(decode);
        [seconds(start), 0.0, 0.0]
    });
    wall
}

fn decode((kind, text): &(Kind, String)) {
    match kind {
        Kind::Department => bare::<Department>(text),
        Kind::Post => bare::<Post>(text),
        Kind::Employee => bare::<Employee>(text),
        Kind::ResponsibilityLetter => bare::<ResponsibilityLetter>(text),
        Kind::TrainingRecord => bare::<TrainingRecord>(text),
    }
}

fn bare<T: DeserializeOwned>(text: &str) {
    std::hint::black_box(serde_json::from_str::<T>(text).expect("an object"));
}

fn objects(path: &PathBuf) -> Objects {
    let sources = Sources::read(std::slice::from_ref(path));
    let visit = sources.visit(|object| (object.header.kind, value(object.node).to_string()));
    assert!(visit.problems.is_empty(), "{:?}", visit.problems.first());
    visit.objects
}

fn value(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Null => Value::Null,
        NodeKind::Bool => node.as_bool().into(),
        NodeKind::Int => node.as_i64().into(),
        NodeKind::Float => node.as_f64().into(),
        NodeKind::Str => node.as_str().into(),
        NodeKind::Seq => node.items().map(value).collect(),
        NodeKind::Map => node
            .entries()
            .map(|(key, item)| (key.as_str().unwrap_or_default().to_owned(), value(item)))
            .collect(),
    }
}
