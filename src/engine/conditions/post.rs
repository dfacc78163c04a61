use super::Answers;
use crate::api::ConditionStatus;
use crate::engine::causes::Unmet;
use crate::engine::{Evaluation, Standing};
use crate::facts::Superior;
use crate::world::{EmployeeId, PostId};

const SUSPENDED: &str = "the post is suspended";

impl Answers<'_, '_> {
    pub(super) fn post(&mut self, id: PostId) {
        let (world, facts) = (self.evaluation.world, &self.evaluation.facts);
        let post = world.post(id);
        if !self.unknown("HierarchyValid", [post.department])
            && !self.unknown("HierarchyValid", [post.reports_to])
        {
            if facts.lines.superior(id) == Superior::Unknown {
                let message = "the superior cannot be told while the hierarchy above is broken";
                self.put("HierarchyValid", ConditionStatus::Unknown, "NotEvaluated", message, None);
            } else {
                self.found("HierarchyValid", "InPlace", "the post stands in the reporting line");
            }
        }
        let suspended = post.headcount == 0;
        let unused = suspended && facts.staff.of_post(id).next().is_none();
        if unused {
            self.not_applicable("DutiesDefined", SUSPENDED);
        } else {
            self.found("DutiesDefined", "Defined", "the duties of the post are defined");
        }
        self.found("RequirementsDefined", "Defined", "the certificate requirements are in order");
        if suspended {
            self.not_applicable("Staffed", SUSPENDED);
        } else {
            self.staffed(id);
        }
        if unused {
            self.not_applicable("Covered", SUSPENDED);
            self.not_applicable("Qualified", SUSPENDED);
        } else {
            self.post_covered(id);
            self.qualified(id);
        }
    }

    fn staffed(&mut self, id: PostId) {
        let staff = &self.evaluation.facts.staff;
        let (present, held) = (staff.present(id).count(), staff.of_post(id).count());
        if present > 0 {
            self.holds("Staffed", "Filled", format!("{present} present"), None);
        } else if held > 0 {
            self.falsehood("Staffed", "HolderAbsent", "all holders are on long absence", None);
        } else {
            self.falsehood("Staffed", "Vacant", "nobody holds the post", None);
        }
    }

    fn post_covered(&mut self, id: PostId) {
        let (evaluation, facts) = (self.evaluation, &self.evaluation.facts);
        let mut pairs = facts.staff.present(id).filter_map(|holding| facts.pairs.find(holding.employee, id));
        if let Some(pair) = pairs.find(|pair| !pair.state.covered()) {
            let since = evaluation.uncovered_by(pair, Standing::Unwaived).and_then(|finding| finding.since);
            let (reason, message) = self.uncovered(pair);
            self.falsehood("Covered", reason, message, since);
        } else {
            self.holds(
                "Covered",
                "AllHoldersCovered",
                "every holder has a letter in force for the post",
                None,
            );
        }
    }

    fn qualified(&mut self, id: PostId) {
        let (evaluation, facts) = (self.evaluation, &self.evaluation.facts);
        let unmet: Vec<_> = facts
            .staff
            .present(id)
            .map(|h| evaluation.unqualified(h.employee, id))
            .find(|u| !u.is_empty())
            .unwrap_or_default();
        self.unmet(
            "Qualified",
            &unmet,
            "AllHoldersQualified",
            "every holder is trained and certified for the post",
        );
    }
}

impl Evaluation<'_> {
    /// What an employee lacks for a post: of the person as such and of this post.
    pub(in crate::engine) fn unqualified(&self, employee: EmployeeId, post: PostId) -> Vec<Unmet> {
        let mut unmet = self.untrained(employee);
        unmet.extend(self.uncertified(employee));
        unmet.retain(|unmet| unmet.post.is_none_or(|asking| asking == post));
        unmet
    }
}
