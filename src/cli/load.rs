//! Stands in for the loader until it is there.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::args::InputArgs;
use crate::api::{API_VERSION, Kind};
use crate::report::{Place, Problem};
use crate::world::{Builder, World};

/// What the paths hold.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) worlds: Vec<World>,
    pub(super) problems: Vec<Problem>,
    pub(super) skipped: usize,
    objects: Vec<Value>,
}

impl Loaded {
    pub(super) fn place(&self, _origin: u32, _field: &str) -> Option<Place> {
        None
    }

    pub(super) fn object(&self, origin: u32) -> Value {
        self.objects[origin as usize].clone()
    }
}

pub(super) fn load(input: &InputArgs) -> anyhow::Result<Loaded> {
    let mut builders: BTreeMap<String, Builder> = BTreeMap::new();
    let mut loaded = Loaded { worlds: vec![], problems: vec![], skipped: 0, objects: vec![] };
    for path in &input.paths {
        for entry in ignore::WalkBuilder::new(path).build() {
            let entry = entry?;
            if !entry.file_type().is_some_and(|t| t.is_file()) {
                continue;
            }
            let text = std::fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            for doc in serde_yaml::Deserializer::from_str(&text) {
                let value: Value = serde::Deserialize::deserialize(doc)?;
                add(value, &input.namespace, &mut builders, &mut loaded)?;
            }
        }
    }
    loaded.worlds = builders.into_values().map(Builder::build).collect();
    Ok(loaded)
}

fn spec<T: DeserializeOwned>(value: &Value) -> anyhow::Result<T> {
    Ok(serde_json::from_value(value["spec"].clone())?)
}

fn add(
    value: Value,
    default: &str,
    builders: &mut BTreeMap<String, Builder>,
    loaded: &mut Loaded,
) -> anyhow::Result<()> {
    let kind = Kind::ALL.into_iter().find(|kind| value["kind"] == kind.name());
    let (Some(kind), true) = (kind, value["apiVersion"] == API_VERSION) else {
        loaded.skipped += 1;
        return Ok(());
    };
    let namespace = value["metadata"]["namespace"].as_str().unwrap_or(default).to_owned();
    let builder = builders.entry(namespace.clone()).or_insert_with(|| Builder::new(namespace));
    let name = value["metadata"]["name"].as_str().unwrap_or_default().into();
    let origin = u32::try_from(loaded.objects.len())?;
    match kind {
        Kind::Department => builder.department(name, origin, spec(&value)?),
        Kind::Employee => builder.employee(name, origin, spec(&value)?),
        Kind::Post => builder.post(name, origin, spec(&value)?),
        Kind::ResponsibilityLetter => builder.letter(name, origin, spec(&value)?),
        Kind::TrainingRecord => builder.record(name, origin, spec(&value)?),
    }
    loaded.objects.push(value);
    Ok(())
}
