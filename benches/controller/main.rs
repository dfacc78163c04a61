//! What the controller does with many objects on a real etcd and API server: how fast its statuses
//! arrive at first, next to the rate at which a bare loop of equal patches goes through the same
//! server; how long an edit takes to show; memory, CPU and writes when nothing happens; and how long
//! nobody writes when the leader is killed.
//!
//! `make bench-controller` takes 100,000 objects; `make bench-controller ARGS="2000"` so many. With
//! `--whole` one controller writes all first statuses, and there is no bare loop.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]
#![allow(clippy::cast_precision_loss, reason = "figures of a few digits")]
#![allow(unreachable_pub, reason = "modules of one program")]

#[path = "../../tests/support/control_plane/mod.rs"]
mod control_plane;
#[path = "../organisation/mod.rs"]
mod organisation;
#[path = "../../tests/support/running/mod.rs"]
mod running;

mod bare;
mod bench;
mod calls;
mod compare;
mod create;
mod edit;
mod edits;
mod first;
mod idle;
mod inputs;
mod leader;
mod machine;
mod pauses;
mod process;
mod relist;
mod round;
mod scrape;
mod table;
mod takeover;
mod verify;
mod watching;

use bench::Bench;
use leader::Leader;

const OBJECTS: usize = 100_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let objects = words.iter().find_map(|word| word.parse().ok()).unwrap_or(OBJECTS);
    let whole = words.iter().any(|word| word == "--whole");
    let mut bench = Bench::start();
    machine::print(&bench, objects);
    let inputs = inputs::make(&bench, objects);
    let created = create::all(&bench, &inputs);
    if !whole {
        compare::alternate(&bench, &inputs, &created);
    }
    let leader = Leader::start(&bench);
    if whole {
        first::whole(&bench, &leader, created.iter().map(Vec::len).sum());
    }
    leader.first_list(&bench, inputs.len());
    verify::statuses(&bench);
    let created = created.concat();
    edits::measure(&bench, &leader, &created);
    idle::measure(&bench, &leader);
    relist::measure(&mut bench, &leader, created.len());
    pauses::print(&leader::scrape(&leader.replica), "the relist included");
    takeover::measure(&bench, leader, &created);
}
