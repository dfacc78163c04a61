//! Organisations as those of `make bench`, written once.

use std::fs;
use std::path::{Path, PathBuf};

use crate::organisation::{Plan, enterprise};

const ENTERPRISES: usize = 12;
const OBJECTS_A_FILE: usize = 100;
/// More than in `make bench`, so that each of the four rules has something to find.
const FAULTS_IN_A_HUNDRED: u32 = 5;

/// A folder with about so many objects.
pub(crate) fn organisation(objects: usize) -> PathBuf {
    let target = std::env::current_exe().expect("this program");
    let target = target.ancestors().nth(2).expect("the target folder");
    let folder = target.join(format!("tmp/peers-{objects}-v2"));
    if !folder.join("done").exists() {
        for number in 0..ENTERPRISES {
            write(&folder, number, objects.div_ceil(ENTERPRISES));
        }
        fs::write(folder.join("done"), "").expect("a writable target folder");
    }
    folder
}

fn write(folder: &Path, number: usize, objects: usize) {
    let namespace = format!("enterprise-{number}");
    let own = folder.join(&namespace);
    fs::create_dir_all(&own).expect("a writable target folder");
    let plan = Plan { seed: number as u64, objects, faults: FAULTS_IN_A_HUNDRED };
    for (number, file) in enterprise(&namespace, plan).chunks(OBJECTS_A_FILE).enumerate() {
        fs::write(own.join(format!("{number:05}.yaml")), file.join("---\n"))
            .expect("a writable target folder");
    }
}
