//! A shell that outlives the test program by a moment and clears up after it.
//!
//! A killed program runs no destructor, and a static is never dropped. So the servers join a process
//! group of the guard's, and when the guard's standard input ends, for whatever reason, it kills the
//! group and removes the folder.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

/// The group's leader does nothing but keep the group alive between two servers.
const SCRIPT: &str = r#"
set -m
folder=$(mktemp -d -t noblindspot-XXXXXX) || exit
tail -f /dev/null </dev/null >/dev/null 2>&1 &
echo "$! $folder"
exec >/dev/null 2>&1
while read -r _; do :; done
kill -KILL -- "-$!"
rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }
"#;

/// Dropped, it has killed the group and removed the folder.
pub(super) struct Guard {
    shell: Child,
    input: Option<ChildStdin>,
    group: i32,
    folder: PathBuf,
}

impl Guard {
    pub(super) fn start() -> Self {
        let mut shell = Command::new("bash")
            .args(["-c", SCRIPT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Ctrl-C at the terminal is for the test program; the guard follows it.
            .process_group(0)
            .spawn()
            .expect("bash is needed to clear up after the servers");
        let input = shell.stdin.take();
        let mut line = String::new();
        let output = shell.stdout.take().expect("a piped output");
        BufReader::new(output).read_line(&mut line).expect("the guard speaks");
        let (group, folder) = line.trim_end().split_once(' ').expect("a group and a folder");
        let (group, folder) = (group.parse().expect("a number"), PathBuf::from(folder));
        Self { shell, input, group, folder }
    }

    /// The process group that ends with the program.
    pub(super) fn group(&self) -> i32 {
        self.group
    }

    /// The folder that is removed with it.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.shell.wait();
    }
}
