//! Rules about posts, one file each.

mod acting_too_long;
mod assessment_criteria_undefined;
mod post_duties_undefined;
mod post_overstaffed;
mod post_understaffed;
mod post_vacant;
mod reporting_line_broken;
mod special_operation_category_undefined;
mod unknown_certificate_category;

use super::Rule;

/// The rules of this family, by code.
pub(super) static RULES: &[&Rule] = &[
    &post_duties_undefined::RULE,
    &assessment_criteria_undefined::RULE,
    &post_vacant::RULE,
    &post_understaffed::RULE,
    &post_overstaffed::RULE,
    &reporting_line_broken::RULE,
    &special_operation_category_undefined::RULE,
    &unknown_certificate_category::RULE,
    &acting_too_long::RULE,
];
