use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Evidence, Period, Ref, Waiver};

/// A responsibility letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LetterSpec {
    /// The number on the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What kind of letter it is.
    #[serde(rename = "type")]
    pub type_: LetterType,
    /// The days for which it holds.
    pub period: Period,
    /// Who issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Who takes the responsibility.
    pub responsible: Responsible,
    /// The duties; empty: those of the posts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// The targets agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// Digest of the post's duties at signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duties_digest: Option<String>,
    /// Who signed, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Signature>,
    /// The day from which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_on: Option<Date>,
    /// Why it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_reason: Option<String>,
    /// The letter that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes_ref: Option<Ref>,
    /// Exceptions from rules for this object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

/// The kinds of letter.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum LetterType {
    /// From a superior to a person.
    Personal,
    /// The public commitment of the top.
    Commitment,
    /// The safety agreement with a cooperating unit.
    CooperatingUnit,
}

/// Who issues a letter: exactly one of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Issuer {
    /// A person of the enterprise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_ref: Option<Ref>,
    /// Somebody outside, such as the parent company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external: Option<String>,
}

/// Who takes the responsibility: a person for posts, or a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Responsible {
    /// The person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_ref: Option<Ref>,
    /// The posts the letter covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub post_refs: Vec<Ref>,
    /// The cooperating unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_ref: Option<Ref>,
}

/// A signature that exists on paper or on a signing platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// For which side.
    pub party: Party,
    /// By whom.
    pub employee_ref: Ref,
    /// On which day.
    pub signed_on: Date,
    /// How.
    pub method: SignatureMethod,
    /// Where the evidence is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The two sides of a letter.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Party {
    /// Who gives the responsibility.
    Issuer,
    /// Who takes it.
    Responsible,
}

/// How a letter was signed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum SignatureMethod {
    /// By hand on paper.
    Paper,
    /// With a seal.
    Seal,
    /// On a signing platform.
    Electronic,
}
