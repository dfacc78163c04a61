//! Merge keys: `<<: *defaults` adds the entries that a mapping does not have itself.

use rustc_hash::FxHashSet;

use super::reader::Open;
use crate::manifest::Fault;
use crate::manifest::tree::{NodeKind, Slot, Tape};

/// Replaces the merge keys of the closed mapping, which ends the tape, by what they bring.
pub(super) fn merge(text: &str, tape: &mut Tape, open: &Open, end: usize) -> Result<(), Fault> {
    let entries = Entries::of(tape, open.at);
    let mut kept: Vec<(usize, usize)> = Vec::new();
    kept.extend(entries.iter().filter(|(key, _)| !open.merges.contains(key)));
    let name = |at: usize| tape.text_of(text, tape.slots()[at]);
    let mut names: FxHashSet<&str> = kept.iter().map(|(key, _)| name(*key)).collect();
    for (key, value) in entries.iter().filter(|(key, _)| open.merges.contains(key)) {
        for source in sources(tape, *key, *value)? {
            let fresh = Entries::of(tape, source).into_iter();
            kept.extend(fresh.filter(|(key, _)| names.insert(name(*key))));
        }
    }
    rebuild(tape, open.at, &kept, end);
    Ok(())
}

struct Entries;

impl Entries {
    /// The indices of the keys and values of a mapping.
    fn of(tape: &Tape, at: usize) -> Vec<(usize, usize)> {
        let (mut index, end) = (at + 1, tape.after(at));
        let mut entries = Vec::new();
        while index < end {
            entries.push((index, index + 1));
            index = tape.after(index + 1);
        }
        entries
    }
}

/// The mappings that a merge key names, the strongest first.
fn sources(tape: &Tape, key: usize, value: usize) -> Result<Vec<usize>, Fault> {
    let fault = || {
        let message = "a merge key `<<` takes a mapping, or a list of mappings";
        Fault::new(tape.slots()[key].span(), message)
    };
    let mut all = vec![value];
    if tape.slots()[value].kind == NodeKind::Seq {
        all.clear();
        let (mut index, end) = (value + 1, tape.after(value));
        while index < end {
            all.push(index);
            index = tape.after(index);
        }
    }
    let maps = all.iter().all(|at| tape.slots()[*at].kind == NodeKind::Map);
    if maps { Ok(all) } else { Err(fault()) }
}

fn rebuild(tape: &mut Tape, at: usize, kept: &[(usize, usize)], end: usize) {
    let old = tape.cut(at);
    let node = |index: usize| -> &[Slot] {
        let slot = old[index - at];
        let after = match slot.kind {
            NodeKind::Seq | NodeKind::Map => slot.extra as usize,
            _ => index + 1,
        };
        &old[index - at..after - at]
    };
    let start = old[0].start as usize;
    let map = tape.open(NodeKind::Map, start);
    for (key, value) in kept {
        tape.repeat(node(*key));
        tape.repeat(node(*value));
    }
    tape.close(map, end);
}
