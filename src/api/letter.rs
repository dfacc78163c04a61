use kube::{CustomResource, KubeSchema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Evidence, LetterStatus, Period, Ref, Waiver, local, pattern};

/// A responsibility letter: who answers for what, for which time, and who signed it.
#[derive(CustomResource, Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[kube(
    group = "noblindspot.dev",
    version = "v1alpha1",
    kind = "ResponsibilityLetter",
    plural = "responsibilityletters",
    singular = "responsibilityletter",
    shortname = "rl",
    category = "safety",
    namespaced,
    status = "LetterStatus",
    derive = "PartialEq",
    doc = "The signed promise of a person for their posts, or of a cooperating unit.",
    selectable = ".spec.type",
    selectable = ".spec.responsible.employeeRef.name",
    selectable = ".status.phase",
    selectable = ".status.verdict",
    printcolumn(name = "TYPE", type_ = "string", json_path = ".spec.type"),
    printcolumn(name = "PERSON", type_ = "string", json_path = ".status.personSummary"),
    printcolumn(name = "POSTS", type_ = "string", json_path = ".status.postsSummary"),
    printcolumn(name = "FROM", type_ = "string", json_path = ".spec.period.from"),
    printcolumn(name = "TO", type_ = "string", json_path = ".spec.period.to"),
    printcolumn(
        name = "SIGNED",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='Signed')].status"
    ),
    printcolumn(
        name = "INFORCE",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='InForce')].status"
    ),
    printcolumn(
        name = "CHAIN",
        type_ = "string",
        json_path = ".status.conditions[?(@.type=='ChainIntact')].status"
    ),
    printcolumn(name = "AGE", type_ = "date", json_path = ".metadata.creationTimestamp")
)]
#[x_kube(validation = Rule::new("self.type != 'Personal' || has(self.issuer)").message(local::ISSUER_REQUIRED))]
#[x_kube(validation = Rule::new("self.type == 'Personal' || !has(self.issuer)").message(local::ISSUER_ONLY).field_path(".issuer"))]
#[x_kube(validation = Rule::new("self.type != 'CooperatingUnit' || (has(self.responsible.departmentRef) && !has(self.responsible.employeeRef) && (!has(self.responsible.postRefs) || self.responsible.postRefs.size() == 0))").message(local::RESPONSIBLE_UNIT).field_path(".responsible"))]
#[x_kube(validation = Rule::new("self.type == 'CooperatingUnit' || (has(self.responsible.employeeRef) && !has(self.responsible.departmentRef) && has(self.responsible.postRefs) && self.responsible.postRefs.size() > 0)").message(local::RESPONSIBLE_PERSON).field_path(".responsible"))]
#[x_kube(validation = Rule::new("!has(oldSelf.signatures) || oldSelf.signatures.size() == 0 || self.period == oldSelf.period").message(local::PERIOD_SIGNED).field_path(".period"))]
#[x_kube(validation = Rule::new("!has(oldSelf.signatures) || oldSelf.signatures.size() == 0 || self.responsible == oldSelf.responsible").message(local::RESPONSIBLE_SIGNED).field_path(".responsible"))]
#[x_kube(validation = Rule::new("!has(oldSelf.signatures) || oldSelf.signatures.size() == 0 || (has(self.issuer) == has(oldSelf.issuer) && (!has(self.issuer) || self.issuer == oldSelf.issuer))").message(local::ISSUER_SIGNED).field_path(".issuer"))]
#[x_kube(validation = Rule::new("!has(oldSelf.signatures) || oldSelf.signatures.size() == 0 || (has(self.duties) == has(oldSelf.duties) && (!has(self.duties) || self.duties == oldSelf.duties))").message(local::DUTIES_SIGNED).field_path(".duties"))]
#[x_kube(validation = Rule::new("!has(oldSelf.signatures) || oldSelf.signatures.size() == 0 || (has(self.signatures) && oldSelf.signatures.all(s, s in self.signatures))").message(local::SIGNATURES_GROW).field_path(".signatures"))]
#[serde(rename_all = "camelCase")]
pub struct LetterSpec {
    /// The number printed on the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 128))]
    pub number: Option<String>,
    /// What kind of letter it is.
    #[serde(rename = "type")]
    pub type_: LetterType,
    /// The days for which the letter holds, both inclusive.
    pub period: Period,
    /// Who gives the responsibility; required exactly when `type` is Personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Who takes the responsibility.
    pub responsible: Responsible,
    /// The duties that the letter lists; empty: those of the posts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100), inner(length(min = 1, max = 1024)))]
    pub duties: Vec<String>,
    /// The targets agreed for the period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100), inner(length(min = 1, max = 1024)))]
    pub targets: Vec<String>,
    /// The digest of the post's duties at signing, as `status.dutiesDigest` of the Post showed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 71), regex(pattern = pattern::DIGEST))]
    pub duties_digest: Option<String>,
    /// The signatures that exist on paper or on a signing platform; they only grow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 16))]
    #[x_kube(merge_strategy = ListMerge::Atomic)]
    pub signatures: Vec<Signature>,
    /// The day from which the letter no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_on: Option<Date>,
    /// Why the letter was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1024))]
    pub revoked_reason: Option<String>,
    /// The ResponsibilityLetter that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes_ref: Option<Ref>,
    /// Exceptions from single rules for this object, each with a reason and a last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub waivers: Vec<Waiver>,
}

/// The kinds of letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum LetterType {
    /// From a superior to a person.
    Personal,
    /// The public commitment of the top.
    Commitment,
    /// The safety agreement with a cooperating unit.
    CooperatingUnit,
}

/// Who issues a letter: exactly one of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KubeSchema)]
#[x_kube(validation = Rule::new("has(self.employeeRef) != has(self.external)").message(local::ISSUER_EXCLUSIVE))]
#[serde(rename_all = "camelCase")]
pub struct Issuer {
    /// The Employee who issues the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_ref: Option<Ref>,
    /// Somebody outside the enterprise who issues the letter, such as the parent company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 256))]
    pub external: Option<String>,
}

/// Who takes the responsibility: a person for posts, or a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Responsible {
    /// The Employee who takes the responsibility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_ref: Option<Ref>,
    /// The Posts that the letter covers, at least one for a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 32))]
    pub post_refs: Vec<Ref>,
    /// The cooperating Department, for a letter of type CooperatingUnit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_ref: Option<Ref>,
}

/// A signature that exists on paper or on a signing platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// The side for which it was signed.
    pub party: Party,
    /// The Employee who signed.
    pub employee_ref: Ref,
    /// The day of the signature.
    pub signed_on: Date,
    /// How it was signed.
    pub method: SignatureMethod,
    /// Where the signed document is kept, and its digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// The two sides of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Party {
    /// Who gives the responsibility.
    Issuer,
    /// Who takes it.
    Responsible,
}

/// How a letter was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SignatureMethod {
    /// By hand on paper.
    Paper,
    /// With a seal.
    Seal,
    /// On a signing platform.
    Electronic,
}
