//! How often `check` asks for memory, and for how much, at its start and for each object: figures that
//! no other load of the machine changes. The test fails where one has grown by more than 5 %.
//!
//! The program counts in a process of its own, in one thread, on generated organisations of two sizes;
//! an object costs what the second has more. `UPDATE=1 cargo test --test allocations` records new
//! figures: say in the commit what they buy.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the figures are to be seen")]

mod count;
mod figures;
#[path = "../../benches/organisation/mod.rs"]
mod organisation;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use count::Counts;
use figures::Figures;
use organisation::{Plan, enterprise};

/// Enough that tables and lists have grown to more than one page, and some files to more than one part.
const SIZES: [usize; 2] = [1000, 3000];

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("check") {
        return count::program();
    }
    let now = measure();
    assert_eq!(now, measure(), "the same work asks for memory differently");
    figures::hold(&now);
    ExitCode::SUCCESS
}

fn measure() -> Figures {
    let [of_hundred, alone] = [100, 1].map(|objects_a_file| SIZES.map(|objects| of(objects, objects_a_file)));
    let object = |[small, large]: [Counts; 2]| large.less(small).over(SIZES[1] - SIZES[0]);
    Figures { start: of(1, 1), object_of_hundred: object(of_hundred), object_alone: object(alone) }
}

/// What is asked for to check so many objects.
fn of(objects: usize, objects_a_file: usize) -> Counts {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = enterprise("acme", Plan { seed: 7, objects, faults: 2 });
    for (number, file) in documents.chunks(objects_a_file).enumerate() {
        std::fs::write(folder.path().join(format!("{number:05}.yaml")), file.join("---\n")).expect("a file");
    }
    run(folder.path())
}

/// Runs this program again, from within the folder: the length of its path is nothing to measure.
fn run(folder: &Path) -> Counts {
    let output = Command::new(std::env::current_exe().expect("this program"))
        .args(["check", "--format", "json", "--at", "2026-11-23T09:00:00+08:00", "."])
        .current_dir(folder)
        .env_clear()
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .output()
        .expect("it starts again");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.stdout.starts_with(b"{") && output.status.code() == Some(1), "{said}");
    Counts::read(&said).expect("the counts")
}
