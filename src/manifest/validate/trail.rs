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
    Key(&'t str),
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
        let name = key.scalar_text().unwrap_or_default();
        Self { parent: Some(self), step: Step::Key(name), place: key }
    }

    /// The trail of a field that is not there.
    pub(super) fn missing(&'a self, name: &'t str) -> Self {
        Self { parent: Some(self), step: Step::Key(name), place: self.place }
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
        match self.step {
            Step::Root => Ok(()),
            Step::Item(index) => write!(f, "[{index}]"),
            Step::Key(key) if key.is_empty() || key.contains(['.', '[', ']', '"']) => write!(f, "[{key:?}]"),
            Step::Key(key) if matches!(parent.step, Step::Root) => f.write_str(key),
            Step::Key(key) => write!(f, ".{key}"),
        }
    }
}
