//! What the demonstration puts on the screen.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is there to be read")]

use std::collections::BTreeMap;

use crate::control_plane::ControlPlane;

/// A heading.
pub(crate) fn step(what: &str) {
    println!("\n== {what}");
}

/// A line.
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// A line for whoever called it wrongly.
pub(crate) fn complain(line: &str) {
    eprintln!("demo: {line}");
}

/// What `kubectl get safety` printed.
pub(crate) struct Table {
    call: String,
    text: String,
}

impl Table {
    /// Asks for it.
    pub(crate) fn of(plane: &ControlPlane, namespace: &str) -> Self {
        let output = plane.kubectl(&["get", "safety", "-n", namespace]);
        Self { call: output.call.clone(), text: output.expect_success() }
    }

    /// Prints it.
    pub(crate) fn show(&self) {
        println!("\n$ {}\n{}", self.call, self.text.trim_end());
    }

    /// Prints the rows that were different.
    pub(crate) fn show_changes(&self, before: &Self) {
        let before = before.rows();
        println!("\nwhat changed:");
        for (name, row) in self.rows() {
            if let Some(old) = before.get(name).filter(|old| **old != row) {
                println!("- {}\n+ {}", old.trim_end(), row.trim_end());
            }
        }
    }

    /// The rows by their names, without the ages at their ends.
    fn rows(&self) -> BTreeMap<&str, &str> {
        let rows = self.text.lines().filter_map(|row| Some((row.split_whitespace().next()?, row)));
        rows.map(|(name, row)| (name, row.rsplit_once(' ').map_or(row, |(row, _)| row))).collect()
    }
}
