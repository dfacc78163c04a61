//! Work on many objects, shared among the threads of whoever asked. What comes out never depends on
//! who did which part.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;

/// Fewer objects are not worth a second thread.
const MANY: usize = 2048;
/// So many neighbouring objects are worked on in one go.
const AT_A_TIME: usize = 512;

/// Whether so many objects are worth sharing, and there is somebody to share them with.
pub(crate) fn shared(objects: usize) -> bool {
    objects > MANY && rayon::current_num_threads() > 1
}

/// Does two things for so many objects, at once if that pays.
pub(crate) fn both<A: Send, B: Send>(
    objects: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if shared(objects) { rayon::join(one, other) } else { (one(), other()) }
}

/// Does what is to be done for each of the five kinds.
pub(crate) fn five<D: Send, E: Send, P: Send, L: Send, R: Send>(
    objects: usize,
    departments: impl FnOnce() -> D + Send,
    employees: impl FnOnce() -> E + Send,
    posts: impl FnOnce() -> P + Send,
    letters: impl FnOnce() -> L + Send,
    records: impl FnOnce() -> R + Send,
) -> (D, E, P, L, R) {
    // There are more records than anything else, so they begin.
    let small = || both(objects, departments, posts);
    let (records, (letters, (employees, (departments, posts)))) =
        both(objects, records, || both(objects, letters, || both(objects, employees, small)));
    (departments, employees, posts, letters, records)
}

/// What each of so many gives, in their order.
pub(crate) fn each<T: Send>(count: usize, of: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
    if shared(count) {
        return (0..count).into_par_iter().with_min_len(AT_A_TIME).map(of).collect();
    }
    (0..count).map(of).collect()
}

/// What so many neighbours at a time give, in their order; there is always one part.
pub(crate) fn parts<T: Send>(count: usize, of: impl Fn(Range<usize>) -> T + Send + Sync) -> Vec<T> {
    if !shared(count) {
        return vec![of(0..count)];
    }
    let part = |number| of(number * AT_A_TIME..count.min((number + 1) * AT_A_TIME));
    (0..count.div_ceil(AT_A_TIME)).into_par_iter().map(part).collect()
}

/// What neighbours in two lists of one length give, a part at a time, in their order.
pub(crate) fn pairs<A: Send, B: Send, T: Send>(
    one: &mut [A],
    other: &mut [B],
    of: impl Fn(&mut [A], &mut [B]) -> T + Send + Sync,
) -> Vec<T> {
    if !shared(one.len()) {
        return vec![of(one, other)];
    }
    let pairs = one.par_chunks_mut(AT_A_TIME).zip(other.par_chunks_mut(AT_A_TIME));
    pairs.map(|(one, other)| of(one, other)).collect()
}

/// Sorts; equal ones keep their order.
pub(crate) fn sort<T: Send>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering + Sync) {
    if shared(items.len()) {
        items.par_sort_by(order);
    } else {
        items.sort_by(order);
    }
}

/// Joins lists end to end.
pub(crate) fn joined<T>(parts: Vec<Vec<T>>) -> Vec<T> {
    let count: usize = parts.iter().map(Vec::len).sum();
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    all.reserve_exact(count - all.len());
    parts.for_each(|mut part| all.append(&mut part));
    all
}

#[cfg(test)]
mod tests {
    use super::{AT_A_TIME, MANY, each, joined, pairs, parts, sort};

    /// What threads that share work say, and what one says alone.
    fn said<T: PartialEq + std::fmt::Debug + Send>(work: impl Fn() -> T + Sync) -> T {
        let [alone, shared] = [1, 3].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.unwrap().install(&work)
        });
        assert_eq!(alone, shared);
        shared
    }

    #[test]
    fn parts_join_to_the_whole() {
        for count in [0, 1, MANY, MANY + 1, MANY + 3 * AT_A_TIME - 1] {
            let whole: Vec<usize> = (0..count).collect();
            assert_eq!(said(|| each(count, |number| number)), whole);
            assert_eq!(said(|| joined(parts(count, Iterator::collect::<Vec<usize>>))), whole);
            let zipped = || {
                let (mut one, mut other) = (whole.clone(), whole.clone());
                joined(pairs(&mut one, &mut other, |one, other| {
                    one.iter().zip(other).map(|(one, other)| (*one, *other)).collect()
                }))
            };
            assert!(said(zipped).into_iter().eq(whole.iter().map(|number| (*number, *number))));
        }
    }

    #[test]
    fn equal_ones_keep_their_order() {
        let sorted = || {
            let mut many: Vec<usize> = (0..3 * MANY).map(|number| number * 7919 % 6151).collect();
            sort(&mut many, |a, b| (a % 10).cmp(&(b % 10)));
            many
        };
        let mut expected: Vec<usize> = (0..3 * MANY).map(|number| number * 7919 % 6151).collect();
        expected.sort_by_key(|number| number % 10);
        assert_eq!(said(sorted), expected);
    }
}
