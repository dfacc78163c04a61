//! The demonstration, watched.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::running::eventually;
use crate::screen::say;

/// Shows it twice.
pub(crate) fn run() {
    it_ends_by_itself();
    it_cleans_up_after_an_interruption();
    say("the demonstration shows what it should and leaves nothing behind");
}

fn show(arguments: &[&str]) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .arg("show")
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts again")
}

fn it_ends_by_itself() {
    let mut child = show(&["--once"]);
    let mut shown = String::new();
    child.stdout.take().expect("a pipe").read_to_string(&mut shown).expect("UTF-8");
    assert!(child.wait().expect("it ends").success(), "{shown}");
    assert_eq!(shown.matches("$ kubectl get safety -n hengyuan\n").count(), 3, "{shown}");
    assert!(shown.matches("DEMONSTRATION CLOCK").count() >= 2, "{shown}");
    let [_, signed, midnight] = shown.split("what changed:").collect::<Vec<_>>()[..] else {
        panic!("two changes: {shown}")
    };
    let (signed, _) = signed.split_once("\n==").expect("another scene");
    for (changes, row) in
        [(signed, "rl-2026-e011 "), (signed, "/e011 "), (midnight, "ct-e014-lv "), (midnight, "/e014 ")]
    {
        let rows: Vec<_> = changes.lines().filter(|line| line.contains(row)).collect();
        assert!(
            matches!(rows[..], [old, new] if old.starts_with("- ") && new.starts_with("+ ")),
            "{row}: {changes}"
        );
    }
    is_gone(&shown);
}

fn it_cleans_up_after_an_interruption() {
    let mut child = show(&[]);
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    let mut shown = String::new();
    let address = lines.find_map(|line| {
        shown.push_str(&line);
        shown.push('\n');
        let metrics = line.strip_prefix("curl http://").map(str::to_owned);
        metrics.and_then(|url| url.strip_suffix("/metrics").map(str::to_owned))
    });
    let address = address.unwrap_or_else(|| panic!("it waits: {shown}"));
    std::net::TcpStream::connect(&address).expect("the controller listens");
    kill_process(Pid::from_child(&child), Signal::INT).expect("a child of ours");
    child.wait().expect("it ends");
    is_gone(&shown);
    eventually("the controller ends", || match std::net::TcpStream::connect(&address) {
        Ok(_) => Err("it listens".to_owned()),
        Err(_) => Ok(()),
    });
}

/// Waits until the folder of the kubeconfig is gone, which is the last thing to go.
fn is_gone(shown: &str) {
    let file = shown.lines().find_map(|line| line.strip_prefix("kubeconfig: ")).expect("a kubeconfig");
    let folder = Path::new(file).parent().expect("a folder");
    eventually("everything is gone", || if folder.exists() { Err(file.to_owned()) } else { Ok(()) });
}
