//! What `docs/gitops.md` tells Argo CD and Flux, run over the statuses of the worked example.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use mlua::LuaSerdeExt as _;
use serde_json::{Value, json};

/// The objects of the worked example, each with the generation that its status observed.
fn objects() -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(["status", "-o", "json", "manifests/hengyuan", "--at", "2026-11-23"])
        .output()
        .expect("the program starts");
    let list: Value = serde_json::from_slice(&output.stdout).expect("status prints JSON");
    let mut objects = list["items"].as_array().expect("a list").clone();
    for object in &mut objects {
        object["metadata"]["generation"] = json!(3);
        object["status"]["observedGeneration"] = json!(3);
    }
    assert!(objects.len() > 100, "the example has {} objects", objects.len());
    objects
}

fn compliant(object: &Value) -> bool {
    object["status"]["verdict"] == "Compliant"
}

fn set_ready(object: &mut Value, status: &str) {
    let conditions = object["status"]["conditions"].as_array_mut().expect("conditions");
    let ready = conditions.iter_mut().find(|condition| condition["type"] == "Ready");
    ready.expect("every object has Ready")["status"] = json!(status);
}

/// The YAML blocks of the page.
fn blocks() -> Vec<String> {
    let page = fs::read_to_string("docs/gitops.md").expect("the page");
    let rest = page.split("```yaml\n").skip(1);
    rest.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

fn block(kind: &str) -> Value {
    let mut values = blocks().into_iter().map(|block| serde_yaml::from_str::<Value>(&block).expect("YAML"));
    values.find(|value| value["kind"] == kind).unwrap_or_else(|| panic!("no {kind} on the page"))
}

mod argo_cd {
    use super::*;

    fn script() -> String {
        let customizations = block("ConfigMap")["data"]["resource.customizations"].clone();
        let customizations: Value =
            serde_yaml::from_str(customizations.as_str().expect("a text")).expect("YAML in YAML");
        customizations["noblindspot.dev/*"]["health.lua"].as_str().expect("a script").to_owned()
    }

    fn strict() -> String {
        let (lenient, strict) = ("local strict = false", "local strict = true");
        let script = script();
        assert_eq!(script.matches(lenient).count(), 1, "the switch is there once");
        script.replace(lenient, strict)
    }

    /// Runs a health check as Argo CD does: Lua 5.1 with the base and table libraries, one global.
    fn health(script: &str, object: &Value) -> (String, String) {
        let lua = mlua::Lua::new_with(mlua::StdLib::TABLE, mlua::LuaOptions::default()).expect("a Lua");
        let object = without_nulls(object);
        lua.globals().set("obj", lua.to_value(&object).expect("a table")).expect("a global");
        let result: mlua::Table = lua.load(script).eval().expect("the script runs");
        (result.get("status").expect("a status"), result.get("message").expect("a message"))
    }

    // To Lua, an absent field is nil; the API server stores no null either.
    fn without_nulls(value: &Value) -> Value {
        match value {
            Value::Object(map) => map
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| (key.clone(), without_nulls(value)))
                .collect(),
            Value::Array(list) => list.iter().map(without_nulls).collect(),
            other => other.clone(),
        }
    }

    #[test]
    fn what_was_judged_is_healthy() {
        for object in objects() {
            let (status, message) = health(&script(), &object);
            assert_eq!(status, "Healthy", "{}", object["metadata"]["name"]);
            assert!(!message.is_empty());
        }
    }

    #[test]
    fn strictly_what_is_not_compliant_is_degraded() {
        let (mut healthy, mut degraded) = (0, 0);
        for object in objects() {
            let (status, _) = health(&strict(), &object);
            let degrades = object["status"]["verdict"] == "NonCompliant";
            assert_eq!(status, if degrades { "Degraded" } else { "Healthy" }, "{object}");
            *(if degrades { &mut degraded } else { &mut healthy }) += 1;
        }
        assert!(healthy > 10 && degraded > 10, "{healthy} healthy, {degraded} degraded");
    }

    #[test]
    fn what_was_not_judged_yet_is_progressing() {
        for script in [script(), strict()] {
            for object in objects() {
                let mut fresh = object.clone();
                fresh.as_object_mut().expect("an object").remove("status");
                assert_eq!(health(&script, &fresh).0, "Progressing");
                fresh["status"] = json!({});
                assert_eq!(health(&script, &fresh).0, "Progressing");
                let mut changed = object.clone();
                changed["metadata"]["generation"] = json!(4);
                assert_eq!(health(&script, &changed).0, "Progressing");
            }
        }
    }

    #[test]
    fn what_could_not_be_judged_is_degraded() {
        for mut object in objects() {
            set_ready(&mut object, "False");
            assert_eq!(health(&script(), &object).0, "Degraded");
            set_ready(&mut object, "Unknown");
            assert_eq!(health(&script(), &object).0, "Progressing");
        }
    }
}

mod flux {
    use super::*;

    /// The answer of Flux: a generation that lags behind first, then the expressions in this order.
    fn state(checks: &Value, object: &Value) -> &'static str {
        let check = checks
            .as_array()
            .expect("a list")
            .iter()
            .find(|check| check["apiVersion"] == object["apiVersion"] && check["kind"] == object["kind"]);
        let check = check.unwrap_or_else(|| panic!("no check for {}", object["kind"]));
        let observed = &object["status"]["observedGeneration"];
        if !observed.is_null() && *observed != object["metadata"]["generation"] {
            return "InProgress";
        }
        for (expression, state) in
            [("inProgress", "InProgress"), ("failed", "Failed"), ("current", "Current")]
        {
            if check[expression].as_str().is_some_and(|expression| holds(expression, object)) {
                return state;
            }
        }
        "InProgress"
    }

    fn holds(expression: &str, object: &Value) -> bool {
        let env = Arc::new(cel::Env::stdlib());
        let program = env.compile(expression).expect("the expression is CEL");
        let mut context = cel::Context::with_env(env);
        for (name, value) in object.as_object().expect("an object") {
            context.add_variable(name.as_str(), value).expect("a value");
        }
        match program.execute(&context).expect("the expression has a value") {
            cel::Value::Bool(holds) => holds,
            other => panic!("{expression} is {other:?}"),
        }
    }

    fn checks() -> Value {
        let checks = block("Kustomization")["spec"]["healthCheckExprs"].clone();
        assert_eq!(checks.as_array().map(Vec::len), Some(5));
        checks
    }

    /// The checks with the expression for those who want a gap to fail the Kustomization.
    fn strict() -> Value {
        let block =
            blocks().into_iter().find(|block| block.starts_with("failed:")).expect("the other failed");
        let block: Value = serde_yaml::from_str(&block).expect("YAML");
        let mut checks = checks();
        for check in checks.as_array_mut().expect("a list") {
            check["failed"] = block["failed"].clone();
        }
        checks
    }

    #[test]
    fn what_was_judged_is_current() {
        for object in objects() {
            assert_eq!(state(&checks(), &object), "Current");
        }
    }

    #[test]
    fn strictly_what_is_not_compliant_has_failed() {
        let failed = objects().iter().filter(|object| state(&strict(), object) == "Failed").count();
        let wrong = objects().iter().filter(|object| object["status"]["verdict"] == "NonCompliant").count();
        assert_eq!(failed, wrong);
        assert!(
            objects()
                .iter()
                .filter(|object| compliant(object))
                .all(|object| state(&strict(), object) == "Current")
        );
    }

    #[test]
    fn what_was_not_judged_yet_is_in_progress() {
        for checks in [checks(), strict()] {
            let mut object = objects().swap_remove(0);
            object["metadata"]["generation"] = json!(4);
            assert_eq!(state(&checks, &object), "InProgress");
            object["status"] = json!({});
            assert_eq!(state(&checks, &object), "InProgress");
        }
    }

    #[test]
    fn what_could_not_be_judged_has_failed() {
        let mut object = objects().swap_remove(0);
        set_ready(&mut object, "False");
        assert_eq!(state(&checks(), &object), "Failed");
        set_ready(&mut object, "Unknown");
        assert_eq!(state(&checks(), &object), "InProgress");
    }
}

#[test]
fn the_other_blocks_are_yaml() {
    let kinds: Vec<_> = blocks()
        .iter()
        .filter_map(|block| {
            serde_yaml::from_str::<Value>(block).expect("YAML")["kind"].as_str().map(str::to_owned)
        })
        .collect();
    assert_eq!(kinds, ["ConfigMap", "Application", "Kustomization", "HelmRelease"]);
}
