use std::ops::Range;

use rayon::prelude::*;

use smol_str::SmolStr;

use super::sniff::sniff;
use super::sources::Source;
use super::{DocRef, Fault, Headed, Header, Node, Problem, Sources, Tape, header, parse, split};
use crate::api::Kind;

/// About so many bytes are read in one go, so that one large file keeps all cores busy.
const CHUNK: usize = 128 * 1024;

/// One object of the five kinds, while its document is on the tape.
#[derive(Clone, Copy, Debug)]
pub struct Object<'t> {
    /// What to keep of it, to find its places later.
    pub at: DocRef,
    /// What it is called.
    pub header: Header<'t>,
    /// The whole object.
    pub node: Node<'t>,
}

/// What was found in the sources, in the order of files and documents.
#[derive(Debug)]
pub struct Visit<T> {
    /// What the visitor made of each object.
    pub objects: Vec<T>,
    /// How many manifests of other groups and kinds there were.
    pub skipped: usize,
    /// Files and documents that could not be read.
    pub problems: Vec<Problem>,
    /// The objects that those documents are meant to be, as far as they say.
    pub named: Vec<Named>,
}

/// An object of which no more is known than its name: its document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where it is.
    pub at: DocRef,
    /// The kind.
    pub kind: Kind,
    /// `metadata.name`.
    pub name: SmolStr,
    /// `metadata.namespace`, where given.
    pub namespace: Option<SmolStr>,
    /// Whether it says that it is of type Enterprise.
    pub enterprise: bool,
}

impl<T> Default for Visit<T> {
    fn default() -> Self {
        Self { objects: Vec::new(), skipped: 0, problems: Vec::new(), named: Vec::new() }
    }
}

impl Sources {
    /// Shows every object of the five kinds to `each`, on all cores; the results are in order.
    pub fn visit<T: Send>(&self, each: impl Fn(Object<'_>) -> T + Sync) -> Visit<T> {
        let visits = self.visits(each, |visit| visit);
        let mut all = Visit { problems: self.problems.clone(), ..Visit::default() };
        all.objects.reserve_exact(visits.iter().map(|visit| visit.objects.len()).sum());
        for mut visit in visits {
            all.objects.append(&mut visit.objects);
            all.skipped += visit.skipped;
            all.problems.append(&mut visit.problems);
            all.named.append(&mut visit.named);
        }
        all
    }

    /// Shows every object to `each`, and what was found in some neighbouring documents to `then`.
    pub(super) fn visits<T, U: Send>(
        &self,
        each: impl Fn(Object<'_>) -> T + Sync,
        then: impl Fn(Visit<T>) -> U + Sync,
    ) -> Vec<U> {
        let neighbours = self.neighbours();
        let chunks: Vec<Chunk> =
            neighbours.into_par_iter().flat_map_iter(|files| self.chunks(files)).collect();
        let visit = |tape: &mut Tape, chunk| then(self.visit_chunk(chunk, tape, &each));
        chunks.par_iter().map_init(Tape::default, visit).collect()
    }

    fn visit_chunk<T>(&self, chunk: &Chunk, tape: &mut Tape, each: &impl Fn(Object<'_>) -> T) -> Visit<T> {
        let mut visit = Visit::default();
        visit.objects.reserve_exact(chunk.documents.len());
        for (file, range) in &chunk.documents {
            let source = &self.files[*file];
            if let Err(fault) = readable(source, range, tape) {
                visit.refuse(source, fault, named_in(source, DocRef::new(*file, range, 0)));
            } else if let Some(root) = tape.root(&source.text) {
                for (item, node) in header::objects(root).into_iter().enumerate() {
                    visit.take(source, node, DocRef::new(*file, range, item), each);
                }
            }
        }
        visit
    }

    /// The files, so many together that they are worth a thread's while.
    fn neighbours(&self) -> Vec<Range<usize>> {
        let (mut groups, mut start, mut bytes) = (Vec::new(), 0, 0);
        for (file, source) in self.files.iter().enumerate() {
            bytes += source.text.len();
            if bytes >= CHUNK {
                groups.push(start..file + 1);
                (start, bytes) = (file + 1, 0);
            }
        }
        groups.push(start..self.files.len());
        groups
    }

    /// The documents of some neighbouring files, in their order.
    fn chunks(&self, files: Range<usize>) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut bytes = CHUNK;
        for file in files {
            for range in split::documents(&self.files[file].text) {
                if bytes >= CHUNK {
                    bytes = 0;
                    chunks.push(Chunk::default());
                }
                bytes += range.len();
                if let Some(chunk) = chunks.last_mut() {
                    chunk.documents.push((file, range));
                }
            }
        }
        chunks
    }
}

impl<T> Visit<T> {
    fn take(&mut self, source: &Source, node: Node<'_>, at: DocRef, each: &impl Fn(Object<'_>) -> T) {
        match header::header(node) {
            Headed::Ours(header) => self.objects.push(each(Object { at, header, node })),
            Headed::Other => self.skipped += 1,
            Headed::Foreign(_) if !source.asked_for => self.skipped += 1,
            Headed::Foreign(fault) => self.refuse(source, fault, None),
            Headed::Broken(fault, header) => {
                let named = header.map(|header| Named::of(at, header, node));
                self.refuse(source, fault, named);
            }
        }
    }

    fn refuse(&mut self, source: &Source, fault: Fault, named: Option<Named>) {
        let object = named.as_ref().map(|named| format!("{}/{}", named.kind, named.name));
        self.problems.push(Problem { object, ..source.unread(fault) });
        self.named.extend(named);
    }
}

impl Named {
    fn of(at: DocRef, header: Header<'_>, node: Node<'_>) -> Self {
        Self {
            at,
            kind: header.kind,
            name: header.name.into(),
            namespace: header.namespace.map(Into::into),
            enterprise: node.at("spec.type").and_then(Node::as_str) == Some("Enterprise"),
        }
    }
}

fn named_in(source: &Source, at: DocRef) -> Option<Named> {
    let sniffed = sniff(&source.text[at.range()])?;
    Some(Named {
        at,
        kind: sniffed.kind,
        name: sniffed.name.into(),
        namespace: sniffed.namespace.map(Into::into),
        enterprise: sniffed.enterprise,
    })
}

/// Some neighbouring documents, each with the number of its file.
#[derive(Default)]
struct Chunk {
    documents: Vec<(usize, Range<usize>)>,
}

/// Reads a document onto the tape, if all of it is text.
fn readable(source: &Source, range: &Range<usize>, tape: &mut Tape) -> Result<(), Fault> {
    let first = source.broken.partition_point(|bad| bad.start < range.start);
    if let Some(bad) = source.broken.get(first).filter(|bad| bad.start < range.end) {
        let message = format!("not valid {}: these bytes are no text", source.encoding);
        return Err(Fault::new(bad.clone(), message).with_help("save the file as UTF-8"));
    }
    parse(&source.text, range.clone(), tape)
}

impl DocRef {
    #[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
    fn new(file: usize, range: &Range<usize>, item: usize) -> Self {
        Self { file: file as u32, start: range.start as u32, end: range.end as u32, item: item as u32 }
    }
}
