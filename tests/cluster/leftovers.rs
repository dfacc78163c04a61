//! Nothing is left behind, however a test program ends.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::control_plane::ControlPlane;

/// Makes the first test wait to be killed.
const WAIT: &str = "NOBLINDSPOT_TEST_WAITS";

#[test]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
fn a_control_plane_that_is_dropped_is_gone() {
    let plane = ControlPlane::start();
    let (folder, address) = (plane.folder().to_owned(), address(&plane));
    if env::var_os(WAIT).is_some() {
        println!("\nstarted {} {address}", folder.display());
        sleep(Duration::from_secs(60));
    }
    assert!(is_there(&folder, &address));
    drop(plane);
    assert!(!folder.exists(), "{} was left", folder.display());
    assert!(TcpStream::connect(&address).is_err(), "somebody listens at {address}");
}

#[test]
fn a_test_program_that_is_killed_leaves_nothing() {
    let mut program = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", "leftovers::a_control_plane_that_is_dropped_is_gone", "--nocapture"])
        .env(WAIT, "1")
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let lines = BufReader::new(program.stdout.take().expect("a piped output")).lines();
    let line = lines.map_while(Result::ok).find_map(|line| Some(line.strip_prefix("started ")?.to_owned()));
    let line = line.expect("it says where");
    let (folder, address) = line.split_once(' ').expect("a folder and an address");
    let folder = PathBuf::from(folder);
    assert!(is_there(&folder, address));
    program.kill().expect("it can be killed");
    program.wait().expect("it ends");
    let deadline = Instant::now() + Duration::from_secs(20);
    while is_there(&folder, address) {
        assert!(Instant::now() < deadline, "{line} is still there");
        sleep(Duration::from_millis(50));
    }
}

fn address(plane: &ControlPlane) -> String {
    plane.url().strip_prefix("https://").expect("an address").to_owned()
}

fn is_there(folder: &Path, address: &str) -> bool {
    folder.exists() || TcpStream::connect(address).is_ok()
}
