use smol_str::SmolStr;

use super::{Category, Id, Link};

/// The names that the content of a draft uses: a link or a category of it is the number of its name
/// here, until a world is built.
#[derive(Debug, Default)]
pub struct Names(Vec<SmolStr>);

impl Names {
    /// A reference to an object by its name.
    pub fn link<I: Id>(&mut self, name: impl Into<SmolStr>) -> Link<I> {
        Link::Missing(self.number(name.into()))
    }

    /// A category by its text.
    pub fn category(&mut self, text: impl Into<SmolStr>) -> Category {
        Category(self.number(text.into()))
    }

    /// The names, by number; none are left here, but room for as many.
    pub(super) fn take(&mut self) -> Box<[SmolStr]> {
        self.0.drain(..).collect()
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn number(&mut self, name: SmolStr) -> u32 {
        // A manifest that could hold 2^32 names is refused by its size.
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(name);
        number
    }
}
