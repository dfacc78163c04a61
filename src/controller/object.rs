use std::sync::Arc;

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
    /// What it says, in compact form; versions of one generation share it.
    pub(super) draft: Arc<Draft>,
    /// Why it could not be understood.
    pub(super) refusal: Option<Box<str>>,
    /// What its status says.
    pub(super) seen: Seen,
}

impl Object {
    /// What a watch or an answer brings; `None` if it has no name, which no server sends. A spec is
    /// understood once a generation: `known` may give another version of the object.
    pub(super) fn read(
        kind: Kind,
        watched: Watched,
        known: impl FnOnce(&Key) -> Option<Arc<Self>>,
    ) -> Option<(Key, Self)> {
        let meta = watched.metadata;
        let (namespace, name) = (meta.namespace.unwrap_or_default().into(), meta.name?.into());
        let key = Key { namespace, kind, name };
        let (uid, generation) = (meta.uid.unwrap_or_default(), meta.generation.unwrap_or_default());
        let known = known(&key).filter(|known| *known.uid == *uid && known.generation == generation);
        let (draft, refusal) = match known {
            Some(known) => (Arc::clone(&known.draft), known.refusal.clone()),
            None => understand(&key, watched.spec.as_deref()),
        };
        let object = Self {
            uid: uid.into(),
            generation,
            resource_version: meta.resource_version.unwrap_or_default().into(),
            deleting: meta.deletion_timestamp.is_some(),
            draft,
            refusal,
            seen: watched.status.map(|status| Seen::read(kind, status.get())).unwrap_or_default(),
        };
        Some((key, object))
    }

    /// Whether the judgement of anything can depend on the difference of two versions of an object.
    pub(super) fn judged_alike(&self, other: &Self) -> bool {
        self.uid == other.uid && self.generation == other.generation && self.deleting == other.deleting
    }
}

/// What a spec says, or why it cannot be understood.
fn understand(key: &Key, spec: Option<&RawValue>) -> (Arc<Draft>, Option<Box<str>>) {
    match draft(key.kind, &key.name, spec) {
        Ok(draft) => (draft.into(), None),
        Err(error) => {
            let enterprise = key.kind == Kind::Department && is_enterprise(spec);
            let draft = Draft::refused(key.kind, key.name.clone(), enterprise);
            (draft.into(), Some(error.to_string().into()))
        }
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
        Object::read(Kind::Post, watched, |_| None).unwrap()
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
    fn a_generation_is_understood_once() {
        let spec = json!({"departmentRef": {"name": "ws1"}, "role": "Operator"});
        let known = Arc::new(post("valve", "u1", 1, &spec).1);
        let read = |uid: &str, generation: i64| {
            let value = json!({"metadata": {"name": "valve", "namespace": "hy", "uid": uid,
                "generation": generation, "resourceVersion": "9"}, "spec": spec});
            let watched = serde_json::from_str(&value.to_string()).unwrap();
            Object::read(Kind::Post, watched, |_| Some(Arc::clone(&known))).unwrap().1
        };
        assert!(Arc::ptr_eq(&read("u1", 1).draft, &known.draft));
        assert!(!Arc::ptr_eq(&read("u1", 2).draft, &known.draft), "another generation");
        assert!(!Arc::ptr_eq(&read("u2", 1).draft, &known.draft), "another object of the name");
    }

    #[test]
    fn a_refused_enterprise_is_known_as_one() {
        let spec = RawValue::from_string(r#"{"enterprise": 5, "type": "Enterprise"}"#.into()).unwrap();
        assert!(is_enterprise(Some(&spec)));
        assert!(!is_enterprise(None));
    }
}
