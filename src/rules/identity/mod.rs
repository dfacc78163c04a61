//! Rules about identity, references and periods, one file each.

mod dangling_reference;
mod duplicate_identity;
mod future_dated_fact;
mod head_post_outside_department;
mod invalid_period;

use super::Rule;

/// The rules of this family, by code.
pub(super) static RULES: &[&Rule] = &[
    &dangling_reference::RULE,
    &head_post_outside_department::RULE,
    &duplicate_identity::RULE,
    &invalid_period::RULE,
    &future_dated_fact::RULE,
];
