//! One server process: started, signalled, killed and started again with the same arguments.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// Dropped, it is killed.
pub(super) struct Server {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<String>,
    pub(super) log: PathBuf,
    pub(super) group: i32,
    child: Option<Child>,
}

impl Server {
    pub(super) fn start(program: PathBuf, arguments: Vec<String>, log: PathBuf, group: i32) -> Self {
        let mut server = Self { program, arguments, log, group, child: None };
        server.start_again();
        server
    }

    pub(super) fn start_again(&mut self) {
        assert!(self.child.is_none(), "{} runs already", self.program.display());
        let log = File::options().create(true).append(true).open(&self.log).expect("a log can be written");
        let child = Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a second handle"))
            .stderr(log)
            .process_group(self.group)
            .spawn();
        self.child =
            Some(child.unwrap_or_else(|error| panic!("{} does not start: {error}", self.program.display())));
    }

    pub(super) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(self.child()), signal).expect("a child of ours can be signalled");
    }

    /// The number of its process.
    pub(super) fn pid(&self) -> u32 {
        self.child().id()
    }

    fn child(&self) -> &Child {
        self.child.as_ref().unwrap_or_else(|| panic!("{} is down", self.program.display()))
    }

    /// As a machine that loses power does.
    pub(super) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Asks it to end, and kills it when it takes too long; true when that was not needed.
    pub(super) fn stop(&mut self, patience: Duration) -> bool {
        self.signal(Signal::TERM);
        let deadline = Instant::now() + patience;
        while !self.has_ended() && Instant::now() < deadline {
            sleep(Duration::from_millis(20));
        }
        let went = self.has_ended();
        self.kill();
        went
    }

    pub(super) fn has_ended(&mut self) -> bool {
        self.child.as_mut().is_none_or(|child| child.try_wait().is_ok_and(|status| status.is_some()))
    }

    /// The end of what it wrote.
    pub(super) fn last_words(&self) -> String {
        let log = fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&log[log.len().saturating_sub(3000)..]).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
