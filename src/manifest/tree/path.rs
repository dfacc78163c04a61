use std::ops::Range;

use super::{Node, NodeKind};

/// Where a symbolic path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What to underline, in bytes of the file's text: the key of a field, the whole of an item.
    pub span: Range<usize>,
    /// Whether the path exists; otherwise the span is that of its nearest ancestor that does.
    pub exact: bool,
}

/// One step of a path.
#[derive(Debug, PartialEq, Eq)]
enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

impl<'t> Node<'t> {
    /// The value at a path such as `spec.signatures[0].employeeRef`, if it exists.
    ///
    /// A key that contains a dot or a bracket is written `["a.b"]`.
    #[must_use]
    pub fn at(self, path: &str) -> Option<Node<'t>> {
        Steps(path).try_fold(self, |node, step| node.step(&step).map(|(_, value)| value))
    }

    /// What to show for a path: the key of the field it names, or of the nearest ancestor that
    /// exists; the first key of the document where there is none.
    #[must_use]
    pub fn find(self, path: &str) -> Found {
        let (mut node, mut span) = (self, None);
        for step in Steps(path) {
            let Some((shown, value)) = node.step(&step) else {
                return self.found(span, false);
            };
            (node, span) = (value, Some(shown.span()));
        }
        self.found(span, true)
    }

    fn found(self, span: Option<Range<usize>>, exact: bool) -> Found {
        let first = || self.entries().next().map_or(self, |(key, _)| key).span();
        let span = span.unwrap_or_else(first);
        Found { span, exact }
    }

    /// The node to show and the node to go on from.
    fn step(self, step: &Step<'_>) -> Option<(Node<'t>, Node<'t>)> {
        match *step {
            Step::Key(key) => self.entry(key),
            Step::Index(nth) if self.kind() == NodeKind::Seq => {
                self.items().nth(nth).map(|item| (item, item))
            }
            Step::Index(_) => None,
        }
    }
}

struct Steps<'p>(&'p str);

impl<'p> Iterator for Steps<'p> {
    type Item = Step<'p>;

    fn next(&mut self) -> Option<Step<'p>> {
        let rest = self.0.strip_prefix('.').unwrap_or(self.0);
        if rest.is_empty() {
            return None;
        }
        if let Some(quoted) = rest.strip_prefix("[\"") {
            let (key, rest) = quoted.split_once("\"]").unwrap_or((quoted, ""));
            self.0 = rest;
            return Some(Step::Key(key));
        }
        if let Some(bracket) = rest.strip_prefix('[') {
            let (nth, rest) = bracket.split_once(']').unwrap_or((bracket, ""));
            self.0 = rest;
            return Some(nth.parse().map_or(Step::Key(nth), Step::Index));
        }
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        self.0 = &rest[end..];
        Some(Step::Key(&rest[..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::Steps;
    use crate::manifest::{Tape, parse};

    const TEXT: &str = "a:\n  b:\n  - c: 1\n  - d: [x, y]\n  \"e.f\": 2\n";

    fn shown(path: &str) -> (&'static str, bool) {
        let mut tape = Tape::default();
        parse(TEXT, 0..TEXT.len(), &mut tape).expect("a document");
        let found = tape.root(TEXT).expect("a root").find(path);
        (&TEXT[found.span], found.exact)
    }

    #[test]
    fn finds_keys_and_items() {
        assert_eq!(shown("a.b"), ("b", true));
        assert_eq!(shown("a.b[0]"), ("c: 1", true));
        assert_eq!(shown("a.b[1].d[1]"), ("y", true));
        assert_eq!(shown("a[\"e.f\"]"), ("\"e.f\"", true));
    }

    #[test]
    fn falls_back_to_the_nearest_ancestor() {
        assert_eq!(shown("a.b[7].x"), ("b", false));
        assert_eq!(shown("a.b[1].x"), ("d: [x, y]", false));
        assert_eq!(shown("z.y"), ("a", false));
        assert_eq!(shown(""), ("a", true));
    }

    #[test]
    fn odd_paths_do_no_harm() {
        for path in ["[", "[\"", "]", "..", "a..b", "[x]", "[99999999999999999999999]"] {
            let _ = Steps(path).count();
        }
    }
}
