//! `check --watch`: what is saved is judged again, and what changed is shown.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

const QUICKSTART: &str = include_str!("../manifests/quickstart/organisation.yaml");
const SIGNATURE: &str =
    "    - {party: Responsible, employeeRef: {name: e2}, signedOn: \"2025-12-29\", method: Paper}\n";
/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program, and what it prints. Dropped, it is killed.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Self {
        Self::start_with(&[], folder)
    }

    fn start_with(arguments: &[&str], folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
            .args(["check", "--watch", "--at", "2026-11-23"])
            .args(arguments)
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (tell, lines) = mpsc::channel();
        forward(child.stdout.take().expect("a pipe"), tell.clone());
        forward(child.stderr.take().expect("a pipe"), tell);
        Self { child, lines }
    }

    /// What it prints up to a line with these words.
    fn until(&self, last: &str) -> String {
        let mut printed = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no line has {last:?}:\n{printed}"));
            printed.push_str(&line);
            printed.push('\n');
            if line.contains(last) {
                return printed;
            }
        }
    }
}

fn forward(output: impl Read + Send + 'static, tell: Sender<String>) {
    let lines = BufReader::new(output).lines().map_while(Result::ok);
    std::thread::spawn(move || lines.into_iter().try_for_each(|line| tell.send(line)));
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a fresh look says of a folder.
fn check(arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(["check", "--at", "2026-11-23"])
        .args(arguments)
        .arg(folder)
        .output()
        .expect("the program starts");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The example with the letter signed.
fn signed() -> String {
    let (before, after) = QUICKSTART.split_once("  signatures:\n").expect("signatures");
    let (first, rest) = after.split_once('\n').expect("a signature");
    format!("{before}  signatures:\n{first}\n{SIGNATURE}{rest}")
}

#[test]
fn a_saved_file_is_judged_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("organisation.yaml");
    fs::write(&file, QUICKSTART).expect("a file");
    let watch = Watch::start(folder.path());
    let first = watch.until("watching");
    assert!(first.contains("SP401") && first.contains("1 finding: 1 high"), "{first}");
    assert_eq!(first, check(&[], folder.path()) + "\nwatching; Ctrl-C ends it\n");

    fs::write(&file, signed()).expect("a file");
    let shown = watch.until("1 gone, 0 new; no findings;");
    assert!(shown.contains("gone high SP401 ResponsibilityLetter/rl-2026-e2 in default"), "{shown}");

    // As many editors save: a new file in the place of the old one.
    let beside = folder.path().join(".organisation.yaml.swp");
    fs::write(&beside, QUICKSTART).expect("a file");
    fs::rename(&beside, &file).expect("a file");
    let shown = watch.until("0 gone, 1 new; 1 finding: 1 high;");
    assert!(shown.contains("^^^^^^^^^^"), "in full: {shown}");
    assert!(shown.contains(check(&["--quiet"], folder.path()).trim_end()), "{shown}");
}

#[test]
fn files_come_and_go() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("organisation.yaml"), QUICKSTART).expect("a file");
    let watch = Watch::start(folder.path());
    watch.until("watching");

    let below = folder.path().join("below");
    fs::create_dir(&below).expect("a folder");
    let other = below.join("other.yaml");
    fs::write(&other, QUICKSTART.replace("kind: Post\n", "kind: Pots\n")).expect("a file");
    let shown = watch.until(" errors in the input");
    assert!(shown.contains("did you mean `Post`?") && shown.contains("declared twice"), "{shown}");
    fs::remove_file(&other).expect("it goes");
    let shown = watch.until(" gone, 0 new; 1 finding: 1 high;");
    assert!(shown.contains("gone error: "), "{shown}");
    assert!(shown.contains(check(&["--quiet"], folder.path()).trim_end()), "{shown}");
}

#[test]
fn what_stands_beside_the_result_is_said_when_it_is_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("organisation.yaml");
    fs::write(&file, QUICKSTART).expect("a file");
    let watch = Watch::start_with(&["--quiet"], folder.path());
    watch.until("watching");
    let unknown = QUICKSTART.replace("rules: {", "rules: {SP999: {enabled: false}, ");
    fs::write(&file, unknown).expect("a file");
    watch.until("there is no rule `SP999`");
    fs::write(folder.path().join("other.yaml"), "apiVersion: v1\nkind: [\n").expect("a file");
    watch.until("other.yaml:");
    let elsewhere =
        "metadata: {name: x, namespace: elsewhere}\nspec: {type: Workshop, parentRef: {name: y}}\n";
    let elsewhere = format!("apiVersion: noblindspot.dev/v1alpha1\nkind: Department\n{elsewhere}");
    fs::write(folder.path().join("other.yaml"), elsewhere).expect("a file");
    watch.until("namespace elsewhere has no valid Department of type Enterprise");
}

/// Every file of the worked example, taken away and put back in turn.
#[test]
fn what_is_held_is_what_a_fresh_look_finds() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    copy(Path::new("manifests/hengyuan"), folder.path(), &mut files);
    let watch = Watch::start(folder.path());
    let first = watch.until("watching");
    assert_eq!(first, check(&[], folder.path()) + "\nwatching; Ctrl-C ends it\n");
    for file in files {
        let text = fs::read_to_string(&file).expect("a manifest");
        fs::write(&file, "# nothing\n").expect("a file");
        let fresh = check(&["--quiet"], folder.path());
        watch.until(&format!(" new; {}", fresh.trim_end()));
        fs::write(&file, text).expect("a file");
        watch.until(" new; 35 findings: 6 critical, 18 high, 8 medium, 3 low; responsibility 13/17 pairs covered, 5 blind spots; 101 objects");
    }
}

fn copy(from: &Path, to: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let to = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            fs::create_dir(&to).expect("a folder");
            copy(&entry, &to, files);
        } else {
            fs::copy(&entry, &to).expect("a file");
            files.push(to);
        }
    }
}

#[test]
fn what_nobody_reads_cannot_be_watched() {
    for arguments in [&["--format", "json", "manifests"][..], &["-"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
            .args(["check", "--watch"])
            .args(arguments)
            .output()
            .expect("the program starts");
        assert_eq!(output.status.code(), Some(2));
        assert!(!output.stderr.is_empty());
    }
}
