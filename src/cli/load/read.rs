use serde_json::Value;
use smol_str::SmolStr;

use super::{Options, of_place};
use crate::api::{DepartmentSpec, EmployeeSpec, Kind, LetterSpec, PostSpec, RecordSpec};
use crate::manifest::{self, Complaint, DocRef, Misfit, Node, Object, Sources};
use crate::report::Problem;

/// One object, whether it can be used or not.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) at: DocRef,
    pub(super) kind: Kind,
    pub(super) name: SmolStr,
    pub(super) namespace: SmolStr,
    pub(super) spec: Result<Spec, Refusal>,
    pub(super) written: Option<Value>,
}

/// Why an object cannot be used, and what is known of it all the same.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) problems: Vec<Problem>,
    /// Whether it says that it is a department of type Enterprise.
    pub(super) enterprise: bool,
}

/// The content of an object.
#[derive(Debug)]
pub(super) enum Spec {
    Department(Box<DepartmentSpec>),
    Employee(Box<EmployeeSpec>),
    Post(Box<PostSpec>),
    Letter(Box<LetterSpec>),
    Record(Box<RecordSpec>),
}

/// Reads one object of the five kinds.
pub(super) fn object(sources: &Sources, object: Object<'_>, options: Options<'_>) -> Read {
    let header = object.header;
    Read {
        at: object.at,
        kind: header.kind,
        name: header.name.into(),
        namespace: header.namespace.unwrap_or(options.namespace).into(),
        spec: accepted(sources, object),
        written: options.keep_written.then(|| object.node.decode().unwrap_or_default()),
    }
}

fn accepted(sources: &Sources, object: Object<'_>) -> Result<Spec, Refusal> {
    let mut complaints = Vec::new();
    manifest::validate(object.header.kind, object.node, &mut complaints);
    if complaints.is_empty() {
        match decoded(object.header.kind, object.node) {
            Ok(spec) => return Ok(spec),
            Err(misfit) => complaints.push(of_misfit(object.node, misfit)),
        }
    }
    let problem = |complaint| refused(sources, object, complaint);
    let type_ = object.node.at("spec.type").and_then(Node::as_str);
    Err(Refusal {
        problems: complaints.into_iter().map(problem).collect(),
        enterprise: type_ == Some("Enterprise"),
    })
}

fn decoded(kind: Kind, object: Node<'_>) -> Result<Spec, Misfit> {
    let spec = object.get("spec").unwrap_or(object);
    Ok(match kind {
        Kind::Department => Spec::Department(spec.decode()?),
        Kind::Employee => Spec::Employee(spec.decode()?),
        Kind::Post => Spec::Post(spec.decode()?),
        Kind::ResponsibilityLetter => Spec::Letter(spec.decode()?),
        Kind::TrainingRecord => Spec::Record(spec.decode()?),
    })
}

// The second line of defence: what the schema lets pass must decode.
fn of_misfit(object: Node<'_>, misfit: Misfit) -> Complaint {
    let span = misfit.span.unwrap_or_else(|| object.find("spec").span);
    Complaint { field: "spec".to_owned(), message: format!("spec: {}", misfit.message), help: None, span }
}

fn refused(sources: &Sources, object: Object<'_>, complaint: Complaint) -> Problem {
    Problem {
        message: complaint.message,
        object: Some(format!("{}/{}", object.header.kind, object.header.name)),
        field: (!complaint.field.is_empty()).then_some(complaint.field),
        help: complaint.help,
        place: sources.place_of_span(object.at, &complaint.span).map(of_place),
        related: Vec::new(),
    }
}
