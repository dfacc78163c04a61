use std::fmt::Write;

use super::count;
use crate::api::{LISTED_AT_MOST, PostStatus};
use crate::engine::Evaluation;
use crate::facts::Superior;
use crate::world::{Id, PostId};

impl Evaluation<'_> {
    pub(super) fn post_status(&self, id: PostId) -> PostStatus {
        let (post, staff) = (self.world.post(id), &self.facts.staff);
        let covered = staff
            .present(id)
            .filter(|h| self.facts.pairs.find(h.employee, id).is_some_and(|pair| pair.state.covered()));
        let superior = match self.facts.lines.superior(id) {
            Superior::Post(up) => Some(self.name_of(up)),
            Superior::Top | Superior::Nobody | Superior::Unknown => None,
        };
        PostStatus {
            common: self.common(id.object()),
            holders: staff.of_post(id).take(LISTED_AT_MOST).map(|holding| self.holder(holding)).collect(),
            holders_total: count(staff.of_post(id).count()),
            covered_holders: count(covered.count()),
            filled: format!("{}/{}", staff.present(id).count(), post.headcount),
            superior,
            duties_digest: post.duties.map(|digest| written(&digest)),
        }
    }
}

fn written(digest: &[u8; 32]) -> String {
    digest.iter().fold("sha256:".to_owned(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
