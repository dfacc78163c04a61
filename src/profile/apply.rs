use super::{ByClass, Profile};
use crate::api::{
    ByClassPatch, CertificatesPatch, EntryPatch, LettersPatch, ProfilePatch, QualificationPatch,
    RefresherPatch,
};

fn set<T: Clone>(leaf: &mut T, patch: Option<&T>) {
    if let Some(value) = patch {
        leaf.clone_from(value);
    }
}

macro_rules! leaves {
    ($($leaf:expr => $patch:expr),+ $(,)?) => { $( set(&mut $leaf, $patch.as_ref()); )+ };
}

impl Profile {
    /// This regime with the leaves of `patch` in place of its own; lists are replaced whole,
    /// families and rules leaf by leaf.
    #[must_use]
    pub fn with(mut self, patch: &ProfilePatch) -> Self {
        leaves!(self.time_zone => patch.time_zone, self.fail_on => patch.fail_on);
        self.people(patch);
        if let Some(letters) = &patch.letters {
            self.letters(letters);
        }
        if let Some(entry) = &patch.entry {
            self.entry(entry);
        }
        if let Some(refresher) = &patch.refresher {
            self.refresher(refresher);
        }
        if let Some(qualification) = &patch.qualification {
            self.qualification(qualification);
        }
        if let Some(certificates) = &patch.certificates {
            self.certificates(certificates);
        }
        self.organisation(patch);
        self.rules(patch);
        self
    }

    fn people(&mut self, patch: &ProfilePatch) {
        if let Some(employee) = &patch.employee {
            leaves!(self.no_post_grace_days => employee.no_post_grace_days);
        }
        if let Some(post) = &patch.post {
            leaves!(
                self.acting_max_days => post.acting_max_days,
                self.require_assessment_criteria => post.require_assessment_criteria,
            );
        }
        if let Some(absence) = &patch.absence {
            leaves!(
                self.vacates_after_days => absence.vacates_after_days,
                self.return_training_after_months => absence.return_training_after_months,
                self.inclusive => absence.inclusive,
            );
        }
        if let Some(transfer) = &patch.transfer {
            leaves!(
                self.transfer.roles => transfer.roles,
                self.transfer.levels => transfer.levels,
                self.transfer.look_back_months => transfer.look_back_months,
            );
        }
        if let Some(contract) = &patch.contract {
            leaves!(
                self.contract_types => contract.types,
                self.contract_grace_months => contract.grace_months,
            );
        }
        leaves!(self.training_high_risk_industries => patch.training_high_risk_industries);
        if let Some(training) = &patch.training {
            leaves!(self.training_require_evidence => training.require_evidence);
        }
    }

    fn letters(&mut self, patch: &LettersPatch) {
        let letters = &mut self.letters;
        leaves!(
            letters.grace_days => patch.grace_days,
            letters.max_months => patch.max_months,
            letters.expiring_soon_days => patch.expiring_soon_days,
            letters.late_grace_days => patch.late_grace_days,
            letters.top_commitment => patch.top_commitment,
            letters.contractor_individuals => patch.contractor_individuals,
            letters.require_evidence => patch.require_evidence,
            letters.issuer => patch.issuer,
        );
    }

    fn entry(&mut self, patch: &EntryPatch) {
        let entry = &mut self.entry;
        if let Some(levels) = &patch.levels_by_type {
            leaves!(
                entry.regular => levels.regular,
                entry.dispatched => levels.dispatched,
                entry.temporary => levels.temporary,
                entry.intern => levels.intern,
                entry.contractor => levels.contractor,
            );
        }
        class(&mut entry.min_hours, patch.min_hours.as_ref());
        leaves!(
            entry.contractor_min_hours => patch.contractor_min_hours,
            entry.order => patch.order,
            entry.historic_days => patch.historic_days,
        );
    }

    fn refresher(&mut self, patch: &RefresherPatch) {
        leaves!(self.refresher.window_months => patch.window_months);
        if let Some(hours) = &patch.hours {
            class(&mut self.refresher.principal, hours.principal.as_ref());
            class(&mut self.refresher.safety_manager, hours.safety_manager.as_ref());
            class(&mut self.refresher.other, hours.other.as_ref());
        }
    }

    fn qualification(&mut self, patch: &QualificationPatch) {
        leaves!(self.qualification.grace_months => patch.grace_months);
        class(&mut self.qualification.initial_hours, patch.initial_hours.as_ref());
        if let Some(by_role) = &patch.by_role {
            leaves!(
                self.qualification.principal => by_role.principal,
                self.qualification.safety_lead => by_role.safety_lead,
                self.qualification.safety_manager => by_role.safety_manager,
            );
        }
    }

    fn certificates(&mut self, patch: &CertificatesPatch) {
        let certificates = &mut self.certificates;
        leaves!(
            certificates.expiring_soon_days => patch.expiring_soon_days,
            certificates.review_due_soon_days => patch.review_due_soon_days,
            certificates.review_abolished_from => patch.review_abolished_from,
        );
        for (name, changes) in patch.families.iter().flatten() {
            let family = certificates.families.entry(name.clone()).or_default();
            leaves!(
                family.valid_years => changes.valid_years,
                family.review_years => changes.review_years,
                family.re_exam_after_months => changes.re_exam_after_months,
            );
        }
    }

    fn organisation(&mut self, patch: &ProfilePatch) {
        if let Some(committee) = &patch.committee {
            leaves!(
                self.committee.required_for => committee.required_for,
                self.committee.min_members => committee.min_members,
                self.committee.meeting_months => committee.meeting_months,
            );
        }
        if let Some(lead) = &patch.safety_lead {
            leaves!(self.safety_lead_required => lead.required);
        }
        if let Some(staffing) = &patch.staffing {
            leaves!(
                self.staffing.high_risk_industries => staffing.high_risk_industries,
                self.staffing.counted_types => staffing.counted_types,
                self.staffing.tiers => staffing.tiers,
            );
        }
        if let Some(rse) = &patch.rse {
            leaves!(self.rse_industries => rse.industries);
        }
    }

    fn rules(&mut self, patch: &ProfilePatch) {
        for (code, changes) in patch.rules.iter().flatten() {
            let rule = self.rules.entry(code.clone()).or_default();
            rule.enabled = changes.enabled.or(rule.enabled);
            rule.severity = changes.severity.or(rule.severity);
        }
    }
}

fn class(leaf: &mut ByClass, patch: Option<&ByClassPatch>) {
    if let Some(patch) = patch {
        leaves!(leaf.general => patch.general, leaf.high_risk => patch.high_risk);
    }
}
