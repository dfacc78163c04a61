use super::Answers;
use crate::api::{ConditionStatus, DepartmentType};
use crate::facts::PairState;
use crate::world::{DepartmentId, Id};

impl Answers<'_, '_> {
    pub(super) fn department(&mut self, id: DepartmentId) {
        let department = self.evaluation.world.department(id);
        if !self.unknown("HierarchyValid", [department.parent]) {
            self.found("HierarchyValid", "InPlace", "the department stands in the hierarchy");
        }
        if !self.unknown("ResponsibilityAssigned", [department.head_post]) {
            self.found("ResponsibilityAssigned", "Assigned", "somebody answers for the department");
        }
        self.coverage(id);
        if department.type_ == DepartmentType::Enterprise {
            self.enterprise(id);
        }
        let required =
            self.evaluation.world.settings.profile.committee.required_for.contains(&department.type_);
        if required || department.committee.is_some() || department.type_ == DepartmentType::Enterprise {
            self.leadership(id);
        }
        if department.type_ == DepartmentType::CooperatingUnit {
            self.agreement(id);
        }
    }

    fn coverage(&mut self, id: DepartmentId) {
        let totals = &self.evaluation.totals[id.index()];
        let (covered, required, blind) = (totals.pairs_covered, totals.pairs_required, totals.blind_spots);
        let message = format!("letters {covered}/{required}, blind spots {blind}");
        if covered < required {
            self.falsehood("CoverageComplete", "LettersMissing", message, None);
        } else if blind > 0 {
            self.falsehood("CoverageComplete", "BlindSpots", message, None);
        } else {
            self.holds("CoverageComplete", "Complete", message, None);
        }
    }

    fn enterprise(&mut self, id: DepartmentId) {
        let Some(enterprise) = &self.evaluation.world.department(id).enterprise else { return };
        if !self.unknown("FirstResponsible", [enterprise.legal_representative]) {
            self.found(
                "FirstResponsible",
                "InOffice",
                "the legal representative is the first person responsible",
            );
        }
        if self.evaluation.world.settings.root == Some(id) {
            self.found("SafetyStaffed", "Staffed", "there are enough safety managers");
        } else {
            self.not_applicable("SafetyStaffed", "another Enterprise speaks for this namespace");
        }
    }

    fn leadership(&mut self, id: DepartmentId) {
        let department = self.evaluation.world.department(id);
        let lead = department.enterprise.as_ref().map(|enterprise| enterprise.safety_lead_post);
        if self.unknown("LeadershipEstablished", lead) {
            return;
        }
        let people = department
            .committee
            .iter()
            .flat_map(|c| std::iter::once(c.chair).chain(c.members.iter().copied()));
        let people: Vec<_> = people.collect();
        if !self.unknown("LeadershipEstablished", people) {
            self.found("LeadershipEstablished", "Established", "safety lead and committee are in place");
        }
    }

    fn agreement(&mut self, id: DepartmentId) {
        let (world, facts) = (self.evaluation.world, &self.evaluation.facts);
        let type_ = "AgreementInForce";
        if !crate::facts::on_site(world, id, &mut facts.horizon()) {
            self.put(type_, ConditionStatus::True, "NotApplicable", "the unit is not on site", None);
            return;
        }
        match facts.pairs.unit(id) {
            PairState::InForce(letter) => {
                let name = world.name(letter.object());
                self.holds(type_, "InForce", format!("agreement {name} is in force"), None);
            }
            PairState::InPeriod(letter) => {
                let name = world.name(letter.object());
                self.falsehood(type_, "NotSigned", format!("agreement {name} is not in force"), None);
            }
            PairState::Lapsed(letter) => {
                let (name, last) = (world.name(letter.object()), world.letter(letter).period.to);
                self.falsehood(
                    type_,
                    "Expired",
                    format!("agreement {name} ended on {last}"),
                    Some(last.next()),
                );
            }
            PairState::Future | PairState::None => {
                let missing = facts.pairs.unit(id) == PairState::None;
                let reason = if missing { "AgreementMissing" } else { "AgreementNotYetInForce" };
                let since = world.department(id).cooperation.map(|span| span.from);
                self.falsehood(type_, reason, "no safety agreement is in force", since);
            }
        }
    }
}
