use super::{Part, exactly_if, in_order};
use crate::api::local;
use crate::manifest::validate::Complaint;

pub(super) fn judge(spec: Part<'_>, out: &mut Vec<Complaint>) {
    if let Some(period) = spec.get("period") {
        in_order(period, ("from", "to"), local::PERIOD_INVERTED, || "spec.period".to_owned(), out);
    }
    if let Some(issuer) = spec.get("issuer") {
        one_issuer(issuer, out);
    }
    let Some(type_) = spec.text("type").filter(|text| TYPES.contains(text)) else { return };
    exactly_if(type_ == "Personal", spec, "issuer", (local::ISSUER_REQUIRED, local::ISSUER_ONLY), out);
    if let Some(responsible) = spec.get("responsible") {
        match type_ {
            "CooperatingUnit" => unit(responsible, out),
            _ => person(responsible, out),
        }
    }
}

/// The types of letter: a rule says nothing of a type that does not exist.
const TYPES: [&str; 3] = ["Personal", "Commitment", "CooperatingUnit"];

fn one_issuer(issuer: Part<'_>, out: &mut Vec<Complaint>) {
    if issuer.has("employeeRef") == issuer.has("external") {
        issuer.refuse("spec.issuer", local::ISSUER_EXCLUSIVE, None, out);
    }
}

fn unit(responsible: Part<'_>, out: &mut Vec<Complaint>) {
    let posts = responsible.items("postRefs").next().is_some();
    if !responsible.has("departmentRef") || responsible.has("employeeRef") || posts {
        responsible.refuse("spec.responsible", local::RESPONSIBLE_UNIT, None, out);
    }
}

fn person(responsible: Part<'_>, out: &mut Vec<Complaint>) {
    // A list of the wrong type was complained about already.
    let list = responsible.get("postRefs");
    let posts = list.is_some_and(|list| list.node.items().next().is_some() || !is_list(list));
    if !responsible.has("employeeRef") || responsible.has("departmentRef") || !posts {
        responsible.refuse("spec.responsible", local::RESPONSIBLE_PERSON, None, out);
    }
}

fn is_list(part: Part<'_>) -> bool {
    part.node.kind() == crate::manifest::NodeKind::Seq
}
