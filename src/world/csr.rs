use super::Id;

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
