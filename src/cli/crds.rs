use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::args::CrdsArgs;
use super::exit::Exit;
use super::output;
use crate::api;

/// Prints the five resource definitions, or writes a JSON Schema a kind.
pub(super) fn run(args: &CrdsArgs) -> anyhow::Result<Exit> {
    match &args.json_schema {
        Some(directory) => schemas(directory)?,
        None => {
            let text = api::crds_yaml().context("cannot write the resource definitions as YAML")?;
            output::print(|out| out.write_all(text.as_bytes()))?;
        }
    }
    Ok(Exit::Clean)
}

/// One file a kind, where kubeconform looks for it.
fn schemas(directory: &Path) -> anyhow::Result<()> {
    for kind in api::Kind::ALL {
        let path = directory.join(api::json_schema_path(kind));
        let parent = path.parent().unwrap_or(directory);
        fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
        let schema = api::json_schema(kind);
        let written = output::file(&path, |out| {
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            writeln!(out)
        });
        written.with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
