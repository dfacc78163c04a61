use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::{
    CustomResourceDefinition, JSONSchemaProps, JSONSchemaPropsOrArray, JSONSchemaPropsOrBool,
};
use kube::CustomResourceExt;

use super::{Department, Employee, Kind, Post, ResponsibilityLetter, TrainingRecord};

/// The leaves of `profileOverrides` in which `null` says something: there is none.
const NULL_MEANS_NONE: [&str; 5] =
    ["meetingMonths", "reExamAfterMonths", "reviewAbolishedFrom", "reviewYears", "validYears"];
/// The mapping of `profileOverrides` in which every leaf is such a one.
const ALL_NULLABLE: &str = "byRole";

/// The custom resource definitions, in the order of [`Kind::ALL`].
#[must_use]
pub fn crds() -> Vec<CustomResourceDefinition> {
    Kind::ALL.into_iter().map(crd).collect()
}

/// The custom resource definition of one kind.
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
    if schema.type_.as_deref() == Some("string") {
        set_format_apart(schema);
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

/// Where a format stands beside `type: string`, the API server takes a list for a text, and a list
/// instead of a date could then never be decoded. Apart from the type, the format does no harm. It is
/// the one choice of `anyOf`, for `kubectl explain` takes the one part of an `allOf` for the whole.
fn set_format_apart(schema: &mut JSONSchemaProps) {
    if let Some(format) = schema.format.take() {
        schema.any_of = Some(vec![JSONSchemaProps { format: Some(format), ..JSONSchemaProps::default() }]);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls `look` for every schema with its path.
    fn each(path: &str, schema: &JSONSchemaProps, look: &mut dyn FnMut(&str, &JSONSchemaProps)) {
        look(path, schema);
        for (name, property) in schema.properties.iter().flatten() {
            each(&format!("{path}.{name}"), property, look);
        }
        let mut schema = schema.clone();
        for child in children(&mut schema) {
            each(&format!("{path}[]"), child, look);
        }
    }

    fn every_schema(look: &mut dyn FnMut(&str, &JSONSchemaProps)) {
        for crd in crds() {
            let version = &crd.spec.versions[0];
            let root = version.schema.as_ref().and_then(|s| s.open_api_v3_schema.as_ref()).expect("a schema");
            each(&crd.spec.names.kind, root, look);
        }
    }

    /// The format of a schema, wherever it stands.
    fn format(schema: &JSONSchemaProps) -> Option<&str> {
        let apart = schema.any_of.iter().flatten().find_map(|part| part.format.as_deref());
        schema.format.as_deref().or(apart)
    }

    #[test]
    fn no_format_stands_beside_the_type_of_a_text() {
        let mut dates = 0;
        every_schema(&mut |path, schema| {
            assert!(schema.type_.as_deref() != Some("string") || schema.format.is_none(), "{path}");
            dates += usize::from(format(schema) == Some("date"));
        });
        assert!(dates > 20, "only {dates} dates");
    }

    #[test]
    fn every_field_is_described_and_bounded() {
        every_schema(&mut |path, schema| {
            let is_item = path.ends_with(']');
            assert!(is_item || schema.description.is_some(), "{path} has no description");
            match schema.type_.as_deref() {
                Some("array") => assert!(schema.max_items.is_some(), "{path} has no bound"),
                Some("string") if schema.enum_.is_none() && format(schema) != Some("date-time") => {
                    assert!(schema.max_length.is_some(), "{path} has no bound");
                }
                Some("integer" | "number") if path.contains(".spec") => {
                    assert!(schema.minimum.is_some() && schema.maximum.is_some(), "{path} has no bound");
                }
                Some(_) => {}
                None => {
                    assert_eq!(schema.x_kubernetes_preserve_unknown_fields, Some(true), "{path} has no type");
                }
            }
        });
    }

    #[test]
    fn the_schema_is_structural() {
        every_schema(&mut |path, schema| {
            // The one choice is what `set_format_apart` makes.
            let choices = schema.any_of.iter().flatten();
            assert!(
                choices.clone().count() <= 1 && choices.clone().all(|one| one.format.is_some()),
                "{path}"
            );
            assert!(schema.one_of.is_none() && schema.all_of.is_none() && schema.not.is_none(), "{path}");
            let format = format(schema).unwrap_or("date");
            assert!(["date", "date-time", "int32", "int64", "double"].contains(&format), "{path}: {format}");
            let nulls = schema.nullable == Some(true);
            assert!(!nulls || path.contains(".profileOverrides."), "{path} is nullable");
        });
    }

    #[test]
    fn every_rule_has_words_of_its_own() {
        every_schema(&mut |path, schema| {
            let rules = schema.x_kubernetes_validations.iter().flatten();
            let mut messages: Vec<_> = rules.map(|rule| rule.message.clone().expect("words")).collect();
            let count = messages.len();
            messages.sort();
            messages.dedup();
            assert_eq!(messages.len(), count, "{path}");
        });
    }
}
