//! The controller under the chart's account and with the chart's arguments, outside a pod.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::CHART;
use crate::control_plane::ControlPlane;
use crate::helm::{NAMESPACE, VALUES, helm, only, rendered};
use crate::promql::Catalogue;
use crate::{http, monitoring};

const PROGRAM: &str = env!("CARGO_BIN_EXE_noblindspot");
const PATIENCE: Duration = Duration::from_secs(60);

fn arguments(values: &str) -> Vec<String> {
    let objects = rendered(values);
    let container = &only(&objects, "Deployment")["spec"]["template"]["spec"]["containers"][0];
    let arguments = container["args"].as_array().expect("arguments");
    arguments.iter().map(|argument| argument.as_str().expect("a text").to_owned()).collect()
}

/// With `--help` at the end nothing runs, but an argument that is not known is refused before.
#[test]
fn the_program_takes_the_arguments_of_the_chart() {
    for (name, values) in VALUES {
        let output = Command::new(PROGRAM).args(arguments(values)).arg("--help").output().expect("it starts");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let unknown = Command::new(PROGRAM).args(["run", "--unknown", "--help"]).output().expect("it starts");
    assert!(!unknown.status.success(), "an unknown argument is refused");
}

/// A process that does not outlive the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts it at the day of the worked example, so that no certificate of it lapses as years go by.
fn run(values: &str, kubeconfig: &Path, clock: &Path, port: u16) -> Running {
    let listen = format!("--listen=127.0.0.1:{port}");
    let arguments = arguments(values).into_iter();
    let arguments =
        arguments.map(|argument| if argument.starts_with("--listen=") { listen.clone() } else { argument });
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg("--kubeconfig").arg(kubeconfig).arg("--clock-file").arg(clock);
    command.env_clear().env("POD_NAME", "noblindspot-0").env("POD_NAMESPACE", NAMESPACE);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Running(command.spawn().expect("the controller starts"))
}

/// The body of an answer, if there is one with status 200.
fn get(port: u16, path: &str) -> Option<String> {
    let (code, body) = http::get(&format!("127.0.0.1:{port}"), path);
    (code == 200).then_some(body)
}

fn poll<T>(mut found: impl FnMut() -> Option<T>, patience: Duration) -> Option<T> {
    let deadline = Instant::now() + patience;
    loop {
        let now = found();
        if now.is_some() || Instant::now() > deadline {
            return now;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn the_controller_runs_with_the_rights_of_the_chart() {
    let (plane, _running) = runs("{}");
    let lease =
        plane.kubectl(&["get", "lease", "noblindspot", "-n", NAMESPACE, "-o", "json"]).expect_success();
    let lease: Value = serde_json::from_str(&lease).expect("JSON");
    assert_eq!(lease["spec"]["holderIdentity"], "noblindspot-0");
}

#[test]
fn a_controller_with_shards_runs_with_the_rights_of_the_chart() {
    let (plane, _running) = runs("shards: 4");
    let leases = ["get", "lease", "-n", NAMESPACE, "-o", "jsonpath={.items[*].spec.holderIdentity}"];
    let holders = plane.kubectl(&leases).expect_success();
    assert_eq!(holders.split_whitespace().collect::<Vec<_>>(), ["noblindspot-0"; 5], "four and its own");
}

/// Installs the chart and runs its controller until it has judged, and answers every query.
fn runs(values: &str) -> (ControlPlane, Running) {
    let plane = ControlPlane::start();
    let install = ["install", "noblindspot", CHART, "--namespace", NAMESPACE, "--create-namespace"];
    let file = plane.folder().join("values.yaml");
    std::fs::write(&file, values).expect("a writable file");
    let given = ["--values", file.to_str().expect("UTF-8")];
    helm(&[&install[..], &given].concat(), Some(plane.kubeconfig())).expect_success();
    plane.kubectl(&["wait", "--for=condition=Established", "--timeout=60s", "crd", "--all"]).expect_success();
    plane.kubectl(&["create", "namespace", "hengyuan"]).expect_success();
    plane.kubectl(&["apply", "--server-side", "-R", "-f", "manifests/hengyuan"]).expect_success();

    // A metric has no series while there is nothing to count; the example waives nothing by itself.
    let waiver =
        r#"{"spec": {"waivers": [{"rule": "SP120", "until": "2026-12-31", "reason": "in negotiation"}]}}"#;
    let waive = ["patch", "department", "coop-anzhuang", "-n", "hengyuan", "--type=merge", "-p", waiver];
    plane.kubectl(&waive).expect_success();
    let clock = plane.folder().join("clock");
    std::fs::write(&clock, "2026-11-23T09:00:00+08:00 0").expect("a writable file");

    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let running = run(values, &plane.kubeconfig_of(NAMESPACE, "noblindspot"), &clock, port);
    assert!(poll(|| get(port, "/readyz"), PATIENCE).is_some(), "the controller is not ready");
    let ready = ["wait", "--for=condition=Ready", "--timeout=60s", "-n", "hengyuan"];
    plane.kubectl(&[&ready[..], &["departments,posts,employees,rl,tr", "--all"]].concat()).expect_success();

    // The last of the numbers may come a moment after the last of the statuses.
    let mut wrong = String::new();
    let answered = || {
        wrong = unanswered(&get(port, "/metrics")?);
        wrong.is_empty().then_some(())
    };
    let in_time = poll(answered, Duration::from_secs(10));
    assert!(in_time.is_some(), "{wrong}");
    (plane, running)
}

/// The queries of the dashboard and of the alerts that find nothing in a scrape.
fn unanswered(scrape: &str) -> String {
    let catalogue = Catalogue::of_scrape(scrape);
    let queries = monitoring::queries().into_iter().chain(monitoring::expressions());
    let wrong =
        queries.filter_map(|(title, query)| Some(format!("{title}: {}", catalogue.labels(&query).err()?)));
    wrong.collect::<Vec<_>>().join("\n")
}
