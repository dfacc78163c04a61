//! What the pages show of kubectl, command by command, against a real API server.
//!
//! `UPDATE=1 cargo test --test cluster kubectl` writes what is printed into the pages.

use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::control_plane::ControlPlane;
use crate::running::clock::clock;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, converges, manifests};

/// The pages; the second one edits what it shows.
const PAGES: [&str; 2] = ["README.md", "docs/kubectl.md"];
/// How long an edit may take to be seen by whoever asks.
const PATIENCE: Duration = Duration::from_secs(30);
const FENCE: &str = "```console\n";
const PROMPT: &str = "$ kubectl ";

#[test]
fn the_pages_show_what_is_printed() {
    // One of its own: some commands ask about all namespaces.
    let plane = ControlPlane::start();
    plane.install_definitions();
    let _replica = organisations(&plane);
    let (mut commands, mut wrong) = (0, Vec::new());
    for page in PAGES {
        let text = fs::read_to_string(page).expect("a page");
        let (before, blocks) = text.split_once(FENCE).expect("a block");
        let blocks = blocks.split(FENCE).map(|block| {
            let (block, after) = block.split_once("```").expect("an end of the block");
            commands += block.matches(PROMPT).count();
            format!("{FENCE}{}```{after}", rerun(&plane, block, &mut wrong))
        });
        let written = blocks.fold(before.to_owned(), |page, block| page + &block);
        if updates() {
            fs::write(page, written).expect("the page can be written");
        }
    }
    assert!(commands >= 20, "only {commands} commands were found");
    assert!(wrong.is_empty() || updates(), "{}", wrong.join("\n"));
}

/// A block with what its commands print now.
fn rerun(plane: &ControlPlane, block: &str, wrong: &mut Vec<String>) -> String {
    let mut steps = block.split(PROMPT);
    let mut written = steps.next().unwrap_or_default().to_owned();
    for step in steps {
        let printed = Step::of(step).run(plane);
        if printed != step {
            wrong.push(format!("the page:\n{step}\nprinted:\n{printed}"));
        }
        written.push_str(PROMPT);
        written.push_str(&printed);
    }
    written
}

fn updates() -> bool {
    std::env::var_os("UPDATE").is_some()
}

fn organisations(plane: &ControlPlane) -> Replica {
    let (wrong, sound) = ("hengyuan", "qingshan");
    for namespace in [wrong, sound] {
        plane.kubectl(&["create", "namespace", namespace]).expect_success();
    }
    let (hengyuan, qingshan) = (manifests("manifests/hengyuan", wrong), manifests("manifests/sound", sound));
    apply(plane, &hengyuan);
    apply(plane, &qingshan);
    let clock = clock(plane, wrong, AT);
    let scope = format!("{wrong},{sound}");
    let clock = clock.to_str().expect("UTF-8");
    let arguments = ["--namespace", &scope, "--leader-elect=false", "--clock-file", clock];
    let replica = Replica::start(plane, &arguments);
    converges(plane, wrong, &hengyuan, AT);
    converges(plane, sound, &qingshan, AT);
    replica
}

/// A command of the page, and what the page says that it prints.
struct Step<'a> {
    command: &'a str,
    expected: &'a str,
}

impl<'a> Step<'a> {
    fn of(text: &'a str) -> Self {
        let (command, expected) = text.split_once('\n').unwrap_or((text, ""));
        Self { command, expected }
    }

    /// The command with what it prints. A question is asked until the answer is the expected one, for
    /// an edit takes a moment to be seen.
    fn run(&self, plane: &ControlPlane) -> String {
        let asks = !["patch", "apply", "wait"].iter().any(|verb| self.command.starts_with(verb));
        if asks && updates() {
            sleep(Duration::from_secs(2));
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            let printed = lasting(&printed(plane, self.command));
            let done = printed == self.expected || !asks || updates() || Instant::now() > deadline;
            if done {
                return format!("{}\n{printed}", self.command);
            }
            sleep(Duration::from_millis(200));
        }
    }
}

fn printed(plane: &ControlPlane, command: &str) -> String {
    let output = Command::new("bash")
        .args(["-c", &format!("kubectl {command} 2>&1")])
        .env("PATH", format!("{}:/usr/bin:/bin", plane.programs().display()))
        .env("KUBECONFIG", plane.kubeconfig())
        .env("HOME", plane.folder())
        .output()
        .expect("bash runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Without what is another at each run: ages, identities, versions, when it was made and by whom.
fn lasting(printed: &str) -> String {
    let lines = printed.lines().map(|line| {
        let line = line.trim_end();
        let field = ["UID:", "Resource Version:", "Creation Timestamp:"];
        match field.iter().find(|field| line.trim_start().starts_with(**field)) {
            Some(field) => format!("{}...", &line[..line.find(field).unwrap_or(0) + 20]),
            None => young(line),
        }
    });
    lines.map(|line| line + "\n").collect()
}

/// Ages are all of a few seconds or minutes; those of the page are of one.
fn young(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        let width = word.len();
        if is_age(word) { format!("{:width$}", "5s") } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ").trim_end().to_owned()
}

fn is_age(word: &str) -> bool {
    let digits = word.trim_end_matches(['s', 'm']);
    digits.len() < word.len() && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == 'm')
}
