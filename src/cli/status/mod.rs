//! `status`: what each object would carry in a cluster.

mod json_path;
mod table;
mod yaml;

use std::io::{self, Write};

use clap::ColorChoice;
use serde_json::{Value, json};

use super::args::{StatusArgs, StatusFormat};
use super::exit::Exit;
use super::progress::Progress;
use super::when::When;
use super::{judge, load, output, terminal};
use crate::api::{self, Kind};
use crate::engine::Evaluation;
use crate::report::human;

/// Judges manifests and shows the objects with their statuses.
pub(super) fn run(args: &StatusArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    let at = args.input.at.unwrap_or_else(When::now);
    let progress = Progress::start("reading manifests");
    let loaded = load::load(args.input.load(true));
    progress.stage("judging");
    let evaluations = judge::evaluate(&loaded, at);
    let objects: Vec<Value> = evaluations.iter().flat_map(|evaluation| judged(&loaded, evaluation)).collect();
    drop(progress);
    output::print(|out| match args.output {
        StatusFormat::Table => tables(&objects, evaluations.len() > 1, false, out),
        StatusFormat::Wide => tables(&objects, evaluations.len() > 1, true, out),
        StatusFormat::Json => json(objects, out),
        StatusFormat::Yaml => yaml::write(&list(objects), out),
    })?;
    if loaded.problems.is_empty() {
        return Ok(Exit::Clean);
    }
    output::aside(|out| {
        human::problems(&loaded.problems, terminal::stderr_color(color), terminal::width(), out)
    });
    Ok(Exit::Failure)
}

/// The objects of a namespace, by kind and name, each with the status that the controller would
/// write.
fn judged<'a>(loaded: &'a load::Loaded, evaluation: &'a Evaluation<'_>) -> impl Iterator<Item = Value> + 'a {
    let world = evaluation.world();
    world.objects().map(move |id| {
        let mut object = loaded.written(world.meta(id).origin);
        object["metadata"]["namespace"] = world.namespace.as_str().into();
        object["status"] = serde_json::to_value(evaluation.status(id)).unwrap_or_default();
        object
    })
}

fn json(objects: Vec<Value>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &list(objects))?;
    writeln!(out)
}

fn list(objects: Vec<Value>) -> Value {
    let mut list = json!({ "apiVersion": "v1", "kind": "List" });
    list["items"] = Value::Array(objects);
    list
}

fn tables(objects: &[Value], namespaces: bool, wide: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut first = true;
    for kind in Kind::ALL {
        let of_kind: Vec<&Value> = objects.iter().filter(|object| object["kind"] == kind.name()).collect();
        if of_kind.is_empty() {
            continue;
        }
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        table::write(&api::crd(kind), &of_kind, table::Options { wide, namespaces }, out)?;
    }
    Ok(())
}
