//! `status`: what each object would carry in a cluster.

mod age;
mod json_path;
mod table;
mod yaml;

use std::io::{self, Write};

use clap::ColorChoice;
use serde_json::{Value, json};

use super::args::{StatusArgs, StatusFormat};
use super::exit::Exit;
use super::judge::Judged;
use super::load::Input;
use super::notes::Notes;
use super::progress::Progress;
use super::when::When;
use super::{judge, load, output, terminal};
use crate::api::{self, Kind};
use crate::engine::Evaluation;
use crate::finding::ObjectId;
use crate::report::human;

/// Judges manifests and shows the objects with their statuses.
pub(super) fn run(args: &StatusArgs, color: ColorChoice) -> anyhow::Result<Exit> {
    let at = args.input.at.unwrap_or_else(When::now);
    let progress = Progress::start("reading manifests");
    let input = load::load(&args.input.paths, &args.input.namespace);
    progress.stage("judging");
    let judged = judge::evaluate(&input, at);
    let objects = objects(&input, &judged);
    drop(progress);
    let wide = args.output == StatusFormat::Wide;
    let options = table::Options { wide, namespaces: judged.len() > 1, now: judge::instant(&judged, at) };
    output::print(|out| match args.output {
        StatusFormat::Table | StatusFormat::Wide => tables(&objects, options, out),
        StatusFormat::Json => json(objects, out),
        StatusFormat::Yaml => yaml::write(&list(objects), out),
    })?;
    Notes::of(&input.sources, &judged).show(color);
    let problems = load::problems(&input, &args.input.paths);
    if problems.is_empty() {
        return Ok(Exit::Clean);
    }
    output::aside(|out| human::problems(&problems, terminal::stderr_color(color), terminal::width(), out));
    Ok(Exit::Failure)
}

/// The objects, by namespace, kind and name, each with the status that the controller would write.
fn objects(input: &Input, judged: &[Judged<'_>]) -> Vec<Value> {
    let (ids, places): (Vec<_>, Vec<_>) = judged
        .iter()
        .flat_map(|judged| judged.objects().map(|(object, place)| ((&judged.evaluation, object), place)))
        .unzip();
    let written = input.sources.written(&places).into_iter().map(Option::unwrap_or_default);
    let judged = |(mut object, (evaluation, id)): (Value, (&Evaluation<'_>, ObjectId))| {
        object["metadata"]["namespace"] = evaluation.world().namespace.as_str().into();
        object["status"] = serde_json::to_value(evaluation.status(id)).unwrap_or_default();
        object
    };
    written.zip(ids).map(judged).collect()
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

fn tables(objects: &[Value], options: table::Options, out: &mut dyn Write) -> io::Result<()> {
    let mut first = true;
    for kind in Kind::ALL {
        let of_kind: Vec<&Value> = objects.iter().filter(|object| object["kind"] == kind.name()).collect();
        if of_kind.is_empty() {
            continue;
        }
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        table::write(&api::crd(kind), &of_kind, options, out)?;
    }
    Ok(())
}
