use std::collections::BTreeMap;

use rayon::prelude::*;
use smol_str::SmolStr;

use super::validate::{Complaint, validate};
use super::{DocRef, Misfit, Node, Object, Place, Sources, Unread};
use crate::api::{DepartmentSpec, EmployeeSpec, Kind, LetterSpec, PostSpec, RecordSpec};
use crate::finding::ObjectId;
use crate::world::{Builder, Refused, World};

/// The worlds that some sources hold, and what could not be used.
#[derive(Debug)]
pub struct Loaded {
    /// The namespaces, by name.
    pub namespaces: Vec<Namespace>,
    /// How many objects of the five kinds were understood.
    pub objects: usize,
    /// How many manifests of other groups and kinds were skipped.
    pub skipped: usize,
    /// What could not be used, in the order of files and lines.
    pub problems: Vec<Problem>,
}

/// One namespace and where its objects stand.
#[derive(Debug)]
pub struct Namespace {
    /// Everything known about it.
    pub world: World,
    origins: Vec<DocRef>,
}

/// Input that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong and what was expected.
    pub message: String,
    /// `Kind/name` where known.
    pub object: Option<String>,
    /// The path of the field where known.
    pub field: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
    /// A second place, and what it is.
    pub related: Option<(String, Place)>,
}

impl From<Unread> for Problem {
    fn from(unread: Unread) -> Self {
        let Unread { message, help, place, related } = unread;
        Self { message, object: None, field: None, help, place, related }
    }
}

impl Namespace {
    /// The place of a field of an object, or of its nearest ancestor that the file has.
    #[must_use]
    pub fn place(&self, sources: &Sources, object: ObjectId, path: &str) -> Option<Place> {
        let origin = self.world.meta(object).origin;
        sources.place(*self.origins.get(origin as usize)?, path)
    }
}

/// An object as it was read: its spec, or why it was refused.
struct Read {
    at: DocRef,
    namespace: SmolStr,
    name: SmolStr,
    kind: Kind,
    spec: Result<Spec, Refusal>,
}

enum Spec {
    Department(Box<DepartmentSpec>),
    Employee(Box<EmployeeSpec>),
    Post(Box<PostSpec>),
    Letter(Box<LetterSpec>),
    Record(Box<RecordSpec>),
}

struct Refusal {
    complaints: Vec<Complaint>,
    enterprise: bool,
}

impl Loaded {
    /// Reads the worlds of some sources; manifests that name no namespace belong to `namespace`.
    #[must_use]
    pub fn of(sources: &Sources, namespace: &str) -> Self {
        let visit = sources.visit(|object| read(&object, namespace));
        let mut problems: Vec<Problem> = visit.problems.into_iter().map(Problem::from).collect();
        let mut collected: BTreeMap<SmolStr, Collected> = BTreeMap::new();
        let mut objects = 0;
        for read in visit.objects {
            if let Err(refusal) = &read.spec {
                problems
                    .extend(refusal.complaints.iter().map(|complaint| refused(sources, &read, complaint)));
            } else {
                objects += 1;
            }
            let new = || Collected { builder: Builder::new(read.namespace.clone()), origins: Vec::new() };
            collected.entry(read.namespace.clone()).or_insert_with(new).add(read);
        }
        let built: Vec<_> = collected.into_par_iter().map(|(_, collected)| collected.build()).collect();
        for namespace in &built {
            problems.extend(namespace.twins(sources));
        }
        problems.sort_by(order);
        Self { namespaces: built, objects, skipped: visit.skipped, problems }
    }
}

fn read(object: &Object<'_>, namespace: &str) -> Read {
    let kind = object.header.kind;
    let mut complaints = Vec::new();
    validate(kind, object.node, &mut complaints);
    let spec = if complaints.is_empty() {
        decode(object).map_err(|misfit| vec![unfit(misfit)])
    } else {
        Err(complaints)
    };
    let says_enterprise = || {
        object.node.get("spec").and_then(|spec| spec.get("type")).and_then(Node::as_str) == Some("Enterprise")
    };
    Read {
        at: object.at,
        namespace: object.header.namespace.unwrap_or(namespace).into(),
        name: object.header.name.into(),
        kind,
        spec: spec.map_err(|complaints| Refusal {
            complaints,
            enterprise: kind == Kind::Department && says_enterprise(),
        }),
    }
}

fn decode(object: &Object<'_>) -> Result<Spec, Misfit> {
    let spec = object.node.get("spec").unwrap_or(object.node);
    Ok(match object.header.kind {
        Kind::Department => Spec::Department(Box::new(spec.decode()?)),
        Kind::Employee => Spec::Employee(Box::new(spec.decode()?)),
        Kind::Post => Spec::Post(Box::new(spec.decode()?)),
        Kind::ResponsibilityLetter => Spec::Letter(Box::new(spec.decode()?)),
        Kind::TrainingRecord => Spec::Record(Box::new(spec.decode()?)),
    })
}

fn unfit(misfit: Misfit) -> Complaint {
    Complaint { field: String::new(), message: misfit.message, help: None, span: misfit.span.unwrap_or(0..0) }
}

fn refused(sources: &Sources, read: &Read, complaint: &Complaint) -> Problem {
    Problem {
        message: complaint.message.clone(),
        object: Some(format!("{}/{}", read.kind, read.name)),
        field: Some(complaint.field.clone()).filter(|field| !field.is_empty()),
        help: complaint.help.clone(),
        place: sources.place_of_span(read.at, &complaint.span),
        related: None,
    }
}

/// What is known of a namespace while it is read.
struct Collected {
    builder: Builder,
    origins: Vec<DocRef>,
}

impl Collected {
    fn add(&mut self, read: Read) {
        let Read { at, name, kind, spec, .. } = read;
        let origin = u32::try_from(self.origins.len()).unwrap_or(u32::MAX);
        self.origins.push(at);
        match spec {
            Ok(Spec::Department(spec)) => self.builder.department(name, origin, *spec),
            Ok(Spec::Employee(spec)) => self.builder.employee(name, origin, *spec),
            Ok(Spec::Post(spec)) => self.builder.post(name, origin, *spec),
            Ok(Spec::Letter(spec)) => self.builder.letter(name, origin, *spec),
            Ok(Spec::Record(spec)) => self.builder.record(name, origin, *spec),
            Err(refusal) => self.builder.refused(Refused { kind, name, enterprise: refusal.enterprise }),
        }
    }

    fn build(self) -> Namespace {
        Namespace { world: self.builder.build(), origins: self.origins }
    }
}

impl Namespace {
    // Two objects of one kind and name: the second is the mistake, the first is shown beside it.
    fn twins<'a>(&'a self, sources: &'a Sources) -> impl Iterator<Item = Problem> + 'a {
        self.world.twins.iter().filter_map(move |(first, later)| {
            let (first, later) = (self.origins.get(*first as usize)?, self.origins.get(*later as usize)?);
            let header = sources.title(*later)?;
            Some(Problem {
                message: format!("{header} is declared twice in namespace {}", self.world.namespace),
                object: Some(header),
                field: Some("metadata.name".to_owned()),
                help: Some("delete one of the two, or give it another name".to_owned()),
                place: sources.place(*later, "metadata.name"),
                related: sources
                    .place(*first, "metadata.name")
                    .map(|place| ("first declared here".to_owned(), place)),
            })
        })
    }
}

// By file and line; what has no place comes first.
fn order(a: &Problem, b: &Problem) -> std::cmp::Ordering {
    let key = |problem: &Problem| {
        problem.place.as_ref().map(|place| (place.file.clone(), place.line, place.column))
    };
    key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
}
