use std::borrow::Cow;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Time;
use kube::api::ObjectMeta;
use kube::core::DynamicResourceScope;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::api::{GROUP, Kind, VERSION};

/// An object of one of the five kinds as it comes over the wire: the few metadata that matter, and
/// spec and status as text. Nothing in a spec can make the decoding of a list or a watch fail.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Watched {
    #[serde(deserialize_with = "lean")]
    pub(super) metadata: ObjectMeta,
    #[serde(default)]
    pub(super) spec: Option<Box<RawValue>>,
    #[serde(default)]
    pub(super) status: Option<Box<RawValue>>,
}

/// The metadata that matter; `managedFields` are skipped unread.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Lean {
    name: Option<String>,
    namespace: Option<String>,
    uid: Option<String>,
    resource_version: Option<String>,
    generation: Option<i64>,
    deletion_timestamp: Option<Time>,
}

fn lean<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ObjectMeta, D::Error> {
    let lean = Lean::deserialize(deserializer)?;
    Ok(ObjectMeta {
        name: lean.name,
        namespace: lean.namespace,
        uid: lean.uid,
        resource_version: lean.resource_version,
        generation: lean.generation,
        deletion_timestamp: lean.deletion_timestamp,
        ..ObjectMeta::default()
    })
}

impl kube::Resource for Watched {
    type DynamicType = Kind;
    type Scope = DynamicResourceScope;

    fn kind(kind: &Kind) -> Cow<'_, str> {
        kind.name().into()
    }

    fn group(_: &Kind) -> Cow<'_, str> {
        GROUP.into()
    }

    fn version(_: &Kind) -> Cow<'_, str> {
        VERSION.into()
    }

    fn plural(kind: &Kind) -> Cow<'_, str> {
        kind.plural().into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

#[cfg(test)]
mod tests {
    use kube::Resource as _;
    use kube::api::WatchEvent;
    use kube::core::ObjectList;

    use super::*;

    const OBJECT: &str = r#"{
        "apiVersion": "noblindspot.dev/v1alpha1", "kind": "Post",
        "metadata": {"name": "valve", "namespace": "hy", "uid": "u1", "resourceVersion": "7", "generation": 3,
            "labels": {"a": "b"}, "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:spec": {}}}]},
        "spec": {"headcount": "many"}, "status": {"verdict": 5}}"#;

    #[test]
    fn a_list_and_a_watch_take_any_spec() {
        let list = format!(
            r#"{{"apiVersion": "noblindspot.dev/v1alpha1", "kind": "PostList", "metadata": {{"resourceVersion": "9"}}, "items": [{OBJECT}]}}"#
        );
        let list: ObjectList<Watched> = serde_json::from_str(&list).unwrap();
        assert_eq!(list.items[0].spec.as_ref().unwrap().get(), r#"{"headcount": "many"}"#);
        let event = format!(r#"{{"type": "MODIFIED", "object": {OBJECT}}}"#);
        let WatchEvent::Modified(watched) = serde_json::from_str::<WatchEvent<Watched>>(&event).unwrap()
        else {
            panic!("not a change")
        };
        assert_eq!(watched.metadata.generation, Some(3));
        assert_eq!(watched.metadata.managed_fields, None);
    }

    #[test]
    fn the_paths_are_those_of_the_definitions() {
        let path = Watched::url_path(&Kind::ResponsibilityLetter, Some("hy"));
        assert_eq!(path, "/apis/noblindspot.dev/v1alpha1/namespaces/hy/responsibilityletters");
    }
}
