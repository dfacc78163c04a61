use super::{count, summary};
use crate::api::{CoverageStatus, DepartmentStatus, LISTED_AT_MOST, Subtree};
use crate::engine::Evaluation;
use crate::world::{DepartmentId, Id};

impl Evaluation<'_> {
    pub(super) fn department_status(&self, id: DepartmentId) -> DepartmentStatus {
        let totals = &self.totals[id.index()];
        // From the enterprise down; the nearest departments stay where the path is too long.
        let mut path: Vec<_> =
            self.facts.tree.path(id).take(LISTED_AT_MOST).map(|above| self.name_of(above)).collect();
        path.reverse();
        let head = self.world.department(id).head_post.to();
        let holders = || head.into_iter().flat_map(|post| self.facts.staff.of_post(post));
        DepartmentStatus {
            common: self.common(id.object()),
            path_total: count(self.facts.tree.path(id).count()),
            path,
            head_holders: holders().take(LISTED_AT_MOST).map(|holding| self.holder(holding)).collect(),
            head_holders_total: count(holders().count()),
            head_summary: summary(holders().map(|holding| self.name_of(holding.employee))),
            coverage: CoverageStatus {
                pairs_required: totals.pairs_required,
                pairs_covered: totals.pairs_covered,
                blind_spots: totals.blind_spots,
                summary: format!("{}/{}", totals.pairs_covered, totals.pairs_required),
            },
            subtree: Subtree {
                departments: totals.departments,
                posts: totals.posts,
                employees: totals.employees,
                findings: totals.findings,
            },
        }
    }
}
