//! Rules about responsibility letters, one file each.

mod chain_broken_upstream;
mod letter_duties_missing;
mod letter_expiring_soon;
mod letter_for_post_not_held;
mod letter_lapsed;
mod letter_period_too_long;
mod letter_unsigned;
mod overlapping_letters;
mod self_issued_letter;
mod signatory_mismatch;
mod signature_evidence_missing;
mod signed_late;
mod top_commitment_missing;
mod wrong_issuer;

use super::Rule;

/// The rules of this family, by code.
pub(super) static RULES: &[&Rule] = &[
    &letter_unsigned::RULE,
    &letter_lapsed::RULE,
    &letter_expiring_soon::RULE,
    &letter_for_post_not_held::RULE,
    &wrong_issuer::RULE,
    &self_issued_letter::RULE,
    &chain_broken_upstream::RULE,
    &signatory_mismatch::RULE,
    &signature_evidence_missing::RULE,
    &overlapping_letters::RULE,
    &letter_duties_missing::RULE,
    &letter_period_too_long::RULE,
    &signed_late::RULE,
    &top_commitment_missing::RULE,
];
