use super::{Part, in_order};
use crate::api::local;
use crate::manifest::validate::Complaint;

pub(super) fn judge(spec: Part<'_>, out: &mut Vec<Complaint>) {
    let times = ("hiredOn", "separatedOn");
    in_order(spec, times, local::SEPARATED_BEFORE_HIRED, || "spec".to_owned(), out);
    for list in ["assignments", "absences"] {
        for (index, time) in spec.items(list).enumerate() {
            let path = || format!("spec.{list}[{index}]");
            in_order(time, ("from", "to"), local::PERIOD_INVERTED, path, out);
        }
    }
    if let Some(contract) = spec.get("contract") {
        terms(contract, out);
    }
}

fn terms(contract: Part<'_>, out: &mut Vec<Complaint>) {
    let others = ["signedOn", "from", "to", "documentDigest"];
    match contract.get("notApplicableReason") {
        None if !contract.has("from") => contract.refuse("spec.contract", local::CONTRACT_EMPTY, None, out),
        Some(reason) if others.iter().any(|name| contract.has(name)) => {
            reason.refuse("spec.contract.notApplicableReason", local::CONTRACT_EXCLUSIVE, None, out);
        }
        _ => {}
    }
    in_order(contract, ("from", "to"), local::PERIOD_INVERTED, || "spec.contract".to_owned(), out);
}
