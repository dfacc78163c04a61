use smol_str::SmolStr;

use super::linked::Linked;
use super::parts::{each, sort};

/// The objects of one kind, as they come in.
#[derive(Debug)]
pub(super) struct Column<T> {
    heads: Vec<Head>,
    /// Their contents; a refused object has none.
    contents: Vec<Option<T>>,
}

/// What is known of an object of any kind.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) name: SmolStr,
    /// What the links and categories of the content are numbers of.
    pub(super) names: Box<[SmolStr]>,
    pub(super) origin: u32,
}

/// The objects of one kind in order of name, each name once.
#[derive(Debug)]
pub(super) struct Sorted<T> {
    pub(super) objects: Vec<T>,
    /// What each object names.
    pub(super) used: Vec<Used>,
    pub(super) refused: Vec<SmolStr>,
    pub(super) twins: Vec<(u32, u32)>,
    /// As which of its kind each came in, refused ones among them.
    pub(super) came: Vec<u32>,
    /// How many names they use.
    pub(super) names: u32,
}

/// The names that an object uses.
#[derive(Debug)]
pub(super) struct Used {
    /// How many names the objects before it use.
    pub(super) before: u32,
    pub(super) names: Box<[SmolStr]>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { heads: Vec::new(), contents: Vec::new() }
    }
}

impl<T: Linked> Column<T> {
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    pub(super) fn add(&mut self, head: Head, content: Option<T>) {
        self.heads.push(head);
        self.contents.push(content);
    }

    /// The objects in order of name; of namesakes the first stays.
    pub(super) fn sorted(mut self) -> Sorted<T> {
        let (came, twins) = order(&self.heads);
        let (mut objects, mut used) = (Vec::with_capacity(came.len()), Vec::with_capacity(came.len()));
        let (mut refused, mut count) = (Vec::new(), 0_u32);
        for number in &came {
            let Head { name, names, origin } = std::mem::take(&mut self.heads[*number as usize]);
            let Some(mut object) = self.contents[*number as usize].take() else {
                refused.push(name);
                continue;
            };
            object.meta_mut().origin = origin;
            objects.push(object);
            let before = count;
            // A u32 counts every name that fits into memory.
            count = count.saturating_add(u32::try_from(names.len()).unwrap_or(u32::MAX));
            used.push(Used { before, names });
        }
        Sorted { objects, used, refused, twins, came, names: count }
    }
}

// Their numbers in order of name, of namesakes that of the first, and the namesakes by origin. The
// beginnings of names tell most of them apart, without a look at where the names are.
fn order(heads: &[Head]) -> (Vec<u32>, Vec<(u32, u32)>) {
    let key = |number: usize| (beginning(&heads[number].name), u32::try_from(number).unwrap_or(u32::MAX));
    let head = |key: &([u64; 2], u32)| &heads[key.1 as usize];
    let by_name = |a: &_, b: &_| head(a).name.cmp(&head(b).name);
    let mut keys = each(heads.len(), key);
    sort(&mut keys, |a, b| a.0.cmp(&b.0).then_with(|| by_name(a, b)));
    let mut twins = Vec::new();
    keys.dedup_by(|later, first| {
        let twin = later.0 == first.0 && by_name(later, first).is_eq();
        if twin {
            twins.push((head(first).origin, head(later).origin));
        }
        twin
    });
    (keys.into_iter().map(|(_, number)| number).collect(), twins)
}

// Sixteen bytes as two numbers, ordered as the texts are; a shorter one is filled up with zeros.
fn beginning(name: &str) -> [u64; 2] {
    let mut halves = [[0; 8]; 2];
    for (half, text) in halves.iter_mut().zip(name.as_bytes().chunks(8)) {
        half[..text.len()].copy_from_slice(text);
    }
    halves.map(u64::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::{Head, order};

    #[test]
    fn names_are_in_the_order_of_texts() {
        let names =
            ["b", "", "a-long-name-of-b", "a-long-name-of-a", "a\0", "a", "a-long-name-of-ab", "a", "é"];
        let head = |(origin, name): (u32, &&str)| Head { name: (*name).into(), origin, ..Head::default() };
        let heads: Vec<Head> = (10..).zip(&names).map(head).collect();
        let (order, twins) = order(&heads);
        let ordered: Vec<&str> = order.iter().map(|number| names[*number as usize]).collect();
        let mut expected = names.to_vec();
        expected.sort_unstable();
        expected.dedup();
        assert_eq!((ordered, twins), (expected, vec![(15, 17)]));
    }
}
