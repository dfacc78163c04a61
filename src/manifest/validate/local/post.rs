use std::collections::BTreeSet;

use super::Part;
use crate::api::local;
use crate::manifest::validate::Complaint;

pub(super) fn judge(spec: Part<'_>, out: &mut Vec<Complaint>) {
    let mut seen = BTreeSet::new();
    for change in spec.items("changes") {
        let Some(id) = change.text("id") else { continue };
        if !seen.insert(id)
            && let Some(list) = spec.get("changes")
        {
            // The server names the list; the second of the two is what a person looks for.
            let shown = Part { key: change.get("id").map_or(list.key, |id| id.node), ..list };
            shown.refuse(
                "spec.changes",
                local::CHANGE_IDS_DIFFER,
                Some(format!("{id} stands here twice")),
                out,
            );
        }
    }
}
