use super::{Part, exactly_if, in_order, overrides};
use crate::api::{PROFILE_NAMES, local};
use crate::manifest::validate::{Complaint, nearest::nearest};

/// The types of department: a rule says nothing of a type that does not exist.
const TYPES: [&str; 6] =
    ["Enterprise", "SubordinateUnit", "FunctionalDepartment", "Workshop", "Team", "CooperatingUnit"];

pub(super) fn judge(spec: Part<'_>, out: &mut Vec<Complaint>) {
    if let Some(type_) = spec.text("type").filter(|text| TYPES.contains(text)) {
        enterprise(spec, type_, out);
        cooperation(spec, type_, out);
    }
    if let Some(time) = spec.get("cooperation") {
        in_order(time, ("from", "to"), local::PERIOD_INVERTED, || "spec.cooperation".to_owned(), out);
    }
    if let Some(enterprise) = spec.get("enterprise") {
        profile(enterprise, out);
        overrides::judge(enterprise, out);
    }
}

fn enterprise(spec: Part<'_>, type_: &str, out: &mut Vec<Complaint>) {
    let is_enterprise = type_ == "Enterprise";
    exactly_if(is_enterprise, spec, "enterprise", (local::ENTERPRISE_REQUIRED, local::ENTERPRISE_ONLY), out);
    if let Some(parent) = spec.get("parentRef").filter(|_| is_enterprise) {
        parent.refuse("spec.parentRef", local::ENTERPRISE_HAS_NO_PARENT, None, out);
    }
}

fn cooperation(spec: Part<'_>, type_: &str, out: &mut Vec<Complaint>) {
    if let Some(time) = spec.get("cooperation").filter(|_| type_ != "CooperatingUnit") {
        time.refuse("spec.cooperation", local::COOPERATION_ONLY, None, out);
    }
}

fn profile(enterprise: Part<'_>, out: &mut Vec<Complaint>) {
    let Some(name) = enterprise.text("profile") else { return };
    if !PROFILE_NAMES.contains(&name) {
        let help = match nearest(name, PROFILE_NAMES) {
            Some(meant) => format!("did you mean {meant}?"),
            None => format!("the shipped profiles are {}", PROFILE_NAMES.join(", ")),
        };
        let Some(field) = enterprise.get("profile") else { return };
        let shown = Part { key: field.node, ..field };
        shown.refuse("spec.enterprise.profile", &format!("there is no profile {name:?}"), Some(help), out);
    }
}
