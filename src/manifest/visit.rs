use std::ops::Range;

use rayon::prelude::*;

use smol_str::SmolStr;

use super::chunks::Chunk;
use super::direct::{self, Direct, Tools};
use super::sniff::sniff;
use super::sources::Source;
use super::{DocRef, Fault, Headed, Header, Node, Problem, Sources, header, parse};
use crate::api::Kind;

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
#[derive(Debug, Default)]
pub struct Visit<O> {
    /// What the visitor made of the objects.
    pub objects: O,
    /// How many manifests of other groups and kinds there were.
    pub skipped: usize,
    /// Files and documents that could not be read.
    pub problems: Vec<Problem>,
    /// The objects that those documents are meant to be, as far as they say.
    pub named: Vec<Named>,
}

/// Makes something of the objects of some neighbouring documents.
pub(super) trait Visitor: Sync {
    /// What it makes of them.
    type Objects: Send;

    /// What it makes of none, where there may be as many as so many documents hold.
    fn begin(&self, documents: usize) -> Self::Objects;

    /// Takes an object that is still to be judged.
    fn take(&self, visit: &mut Visit<Self::Objects>, object: Object<'_>);

    /// Takes an object that is right, where it does: then it is shown no nodes of it.
    fn take_direct(&self) -> Option<TakeDirect<Self>> {
        None
    }
}

/// What takes an object that is right.
pub(super) type TakeDirect<V> = fn(&V, &mut Visit<<V as Visitor>::Objects>, DocRef, Direct);

/// A visitor that makes one thing of each object.
struct Each<F>(F);

impl<T: Send, F: Fn(Object<'_>) -> T + Sync> Visitor for Each<F> {
    type Objects = Vec<T>;

    fn begin(&self, documents: usize) -> Vec<T> {
        Vec::with_capacity(documents)
    }

    fn take(&self, visit: &mut Visit<Vec<T>>, object: Object<'_>) {
        visit.objects.push(self.0(object));
    }
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

impl Sources {
    /// Shows every object of the five kinds to `each`, on all cores; the results are in order.
    pub fn visit<T: Send>(&self, each: impl Fn(Object<'_>) -> T + Sync) -> Visit<Vec<T>> {
        let visits = self.visits(&Each(each));
        let mut all: Visit<Vec<T>> = Visit { problems: self.problems.clone(), ..Visit::default() };
        all.objects.reserve_exact(visits.iter().map(|visit| visit.objects.len()).sum());
        for mut visit in visits {
            all.objects.append(&mut visit.objects);
            all.skipped += visit.skipped;
            all.problems.append(&mut visit.problems);
            all.named.append(&mut visit.named);
        }
        all
    }

    /// Shows every object to a visitor, and gives what it made of some neighbouring documents each.
    pub(super) fn visits<V: Visitor>(&self, visitor: &V) -> Vec<Visit<V::Objects>> {
        let visit = |tools: &mut Tools, chunk| self.visit_chunk(chunk, tools, visitor);
        self.all_chunks().par_iter().map_init(Tools::default, visit).collect()
    }

    fn visit_chunk<V: Visitor>(&self, chunk: &Chunk, tools: &mut Tools, visitor: &V) -> Visit<V::Objects> {
        let objects = visitor.begin(chunk.documents.len());
        let mut visit = Visit { objects, skipped: 0, problems: Vec::new(), named: Vec::new() };
        for (file, range) in &chunk.documents {
            let (source, at) = (&self.files[*file], DocRef::new(*file, range, 0));
            if let Err(fault) = visit.document(source, at, tools, visitor) {
                visit.refuse(source, fault, named_in(source, at));
            }
        }
        visit
    }
}

impl<O> Visit<O> {
    /// Takes the objects of a document, if it can be read.
    fn document<V: Visitor<Objects = O>>(
        &mut self,
        source: &Source,
        at: DocRef,
        tools: &mut Tools,
        visitor: &V,
    ) -> Result<(), Fault> {
        let range = at.range();
        all_text(source, &range)?;
        let tame = parse::tame(&source.text, &range)?;
        if let Some(take) = visitor.take_direct().filter(|_| tame)
            && let Some(direct) = direct::read(&source.text, range.clone(), tools)
        {
            take(visitor, self, at, direct);
            return Ok(());
        }
        parse::lanes(&source.text, range, tame, &mut tools.tape)?;
        for (item, node) in tools.tape.root(&source.text).into_iter().flat_map(header::objects).enumerate() {
            self.object(source, node, at.item(item), visitor);
        }
        Ok(())
    }

    fn object<V: Visitor<Objects = O>>(&mut self, source: &Source, node: Node<'_>, at: DocRef, visitor: &V) {
        match header::header(node) {
            Headed::Ours(header) => visitor.take(self, Object { at, header, node }),
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

/// Refuses a document that is not all text.
fn all_text(source: &Source, range: &Range<usize>) -> Result<(), Fault> {
    let first = source.broken.partition_point(|bad| bad.start < range.start);
    if let Some(bad) = source.broken.get(first).filter(|bad| bad.start < range.end) {
        let message = format!("not valid {}: these bytes are no text", source.encoding);
        return Err(Fault::new(bad.clone(), message).with_help("save the file as UTF-8"));
    }
    Ok(())
}

impl DocRef {
    /// Another object of the same document.
    #[expect(clippy::cast_possible_truncation, reason = "a text holds fewer objects than bytes")]
    fn item(self, item: usize) -> Self {
        Self { item: item as u32, ..self }
    }

    #[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
    fn new(file: usize, range: &Range<usize>, item: usize) -> Self {
        Self { file: file as u32, start: range.start as u32, end: range.end as u32, item: item as u32 }
    }
}
