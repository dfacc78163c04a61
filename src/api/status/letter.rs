use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{CommonStatus, is_zero};
use crate::api::Party;

/// What noblindspot says of a responsibility letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LetterStatus {
    /// What every status says.
    #[serde(flatten)]
    pub common: CommonStatus,
    /// Where the letter stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<LetterPhase>,
    /// The person or unit that takes the responsibility.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 512))]
    pub person_summary: String,
    /// The post the letter covers, or the first of them and how many more there are.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 512))]
    pub posts_summary: String,
    /// The sides whose signature is missing; `missingSignaturesTotal` of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 2))]
    pub missing_signatures: Vec<Party>,
    /// How many signatures are missing.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missing_signatures_total: u32,
    /// The posts above, upwards, and who answers for each; at most 50 of `chainTotal`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub chain: Vec<ChainLink>,
    /// How many posts stand above.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub chain_total: u32,
}

/// Where a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum LetterPhase {
    /// Nobody has signed.
    Draft,
    /// A signature is missing, or the period has not begun.
    PendingSignature,
    /// It holds.
    InForce,
    /// Its period is over.
    Expired,
    /// It was revoked.
    Revoked,
    /// A later letter names it as replaced.
    Superseded,
}

/// One post above the letter's, and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChainLink {
    /// The name of the Post.
    #[schemars(length(max = 253))]
    pub post: SmolStr,
    /// Its holder; absent if it is vacant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 253))]
    pub employee: Option<SmolStr>,
    /// The holder's letter for the post; absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 253))]
    pub letter: Option<SmolStr>,
    /// Whether responsibility holds at this level.
    pub ok: bool,
}
