//! The table.

use crate::sides::Side;

pub(crate) fn head() {
    println!("CPU seconds of whole processes in one thread, the least of {} runs", crate::sides::RUNS);
    println!(
        "{:>9} {:>9} {:>8} | {:>8} {:>8} {:>8} {:>8} | {:>8} {:>8}",
        "objects", "findings", "74 rules", "findings", "4 rules", "decoding", "judging", "all", "judging"
    );
}

/// `all` is the whole of theirs to the whole of ours; `judging` is what theirs would be if reading
/// YAML cost it nothing, still to the whole of ours.
pub(crate) fn row(objects: usize, ours: &Side, theirs: &Side) {
    println!(
        "{objects:>9} {:>9} {:>8.2} | {:>8} {:>8.2} {:>8.2} {:>8.2} | {:>7.1}x {:>7.1}x",
        ours.all,
        ours.cpu,
        theirs.all,
        theirs.cpu,
        theirs.decode,
        theirs.judge,
        theirs.cpu / ours.cpu,
        theirs.judge / ours.cpu
    );
}
