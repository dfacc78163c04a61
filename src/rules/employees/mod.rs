//! Rules about employees, one file each.

mod annual_refresher_overdue;
mod certificate_category_mismatch;
mod change_training_missing;
mod contractor_on_internal_post;
mod employee_without_letter;
mod employee_without_post;
mod entry_hours_short;
mod entry_levels_out_of_order;
mod entry_training_missing;
mod labour_contract_expired;
mod labour_contract_missing;
mod manager_initial_hours_short;
mod manager_qualification_missing;
mod required_certificate_missing;
mod return_training_missing;
mod separated_still_assigned;
mod special_operator_reexam_missing;
mod trained_after_taking_post;
mod transfer_training_missing;

use super::Rule;

/// The rules of this family, by code.
pub(super) static RULES: &[&Rule] = &[
    &employee_without_post::RULE,
    &employee_without_letter::RULE,
    &contractor_on_internal_post::RULE,
    &separated_still_assigned::RULE,
    &labour_contract_missing::RULE,
    &labour_contract_expired::RULE,
    &entry_training_missing::RULE,
    &trained_after_taking_post::RULE,
    &entry_levels_out_of_order::RULE,
    &entry_hours_short::RULE,
    &transfer_training_missing::RULE,
    &return_training_missing::RULE,
    &annual_refresher_overdue::RULE,
    &change_training_missing::RULE,
    &required_certificate_missing::RULE,
    &certificate_category_mismatch::RULE,
    &manager_initial_hours_short::RULE,
    &special_operator_reexam_missing::RULE,
    &manager_qualification_missing::RULE,
];
