//! Clock files: what time it is for the judgement.

use std::fs;
use std::path::{Path, PathBuf};

use crate::control_plane::ControlPlane;

/// The clock file of a namespace.
pub fn file(plane: &ControlPlane, namespace: &str) -> PathBuf {
    plane.folder().join(format!("{namespace}.clock"))
}

/// A clock file that stands still.
pub fn clock(plane: &ControlPlane, namespace: &str, at: &str) -> PathBuf {
    let file = file(plane, namespace);
    set(&file, at);
    file
}

/// Sets a clock file, at once and as a whole; the time stands still.
pub fn set(file: &Path, at: &str) {
    write(file, &format!("{at} 0\n"));
}

/// Sets a clock file; the time runs as fast as it does.
pub fn run_from(file: &Path, at: &str) {
    write(file, &format!("{at} 1\n"));
}

fn write(file: &Path, text: &str) {
    let new = file.with_extension("new");
    fs::write(&new, text).expect("a clock file");
    fs::rename(new, file).expect("a clock file");
}
