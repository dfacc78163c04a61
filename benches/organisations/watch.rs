//! How long it takes from a save to the line that says what it changed.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::NOW;

/// How many saves are measured.
pub(crate) const SAVES: usize = 40;

/// An object that refers to a department that is not there.
const DANGLING: &str = "---\napiVersion: noblindspot.dev/v1alpha1\nkind: Post\n\
    metadata: {name: dangling, namespace: enterprise-0}\n\
    spec: {departmentRef: {name: nowhere}, role: Staff, duties: [none], assessmentCriteria: [none]}\n";

/// The median and the longest time, in milliseconds. The file is left as it was.
pub(crate) fn saved_file(folder: &Path) -> [f64; 2] {
    let file = some_file(folder);
    let text = fs::read_to_string(&file).expect("generated");
    let mut child = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(["check", "--watch", "--quiet", "--at", NOW])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut until = |words: &str| {
        let told = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains(words)));
        assert!(told.is_some(), "it goes on");
    };
    until("watching");
    let mut times: Vec<f64> = (0..SAVES)
        .map(|number| {
            // A person saves now and then.
            sleep(Duration::from_millis(50));
            let (new, words) =
                if number % 2 == 0 { (text.clone() + DANGLING, " new; ") } else { (text.clone(), " gone, ") };
            let start = Instant::now();
            fs::write(&file, new).expect("a writable target folder");
            until(words);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    child.kill().expect("a child");
    child.wait().expect("a child");
    fs::write(&file, text).expect("a writable target folder");
    times.sort_by(f64::total_cmp);
    [times[SAVES / 2], times[SAVES - 1]]
}

fn some_file(folder: &Path) -> PathBuf {
    let own = fs::read_dir(folder.join("enterprise-0/0000")).expect("generated").flatten();
    own.map(|entry| entry.path()).min().expect("generated")
}
