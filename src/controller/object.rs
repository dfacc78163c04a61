use serde::Deserialize;
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::seen::Seen;
use super::wire::Watched;
use crate::api::Kind;
use crate::world::Draft;

/// Which object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) namespace: SmolStr,
    pub(super) kind: Kind,
    pub(super) name: SmolStr,
}

/// All that is kept of an object of the cluster; the object of the wire is dropped.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) uid: Box<str>,
    pub(super) generation: i64,
    pub(super) resource_version: SmolStr,
    /// Whether it is about to be deleted; then it no longer exists for others.
    pub(super) deleting: bool,
    /// What it says, in compact form.
    pub(super) draft: Draft,
    /// Why it could not be understood.
    pub(super) refusal: Option<Box<str>>,
    /// What its status says.
    pub(super) seen: Seen,
}

impl Object {
    /// What a watch or an answer brings; `None` if it has no name, which no server sends.
    pub(super) fn read(kind: Kind, watched: Watched) -> Option<(Key, Self)> {
        let meta = watched.metadata;
        let name = SmolStr::from(meta.name?);
        let (draft, refusal) = match draft(kind, &name, watched.spec.as_deref()) {
            Ok(draft) => (draft, None),
            Err(error) => {
                let enterprise = kind == Kind::Department && is_enterprise(watched.spec.as_deref());
                (Draft::refused(kind, name.clone(), enterprise), Some(error.to_string().into()))
            }
        };
        let object = Self {
            uid: meta.uid.unwrap_or_default().into(),
            generation: meta.generation.unwrap_or_default(),
            resource_version: meta.resource_version.unwrap_or_default().into(),
            deleting: meta.deletion_timestamp.is_some(),
            draft,
            refusal,
            seen: watched.status.map(|status| Seen::read(kind, status.get())).unwrap_or_default(),
        };
        Some((Key { namespace: meta.namespace.unwrap_or_default().into(), kind, name }, object))
    }

    /// Whether the judgement of anything can depend on the difference of two versions of an object.
    pub(super) fn judged_alike(&self, other: &Self) -> bool {
        self.uid == other.uid && self.generation == other.generation && self.deleting == other.deleting
    }
}

fn draft(kind: Kind, name: &SmolStr, spec: Option<&RawValue>) -> Result<Draft, serde_json::Error> {
    let text = spec.map_or("{}", RawValue::get);
    let name = name.clone();
    Ok(match kind {
        Kind::Department => Draft::department(name, serde_json::from_str(text)?),
        Kind::Employee => Draft::employee(name, serde_json::from_str(text)?),
        Kind::Post => Draft::post(name, serde_json::from_str(text)?),
        Kind::ResponsibilityLetter => Draft::letter(name, serde_json::from_str(text)?),
        Kind::TrainingRecord => Draft::record(name, serde_json::from_str(text)?),
    })
}

// Of a department that cannot be understood it still matters whether it is the enterprise.
fn is_enterprise(spec: Option<&RawValue>) -> bool {
    #[derive(Deserialize)]
    struct Typed<'a> {
        #[serde(borrow, rename = "type")]
        type_: Option<&'a str>,
    }
    let typed = spec.and_then(|spec| serde_json::from_str::<Typed<'_>>(spec.get()).ok());
    typed.and_then(|typed| typed.type_) == Some("Enterprise")
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// An object as the API server would send it.
    pub(in crate::controller) fn post(name: &str, uid: &str, version: u32, spec: &Value) -> (Key, Object) {
        let value = json!({
            "metadata": {"name": name, "namespace": "hy", "uid": uid, "generation": version,
                "resourceVersion": version.to_string()},
            "spec": spec,
        });
        // By way of text: what is kept raw has to be read from one.
        let watched: Watched = serde_json::from_str(&value.to_string()).unwrap();
        Object::read(Kind::Post, watched).unwrap()
    }

    #[test]
    fn a_spec_that_cannot_be_understood_is_data() {
        let (key, object) =
            post("valve", "u1", 1, &json!({"departmentRef": {"name": "ws1"}, "role": "Pope"}));
        assert_eq!((key.namespace.as_str(), key.name.as_str()), ("hy", "valve"));
        assert!(object.draft.is_refused());
        assert!(object.refusal.unwrap().contains("Pope"));
    }

    #[test]
    fn a_spec_that_is_understood_becomes_a_draft() {
        let (_, object) =
            post("valve", "u1", 1, &json!({"departmentRef": {"name": "ws1"}, "role": "Operator"}));
        assert!(!object.draft.is_refused() && object.refusal.is_none());
        assert_eq!(object.seen, Seen::default());
    }

    #[test]
    fn a_refused_enterprise_is_known_as_one() {
        let spec = RawValue::from_string(r#"{"enterprise": 5, "type": "Enterprise"}"#.into()).unwrap();
        assert!(is_enterprise(Some(&spec)));
        assert!(!is_enterprise(None));
    }
}
