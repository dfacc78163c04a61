//! Clock files: what time it is for the judgement.

use std::fs;
use std::path::{Path, PathBuf};

use crate::control_plane::ControlPlane;

/// A clock file that stands still.
pub fn clock(plane: &ControlPlane, namespace: &str, at: &str) -> PathBuf {
    let file = plane.folder().join(format!("{namespace}.clock"));
    set(&file, at);
    file
}

/// Sets a clock file, at once and as a whole.
pub fn set(file: &Path, at: &str) {
    let new = file.with_extension("new");
    fs::write(&new, format!("{at} 0\n")).expect("a clock file");
    fs::rename(new, file).expect("a clock file");
}
