use std::fmt;

use super::Node;

/// The way from the document to a node, kept on the stack while a document is walked.
#[derive(Clone, Copy)]
pub(super) struct Trail<'a, 't> {
    parent: Option<&'a Trail<'a, 't>>,
    step: Step<'t>,
    /// What to underline for the node as a whole: the key of a field, an item itself.
    place: Node<'t>,
}

#[derive(Clone, Copy)]
enum Step<'t> {
    Root,
    /// The key at `place`.
    Key,
    /// A key that is not there.
    Missing(&'t str),
    Item(usize),
}

impl<'a, 't> Trail<'a, 't> {
    /// The trail of a whole document, shown as its first key.
    pub(super) fn root(root: Node<'t>) -> Self {
        let place = root.entries().next().map_or(root, |(key, _)| key);
        Self { parent: None, step: Step::Root, place }
    }

    /// The trail of the value under a key.
    pub(super) fn key(&'a self, key: Node<'t>) -> Self {
        Self { parent: Some(self), step: Step::Key, place: key }
    }

    /// The trail of a field that is not there.
    pub(super) fn missing(&'a self, name: &'t str) -> Self {
        Self { parent: Some(self), step: Step::Missing(name), place: self.place }
    }

    /// The trail of an item of a list.
    pub(super) fn item(&'a self, index: usize, item: Node<'t>) -> Self {
        Self { parent: Some(self), step: Step::Item(index), place: item }
    }

    /// What to underline for the node as a whole.
    pub(super) fn place(&self) -> Node<'t> {
        self.place
    }
}

impl fmt::Display for Trail<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else { return Ok(()) };
        parent.fmt(f)?;
        let key = match self.step {
            Step::Root => return Ok(()),
            Step::Item(index) => return write!(f, "[{index}]"),
            Step::Key => self.place.scalar_text().unwrap_or_default(),
            Step::Missing(key) => key,
        };
        if key.is_empty() || key.contains(['.', '[', ']', '"']) {
            return write!(f, "[{key:?}]");
        }
        let dot = if matches!(parent.step, Step::Root) { "" } else { "." };
        write!(f, "{dot}{key}")
    }
}
