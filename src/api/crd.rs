//! The five CustomResourceDefinitions, made from the types.

use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::{
    CustomResourceDefinition, JSONSchemaProps, JSONSchemaPropsOrArray, JSONSchemaPropsOrBool,
};
use kube::CustomResourceExt;

use super::{Department, Employee, Kind, Post, ResponsibilityLetter, TrainingRecord};

/// The leaves of `profileOverrides` in which `null` says something: there is none.
const NULL_MEANS_NONE: [&str; 5] = [
    "meetingMonths",
    "reExamAfterMonths",
    "reviewAbolishedFrom",
    "reviewYears",
    "validYears",
];
/// The mapping of `profileOverrides` in which every leaf is such a one.
const ALL_NULLABLE: &str = "byRole";

/// The CustomResourceDefinitions, in the order of [`Kind::ALL`].
#[must_use]
pub fn crds() -> Vec<CustomResourceDefinition> {
    Kind::ALL.into_iter().map(crd).collect()
}

/// The CustomResourceDefinition of one kind.
#[must_use]
pub fn crd(kind: Kind) -> CustomResourceDefinition {
    let mut crd = match kind {
        Kind::Department => Department::crd(),
        Kind::Employee => Employee::crd(),
        Kind::Post => Post::crd(),
        Kind::ResponsibilityLetter => ResponsibilityLetter::crd(),
        Kind::TrainingRecord => TrainingRecord::crd(),
    };
    for root in crd.spec.versions.iter_mut().filter_map(|v| v.schema.as_mut()?.open_api_v3_schema.as_mut()) {
        mend(root);
    }
    crd
}

/// What the derive cannot know: which `null` speaks, what the server may fill in, how lists merge.
fn mend(root: &mut JSONSchemaProps) {
    plain(root, "");
    let Some(properties) = root.properties.as_mut() else { return };
    if let Some(status) = properties.get_mut("status") {
        without_defaults(status);
        if let Some(conditions) = status.properties.as_mut().and_then(|p| p.get_mut("conditions")) {
            conditions.x_kubernetes_list_type = Some("map".to_owned());
            conditions.x_kubernetes_list_map_keys = Some(vec!["type".to_owned()]);
        }
    }
}

/// Takes out `nullable` where `null` says nothing, and formats that Kubernetes does not know.
fn plain(schema: &mut JSONSchemaProps, parent: &str) {
    if schema.format.as_deref().is_some_and(|format| format.starts_with("uint")) {
        schema.format = Some("int64".to_owned());
    }
    for (name, property) in schema.properties.iter_mut().flatten() {
        let speaks = parent == ALL_NULLABLE || NULL_MEANS_NONE.contains(&name.as_str());
        property.nullable = speaks.then_some(true);
        plain(property, name);
    }
    for child in children(schema) {
        child.nullable = None;
        plain(child, "");
    }
}

/// Takes out defaults: only the writer of a status fills it in.
fn without_defaults(schema: &mut JSONSchemaProps) {
    schema.default = None;
    schema.properties.iter_mut().flatten().for_each(|(_, property)| without_defaults(property));
    children(schema).for_each(without_defaults);
}

/// The schemas of items and of the values of maps.
fn children(schema: &mut JSONSchemaProps) -> impl Iterator<Item = &mut JSONSchemaProps> {
    let items = match schema.items.as_mut() {
        Some(JSONSchemaPropsOrArray::Schema(item)) => Some(&mut **item),
        _ => None,
    };
    let values = match schema.additional_properties.as_mut() {
        Some(JSONSchemaPropsOrBool::Schema(value)) => Some(&mut **value),
        _ => None,
    };
    items.into_iter().chain(values)
}

/// The CustomResourceDefinition of one kind as a YAML document.
///
/// # Errors
/// Never in practice: the definition is made of maps, lists and scalars only.
pub fn crd_yaml(kind: Kind) -> Result<String, serde_yaml::Error> {
    serde_yaml::to_string(&crd(kind))
}

/// All five as one YAML text, documents apart by `---`.
///
/// # Errors
/// As [`crd_yaml`].
pub fn crds_yaml() -> Result<String, serde_yaml::Error> {
    let documents: Result<Vec<_>, _> = Kind::ALL.into_iter().map(crd_yaml).collect();
    Ok(documents?.join("---\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn dump() {
        std::fs::write("/tmp/crds.yaml", crds_yaml().unwrap()).unwrap();
    }
}
