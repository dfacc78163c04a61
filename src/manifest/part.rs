use smol_str::SmolStr;

use super::validate::{Complaint, validate};
use super::visit::{TakeDirect, Visitor};
use super::{DocRef, Misfit, Named, Node, Object, Problem, Sources, Visit};
use crate::api::Kind;
use crate::world::Draft;

/// What some neighbouring documents hold.
pub(super) type Part = Visit<Held>;

/// Objects by namespace.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) namespaces: Vec<(SmolStr, Objects)>,
    pub(super) understood: usize,
    /// Room for so many is made at first.
    expected: usize,
}

pub(super) type Objects = Vec<(DocRef, Draft)>;

impl Part {
    /// What all of some sources hold.
    pub(super) fn of_all(sources: &Sources, namespace: &str) -> Self {
        sources.visits(&Reader { sources, namespace }).into_iter().fold(Self::default(), Self::and)
    }

    fn and(mut self, mut other: Self) -> Self {
        for (namespace, mut objects) in other.objects.namespaces {
            self.objects.of(&namespace).append(&mut objects);
        }
        self.objects.understood += other.objects.understood;
        self.skipped += other.skipped;
        self.problems.append(&mut other.problems);
        self.named.append(&mut other.named);
        self
    }
}

impl Held {
    // Neighbours are mostly of one namespace.
    fn of(&mut self, namespace: &str) -> &mut Objects {
        let known = self.namespaces.iter().rposition(|(name, _)| name == namespace);
        let index = known.unwrap_or_else(|| {
            let room = if self.namespaces.is_empty() { self.expected } else { 0 };
            self.namespaces.push((namespace.into(), Vec::with_capacity(room)));
            self.namespaces.len() - 1
        });
        &mut self.namespaces[index].1
    }
}

/// Makes drafts of objects, and says what is wrong with them.
pub(super) struct Reader<'s> {
    pub(super) sources: &'s Sources,
    /// Of what names none.
    pub(super) namespace: &'s str,
}

impl Visitor for Reader<'_> {
    type Objects = Held;

    fn begin(&self, documents: usize) -> Held {
        Held { expected: documents, ..Held::default() }
    }

    fn take_direct(&self) -> Option<TakeDirect<Self>> {
        Some(|reader, part, at, direct| {
            part.objects.understood += 1;
            let namespace = direct.namespace.as_deref().unwrap_or(reader.namespace);
            part.objects.of(namespace).push((at, direct.draft));
        })
    }

    fn take(&self, part: &mut Part, object: Object<'_>) {
        let (draft, complaints) = read(&object);
        part.objects.understood += usize::from(!draft.is_refused());
        let refused = complaints.iter().map(|complaint| refused(self.sources, object.at, &draft, complaint));
        part.problems.extend(refused);
        part.objects.of(object.header.namespace.unwrap_or(self.namespace)).push((object.at, draft));
    }
}

/// What an object says, and why it is refused, if it is.
fn read(object: &Object<'_>) -> (Draft, Vec<Complaint>) {
    let header = object.header;
    let mut complaints = Vec::new();
    validate(header.kind, object.node, &mut complaints);
    let draft = if complaints.is_empty() { decode(object).map_err(Some) } else { Err(None) };
    let draft = draft.unwrap_or_else(|misfit| {
        // The second line of defence: what the schema lets pass must decode.
        complaints.extend(misfit.map(|misfit| unfit(object.node, misfit)));
        let says = object.node.at("spec.type").and_then(Node::as_str);
        let enterprise = header.kind == Kind::Department && says == Some("Enterprise");
        Draft::refused(header.kind, header.name.into(), enterprise)
    });
    (draft, complaints)
}

pub(super) fn decode(object: &Object<'_>) -> Result<Draft, Misfit> {
    let name = object.header.name.into();
    let spec = object.node.get("spec").unwrap_or(object.node);
    Ok(match object.header.kind {
        Kind::Department => Draft::department(name, spec.decode()?),
        Kind::Employee => Draft::employee(name, spec.decode()?),
        Kind::Post => Draft::post(name, spec.decode()?),
        Kind::ResponsibilityLetter => Draft::letter(name, spec.decode()?),
        Kind::TrainingRecord => Draft::record(name, spec.decode()?),
    })
}

fn unfit(object: Node<'_>, misfit: Misfit) -> Complaint {
    let span = misfit.span.unwrap_or_else(|| object.find("spec").span);
    Complaint { field: "spec".to_owned(), message: format!("spec: {}", misfit.message), help: None, span }
}

fn refused(sources: &Sources, at: DocRef, draft: &Draft, complaint: &Complaint) -> Problem {
    Problem {
        message: complaint.message.clone(),
        object: Some(format!("{}/{}", draft.kind(), draft.name())),
        field: Some(complaint.field.clone()).filter(|field| !field.is_empty()),
        help: complaint.help.clone(),
        place: sources.place_of_span(at, &complaint.span),
        related: None,
    }
}

impl Named {
    /// An object of which nothing is known but that it is there.
    pub(super) fn object(&self) -> (DocRef, Draft) {
        (self.at, Draft::refused(self.kind, self.name.clone(), self.enterprise))
    }
}
