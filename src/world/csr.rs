use std::ops::Range;

use super::Id;
use super::parts::parts;

/// For each of a dense range of owners, a list of items: two flat arrays.
#[derive(Debug)]
pub struct Csr<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Csr<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T: Copy> Csr<T> {
    /// Groups `(owner, item)` pairs by owner; items of one owner keep their order.
    pub fn group(owners: usize, pairs: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; owners + 1];
        for (owner, _) in pairs.clone() {
            starts[owner + 1] += 1;
        }
        for i in 0..owners {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut items: Vec<T> = Vec::new();
        if let Some((_, filler)) = pairs.clone().next() {
            items = vec![filler; starts[owners] as usize];
        }
        for (owner, item) in pairs {
            items[next[owner] as usize] = item;
            next[owner] += 1;
        }
        Self { starts, items }
    }

    /// The lists that `list` makes, owner by owner, and what else it gives for each.
    pub(crate) fn listed<U: Send>(
        owners: usize,
        list: impl Fn(usize, &mut Vec<T>) -> U + Send + Sync,
    ) -> (Self, Vec<U>)
    where
        T: Send,
    {
        let mut parts = parts(owners, |part| Part::of(part, &list)).into_iter();
        let mut all = parts.next().unwrap_or_default();
        parts.for_each(|part| all.append(part));
        let Part { mut starts, items, others } = all;
        starts.push(number(items.len()));
        (Self { starts, items }, others)
    }

    /// The items of an owner.
    pub fn of(&self, owner: impl Id) -> &[T] {
        self.at(owner.index())
    }

    /// The items of the owner with this number.
    pub fn at(&self, owner: usize) -> &[T] {
        &self.items[self.starts[owner] as usize..self.starts[owner + 1] as usize]
    }

    /// Where an owner's items stand among all items.
    pub fn range(&self, owner: usize) -> std::ops::Range<usize> {
        self.starts[owner] as usize..self.starts[owner + 1] as usize
    }

    /// All items, by owner.
    pub fn items(&self) -> &[T] {
        &self.items
    }
}

/// The lists of some neighbouring owners.
struct Part<T, U> {
    /// Where each of them begins.
    starts: Vec<u32>,
    items: Vec<T>,
    others: Vec<U>,
}

impl<T, U> Default for Part<T, U> {
    fn default() -> Self {
        Self { starts: Vec::new(), items: Vec::new(), others: Vec::new() }
    }
}

impl<T, U> Part<T, U> {
    fn of(owners: Range<usize>, list: impl Fn(usize, &mut Vec<T>) -> U) -> Self {
        let (count, mut part) = (owners.len(), Self::default());
        part.starts.reserve_exact(count + 1);
        part.others.reserve_exact(count);
        for owner in owners {
            part.starts.push(number(part.items.len()));
            part.others.push(list(owner, &mut part.items));
        }
        part
    }

    fn append(&mut self, mut next: Self) {
        let before = self.items.len();
        self.starts.extend(next.starts.iter().map(|start| number(before + *start as usize)));
        self.items.append(&mut next.items);
        self.others.append(&mut next.others);
    }
}

// A list of more items than a u32 counts does not fit into memory.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
