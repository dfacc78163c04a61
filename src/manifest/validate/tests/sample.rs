//! Values made from a schema: right ones, and right ones with something changed.

use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::{
    JSONSchemaProps, JSONSchemaPropsOrArray, JSONSchemaPropsOrBool,
};
use serde_json::{Map, Value, json};

use crate::api::{self, Kind, pattern};

/// A source of choices that a seed determines.
pub(in crate::manifest) struct Dice(pub(in crate::manifest) u64);

impl Dice {
    /// A number below `sides`.
    pub(in crate::manifest) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.roll(among.len())]
    }
}

/// A manifest of a kind.
pub(in crate::manifest) fn manifest(kind: Kind, spec: &Value) -> Value {
    json!({
        "apiVersion": api::API_VERSION,
        "kind": kind.name(),
        "metadata": { "name": "x", "namespace": "acme", "labels": { "noblindspot.dev/line": "a" } },
        "spec": spec,
    })
}

/// A `spec` that fits the schema of a kind; the local rules may refuse it.
pub(in crate::manifest) fn spec(kind: Kind, dice: &mut Dice) -> Value {
    let crd = api::crd(kind);
    let schema = crd.spec.versions[0].schema.as_ref().and_then(|s| s.open_api_v3_schema.as_ref());
    right(&schema.and_then(|root| root.properties.as_ref()).expect("properties")["spec"], dice)
}

/// A value that fits the schema.
fn right(schema: &JSONSchemaProps, dice: &mut Dice) -> Value {
    match schema.type_.as_deref() {
        Some("object") => object(schema, dice),
        Some("array") => list(schema, dice),
        Some("string") => text(schema, dice),
        Some("integer") => json!([0, 1, 7, 365][dice.roll(4)]),
        Some("number") => json!([0.0, 0.5, 1.0][dice.roll(3)]),
        Some("boolean") => json!(dice.roll(2) == 0),
        _ => json!("ByPath"),
    }
}

fn object(schema: &JSONSchemaProps, dice: &mut Dice) -> Value {
    if let Some(JSONSchemaPropsOrBool::Schema(value)) = &schema.additional_properties {
        let keys = ["management", "card"].into_iter().take(dice.roll(3));
        return keys.map(|key| (key.to_owned(), right(value, dice))).collect::<Map<_, _>>().into();
    }
    let mut fields = Map::new();
    for (name, property) in schema.properties.iter().flatten() {
        let required = schema.required.iter().flatten().any(|required| required == name);
        match dice.roll(8) {
            0 if !required => drop(fields.insert(name.clone(), Value::Null)),
            1..5 => drop(fields.insert(name.clone(), right(property, dice))),
            _ if required => drop(fields.insert(name.clone(), right(property, dice))),
            _ => {}
        }
    }
    Value::Object(fields)
}

fn list(schema: &JSONSchemaProps, dice: &mut Dice) -> Value {
    let Some(JSONSchemaPropsOrArray::Schema(item)) = &schema.items else { return json!([]) };
    let at_least = usize::try_from(schema.min_items.unwrap_or(0)).expect("a small bound");
    let is_set = schema.x_kubernetes_list_type.is_some() && item.enum_.is_some();
    let count = at_least + dice.roll(if is_set { 2 } else { 3 });
    (0..count).map(|_| right(item, dice)).collect()
}

fn text(schema: &JSONSchemaProps, dice: &mut Dice) -> Value {
    if let Some(words) = &schema.enum_ {
        return dice.pick(words).0.clone();
    }
    let digest = format!("sha256:{}", "0af9".repeat(16));
    let texts: &[&str] = match schema.pattern.as_deref() {
        Some(pattern::NAME) => &["a", "e117", "ws1-a.b", "0"],
        Some(pattern::LABEL) => &["generic", "prc-2026"],
        Some(pattern::CATEGORY) => &["a/b", "special-operation/low-voltage-electrician"],
        Some(pattern::RULE) => &["SP302", "SP999"],
        Some(pattern::DIGEST) => &[&digest],
        Some(pattern::DATE) => &["2024-02-29", "1000-01-01", "9999-12-31"],
        Some(pattern::TIME_ZONE) => &["UTC", "Asia/Shanghai", "America/Argentina/Buenos_Aires"],
        Some(other) => panic!("no sample of {other}"),
        None => &["x", "焊工", "two words", "0117", "yes", "a: b # c"],
    };
    json!(dice.pick(texts))
}

/// Changes something somewhere in the value.
pub(in crate::manifest) fn change(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(fields) if !fields.is_empty() && dice.roll(4) != 0 => {
            let key = fields.keys().nth(dice.roll(fields.len())).expect("a key").clone();
            // Zones of the right form that do not exist are known to us alone, levels too.
            let ours = ["timeZone", "levelsByType"].contains(&key.as_str());
            match dice.roll(8) {
                0 => drop(fields.remove(&key)),
                1 => drop(fields.insert("unheardOf".to_owned(), json!(1))),
                _ if ours => {}
                _ => change(&mut fields[&key], dice),
            }
        }
        Value::Array(items) if !items.is_empty() && dice.roll(3) != 0 => match dice.roll(4) {
            0 => items.push(items[0].clone()),
            1 => *items = vec![items[0].clone(); 513],
            _ => {
                let at = dice.roll(items.len());
                change(&mut items[at], dice);
            }
        },
        other => *other = replacement(dice),
    }
}

fn replacement(dice: &mut Dice) -> Value {
    let long = "x".repeat(3000);
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1_000_000_000_000_i64),
        json!(0.25),
        json!(""),
        json!("x"),
        json!("Upper"),
        json!("-x"),
        json!("x."),
        json!("a/b/c"),
        json!("0117"),
        json!("2026-02-30"),
        json!("2026-02-28"),
        json!("0999-01-01"),
        json!("SP30"),
        json!("sha256:00"),
        json!("焊".repeat(256)),
        json!("焊".repeat(257)),
        json!(long),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!({}),
        json!({ "name": "x" }),
        json!({ "from": "2026-01-01" }),
    ];
    dice.pick(&values).clone()
}
