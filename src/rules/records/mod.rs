//! Rules about training records and certificates, one file each.

mod answering;
mod certificate_expired;
mod certificate_expiring_soon;
mod certificate_not_yet_valid;
mod certificate_review_due_soon;
mod certificate_review_overdue;
mod certificate_revoked;
mod certificate_validity_implausible;
mod self_assessed;
mod training_evidence_missing;
mod training_in_other_unit;
mod training_not_passed;

use super::Rule;

/// The rules of this family, by code.
pub(super) static RULES: &[&Rule] = &[
    &certificate_expired::RULE,
    &certificate_expiring_soon::RULE,
    &certificate_review_overdue::RULE,
    &certificate_review_due_soon::RULE,
    &certificate_revoked::RULE,
    &certificate_not_yet_valid::RULE,
    &certificate_validity_implausible::RULE,
    &training_not_passed::RULE,
    &training_evidence_missing::RULE,
    &self_assessed::RULE,
    &training_in_other_unit::RULE,
];
