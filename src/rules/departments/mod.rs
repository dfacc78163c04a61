//! Rules about departments, one file each.

mod committee_incomplete;
mod committee_meeting_overdue;
mod committee_missing;
mod cooperating_unit_agreement_missing;
mod department_without_posts;
mod department_without_responsible_person;
mod hierarchy_cycle;
mod legal_representative_missing;
mod legal_representative_not_first_responsible;
mod level_not_permitted;
mod multiple_enterprises;
mod orphan_department;
mod registered_safety_engineer_missing;
mod safety_lead_missing;
mod safety_lead_same_as_principal;
mod safety_staffing_insufficient;

use super::Rule;

/// The rules of this family, by code.
pub(super) static RULES: &[&Rule] = &[
    &orphan_department::RULE,
    &multiple_enterprises::RULE,
    &hierarchy_cycle::RULE,
    &level_not_permitted::RULE,
    &department_without_responsible_person::RULE,
    &legal_representative_missing::RULE,
    &legal_representative_not_first_responsible::RULE,
    &safety_lead_missing::RULE,
    &safety_lead_same_as_principal::RULE,
    &committee_missing::RULE,
    &committee_incomplete::RULE,
    &committee_meeting_overdue::RULE,
    &safety_staffing_insufficient::RULE,
    &registered_safety_engineer_missing::RULE,
    &cooperating_unit_agreement_missing::RULE,
    &department_without_posts::RULE,
];
