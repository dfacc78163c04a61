use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::JSONSchemaProps;
use serde_json::{Map, Value, json};

use super::{API_VERSION, GROUP, Kind, VERSION, crd, pattern};

/// The custom resource definition of one kind as a YAML document, as `crds/PLURAL.yaml` holds it.
///
/// # Errors
///
/// Never in practice: the definition is made of mappings, lists and scalars only.
pub fn crd_yaml(kind: Kind) -> Result<String, serde_yaml::Error> {
    serde_yaml::to_string(&crd(kind))
}

/// All five definitions as one YAML text, documents apart by `---`.
///
/// # Errors
///
/// As [`crd_yaml`].
pub fn crds_yaml() -> Result<String, serde_yaml::Error> {
    let documents: Result<Vec<_>, _> = Kind::ALL.into_iter().map(crd_yaml).collect();
    Ok(documents?.join("---\n"))
}

/// The path of a kind's JSON Schema below the folder of schemas, as kubeconform looks for it with
/// `{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`.
#[must_use]
pub fn json_schema_path(kind: Kind) -> String {
    format!("{GROUP}/{}_{VERSION}.json", kind.name().to_lowercase())
}

/// The JSON Schema (draft 7) of a kind's manifests, for editors and kubeconform.
#[must_use]
pub fn json_schema(kind: Kind) -> Value {
    let crd = crd(kind);
    let version = crd.spec.versions.first();
    let root = version.and_then(|v| v.schema.as_ref()?.open_api_v3_schema.as_ref());
    let property = |name: &str| root.and_then(|root| root.properties.as_ref()?.get(name)).map(translated);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.name(),
        "description": root.and_then(|root| root.description.clone()).unwrap_or_default(),
        "type": "object",
        "required": ["apiVersion", "kind", "metadata", "spec"],
        "additionalProperties": false,
        "properties": {
            "apiVersion": { "const": API_VERSION },
            "kind": { "const": kind.name() },
            "metadata": metadata(),
            "spec": property("spec"),
            "status": { "type": ["object", "null"] },
        },
    })
}

fn metadata() -> Value {
    let texts = json!({ "type": ["object", "null"], "additionalProperties": { "type": ["string", "null"] } });
    json!({
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 253, "pattern": pattern::NAME },
            "namespace": { "type": ["string", "null"], "maxLength": 63, "pattern": pattern::LABEL },
            "labels": texts,
            "annotations": texts,
        },
    })
}

/// A structural schema as JSON Schema: unknown keys are refused, `null` is allowed where the API
/// server takes it for nothing.
fn translated(schema: &JSONSchemaProps) -> Value {
    let value = serde_json::to_value(schema).unwrap_or_default();
    strict(value)
}

fn strict(value: Value) -> Value {
    let Value::Object(mut schema) = value else { return value };
    let is_set = schema.get("x-kubernetes-list-type").is_some_and(|kind| kind == "set");
    schema.retain(|key, _| !key.starts_with("x-kubernetes-") && key != "nullable");
    if is_set {
        schema.insert("uniqueItems".to_owned(), Value::Bool(true));
    }
    for key in ["items", "additionalProperties"] {
        if let Some(child) = schema.remove(key) {
            schema.insert(key.to_owned(), strict(child));
        }
    }
    if let Some(Value::Object(properties)) = schema.remove("properties") {
        let required = schema.get("required").cloned().unwrap_or_default();
        schema.insert("properties".to_owned(), optional(properties, &required));
        schema.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    Value::Object(schema)
}

/// The properties, those that may be left out with `null` beside their type.
fn optional(properties: Map<String, Value>, required: &Value) -> Value {
    let is_required = |name: &str| required.as_array().is_some_and(|all| all.iter().any(|one| one == name));
    let translate = |(name, property): (String, Value)| {
        let mut property = strict(property);
        if !is_required(&name) {
            or_null(&mut property);
        }
        (name, property)
    };
    Value::Object(properties.into_iter().map(translate).collect())
}

fn or_null(property: &mut Value) {
    if let Some(name) = property.get("type").cloned() {
        property["type"] = json!([name, "null"]);
    }
    if let Some(Value::Array(words)) = property.get_mut("enum") {
        words.push(Value::Null);
    }
}
