//! What the controller does with as many objects as no API server on two cores can hold: a million in
//! 120 namespaces, listed and watched from a server made for this, which runs in this program. How
//! long the first list takes, how much memory it and a forced relist need, how long from an edit to
//! the decision, and for how long a task of the controller keeps a thread.
//!
//! `make bench-million`, or `make bench-million ARGS="100000 12"`: so many objects in so many
//! namespaces. A word such as `--page-size=250` is a flag of the controller.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]
#![allow(clippy::cast_precision_loss, reason = "figures of a few digits")]
#![allow(unreachable_pub, reason = "modules of one program")]

#[path = "../../tests/support/http.rs"]
mod http;
#[path = "../organisation/mod.rs"]
mod organisation;
#[path = "../controller/pauses.rs"]
mod pauses;
#[path = "../controller/process.rs"]
#[allow(dead_code, reason = "a module of two programs")]
mod process;
#[path = "../controller/scrape.rs"]
mod scrape;
#[path = "../controller/table.rs"]
#[allow(dead_code, reason = "a module of two programs")]
mod table;

mod cluster;
mod controller;
mod edits;
mod fill;
mod first;
mod machine;
mod relist;
mod scraping;
mod server;

use controller::Controller;

const OBJECTS: usize = 1_000_000;
const NAMESPACES: usize = 120;
/// The instant at which everything is judged; it stands still.
pub const NOW: &str = "2026-11-23T09:00:00+08:00";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let mut numbers = words.iter().filter_map(|word| word.parse::<usize>().ok());
    let (objects, namespaces) = (numbers.next().unwrap_or(OBJECTS), numbers.next().unwrap_or(NAMESPACES));
    let (cluster, decisions) = fill::cluster(objects, namespaces);
    machine::print(&cluster, namespaces);
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let address = runtime.block_on(server::start(cluster.clone()));
    let flags = words.iter().filter(|word| word.starts_with("--"));
    let controller = Controller::start(address, flags);
    first::measure(&controller, &cluster, namespaces);
    edits::measure(&controller, &cluster, &decisions);
    pauses::print(&controller.scrape(), "until the last edit");
    relist::measure(&controller, &cluster);
    pauses::print(&controller.scrape(), "the relist included");
    scraping::measure(&controller);
}
