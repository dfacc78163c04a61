//! `kubectl`, with an environment of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a call of a program gave.
#[derive(Clone, Debug)]
pub struct Output {
    /// What was called, for messages.
    pub call: String,
    /// The exit code; -1 when a signal ended it.
    pub code: i32,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Output {
    /// The standard output of a call that must succeed.
    #[track_caller]
    pub fn expect_success(self) -> String {
        assert!(self.code == 0, "{}: exit code {}\n{}{}", self.call, self.code, self.stdout, self.stderr);
        self.stdout
    }
}

pub(super) struct Kubectl {
    program: PathBuf,
    kubeconfig: PathBuf,
    home: PathBuf,
}

impl Kubectl {
    pub(super) fn new(program: PathBuf, kubeconfig: PathBuf, home: PathBuf) -> Self {
        Self { program, kubeconfig, home }
    }

    pub(super) fn program(&self) -> &Path {
        &self.program
    }

    pub(super) fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(&self.program)
            .args(arguments)
            .env_clear()
            .env("HOME", &self.home)
            .env("KUBECONFIG", &self.kubeconfig)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("kubectl starts");
        // It reads its input to the end before it answers, or not at all.
        let _ = child.stdin.take().expect("a piped input").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("kubectl ends");
        Output {
            call: format!("kubectl {}", arguments.join(" ")),
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    pub(super) fn is_ready(&self) -> bool {
        self.run(&["get", "--raw=/readyz", "--request-timeout=5s"], "").stdout == "ok"
    }
}
