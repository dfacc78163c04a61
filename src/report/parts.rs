use std::io::{self, Write};
use std::ops::Range;

use rayon::prelude::*;

/// So many texts are made in one go, and for each core so many of these are held.
const AT_A_TIME: usize = 128;
const HELD: usize = 4;

/// Writes so many texts, in order. All cores make them, a part at a time, and what is written is given
/// back: of a million findings no more than these parts are ever held.
pub(super) fn write(
    count: usize,
    each: impl Fn(usize, &mut Vec<u8>) -> io::Result<()> + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    let held = AT_A_TIME * HELD * rayon::current_num_threads();
    for first in (0..count).step_by(held) {
        let after = count.min(first + held);
        let parts = (first..after).into_par_iter().step_by(AT_A_TIME);
        let parts = parts.map(|first| part(first..after.min(first + AT_A_TIME), &each));
        for part in parts.collect::<io::Result<Vec<_>>>()? {
            out.write_all(&part)?;
        }
    }
    Ok(())
}

fn part(
    mut numbers: Range<usize>,
    each: impl Fn(usize, &mut Vec<u8>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    numbers.try_for_each(|number| each(number, &mut text))?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_written_whole_and_in_order() {
        for count in [0, 1, AT_A_TIME, AT_A_TIME + 1, AT_A_TIME * HELD * 64 + 7] {
            let mut out = Vec::new();
            write(count, |number, text| writeln!(text, "{number}"), &mut out).unwrap();
            let lines = String::from_utf8(out).unwrap();
            assert!(lines.lines().map(|line| line.parse::<usize>().unwrap()).eq(0..count));
        }
    }

    #[test]
    fn what_cannot_be_made_ends_it() {
        let mut out = Vec::new();
        let each = |number, _: &mut Vec<u8>| if number == 300 { Err(io::Error::other("no")) } else { Ok(()) };
        assert!(write(1000, each, &mut out).is_err());
    }
}
