//! For how long a task of the controller kept a thread to itself.

use crate::scrape::Scrape;
use crate::table;

/// Prints the longest of each task so far.
pub fn print(scrape: &Scrape, when: &str) {
    table::heading(&format!("the longest pause of an async thread by a task, {when}"));
    for (labels, seconds) in scrape.series("noblindspot_longest_pause_seconds") {
        let task = labels.trim_start_matches("{task=\"").trim_end_matches("\"}");
        table::row(task, &format!("{:.1} ms", seconds * 1e3), "50 ms");
    }
    let long = scrape.sum("noblindspot_long_pauses_total", "");
    table::row("pauses longer than 50 ms", &format!("{long:.0}"), "0");
}
