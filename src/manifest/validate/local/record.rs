use super::{Part, exactly_if, in_order};
use crate::api::local;
use crate::manifest::validate::Complaint;

/// The types of record: a rule says nothing of a type that does not exist.
const TYPES: [&str; 8] = [
    "EntryEducation",
    "Transfer",
    "Return",
    "AnnualRefresher",
    "NewProcess",
    "ManagerTraining",
    "PracticalReExam",
    "Certificate",
];

pub(super) fn judge(spec: Part<'_>, out: &mut Vec<Complaint>) {
    if let Some(type_) = spec.text("type").filter(|text| TYPES.contains(text)) {
        of_type(spec, type_, out);
    }
    if let Some(certificate) = spec.get("certificate") {
        state(certificate, out);
        let (days, words) = (("validFrom", "validTo"), local::VALIDITY_INVERTED);
        in_order(certificate, days, words, || "spec.certificate".to_owned(), out);
    }
}

fn of_type(spec: Part<'_>, type_: &str, out: &mut Vec<Complaint>) {
    let is_certificate = type_ == "Certificate";
    let has_level = matches!(type_, "EntryEducation" | "Transfer" | "Return");
    let words = (local::CERTIFICATE_REQUIRED, local::CERTIFICATE_ONLY);
    exactly_if(is_certificate, spec, "certificate", words, out);
    let words = (local::COMPLETED_REQUIRED, local::COMPLETED_ONLY);
    exactly_if(!is_certificate, spec, "completedOn", words, out);
    exactly_if(has_level, spec, "level", (local::LEVEL_REQUIRED, local::LEVEL_ONLY), out);
    let words = (local::CHANGE_REQUIRED, local::CHANGE_ONLY);
    exactly_if(type_ == "NewProcess", spec, "changeRef", words, out);
}

fn state(certificate: Part<'_>, out: &mut Vec<Complaint>) {
    let state = if certificate.has("state") { certificate.text("state") } else { Some("Active") };
    match (state, certificate.get("stateSince")) {
        (Some("Suspended" | "Revoked" | "Cancelled"), None) => {
            certificate.refuse("spec.certificate.stateSince", local::STATE_SINCE_REQUIRED, None, out);
        }
        (Some("Active"), Some(since)) => {
            since.refuse("spec.certificate.stateSince", local::STATE_SINCE_ONLY, None, out);
        }
        _ => {}
    }
}
