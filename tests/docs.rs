//! The commands that the README and the documentation show print what they show.

use std::fs;
use std::process::Command;

#[test]
fn console_blocks_are_true() {
    let mut pages = vec!["README.md".into()];
    pages.extend(fs::read_dir("docs").expect("docs").map(|entry| entry.expect("an entry").path()));
    pages.sort();
    let (mut count, mut failures) = (0, Vec::new());
    for page in pages {
        let text = fs::read_to_string(&page).expect("a readable page");
        for block in
            text.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default())
        {
            for step in block.split("$ noblindspot ").skip(1) {
                let (arguments, expected) = step.split_once('\n').unwrap_or((step, ""));
                count += 1;
                if let Some(missing) = differs(arguments, expected) {
                    failures.push(format!("{}: `{arguments}` does not print {missing:?}", page.display()));
                }
            }
        }
    }
    assert!(count >= 3, "only {count} commands were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

// The first expected line that is not printed in its turn; `...` stands for any lines.
fn differs(arguments: &str, expected: &str) -> Option<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(arguments.split_whitespace())
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed).into_owned();
    let mut lines = printed.lines().map(str::trim_end);
    let mut skip = false;
    for wanted in expected.lines().map(str::trim_end) {
        if wanted == "..." {
            skip = true;
            continue;
        }
        let found =
            if skip { lines.any(|line| line == wanted) } else { lines.next().unwrap_or_default() == wanted };
        if !found {
            return Some(wanted.to_owned());
        }
        skip = false;
    }
    None
}
