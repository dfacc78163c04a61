//! The program as a user meets it: its output, its exit codes, what it does with bad input.

use std::fs;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use serde_json::Value;

const QUICKSTART: &str = "manifests/quickstart";
const HENGYUAN: &str = "manifests/hengyuan";
const SOUND: &str = "manifests/sound";
const AT: &str = "--at=2026-11-23T09:00:00+08:00";

/// What a run said and how it ended.
struct Ran {
    stdout: String,
    stderr: String,
    code: i32,
}

/// Runs the program from the root of the repository in an empty environment.
fn run_with(args: &[&str], stdin: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_noblindspot"));
    let output = command
        .env_clear()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .write_stdin(stdin)
        .output()
        .expect("the program starts");
    Ran {
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        code: output.status.code().expect("an exit code"),
    }
}

fn run(args: &[&str]) -> Ran {
    run_with(args, "")
}

impl Ran {
    /// All of it as one text to compare.
    fn shown(&self) -> String {
        format!("{}--- stderr\n{}--- exit {}\n", self.stdout, self.stderr, self.code)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).expect("JSON")
    }
}

#[test]
fn check_shows_a_finding_with_its_place() {
    insta::assert_snapshot!("check_quickstart", run(&["check", AT, QUICKSTART]).shown());
}

#[test]
fn check_finds_what_the_worked_example_expects() {
    let ran = run(&["check", AT, "--quiet", HENGYUAN]);
    assert_eq!(
        ran.stdout,
        "35 findings: 6 critical, 18 high, 8 medium, 3 low; responsibility 13/17 pairs covered, 5 blind spots; \
         101 objects judged\n"
    );
    assert_eq!(ran.code, 1);
}

#[test]
fn every_finding_of_the_worked_example_has_a_place() {
    let report = run(&["check", AT, "--format=json", HENGYUAN]).json();
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 35);
    for finding in findings {
        let place = &finding["location"];
        let file = place["file"].as_str().expect("a file");
        let text = fs::read_to_string(file).expect("a file that exists");
        let line = usize::try_from(place["line"].as_u64().expect("a line")).expect("small");
        assert!(line <= text.lines().count() && file.starts_with(HENGYUAN), "{finding}");
    }
}

#[test]
fn nothing_found_is_exit_0() {
    let ran = run(&["check", AT, SOUND]);
    assert!(ran.stdout.starts_with("no findings\nresponsibility "), "{}", ran.stdout);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
}

#[test]
fn the_threshold_decides_the_exit_code() {
    assert_eq!(run(&["check", AT, QUICKSTART]).code, 1);
    assert_eq!(run(&["check", AT, "--fail-on=critical", QUICKSTART]).code, 0);
    assert_eq!(run(&["check", AT, "--fail-on=high", QUICKSTART]).code, 1);
    assert_eq!(run(&["check", AT, "--fail-on=low", "--select=SP502", HENGYUAN]).code, 1);
    assert_eq!(
        run(&["check", AT, "--select=SP502", HENGYUAN]).code,
        0,
        "SP502 is below the profile's failOn"
    );
}

#[test]
fn rules_that_are_not_selected_count_nowhere() {
    let findings = |args: &[&str]| {
        let report = run(&[&["check", AT, "--format=json"], args, &[HENGYUAN]].concat()).json();
        let counts = report["summary"]["findings"].as_object().expect("counts");
        let sum: u64 = counts.values().filter_map(Value::as_u64).sum();
        let codes = report["findings"].as_array().expect("findings").iter();
        let codes: Vec<String> =
            codes.map(|finding| finding["rule"].as_str().expect("a rule").to_owned()).collect();
        assert_eq!(codes.len() as u64, sum);
        codes
    };
    assert!(findings(&["--select=SP4"]).iter().all(|code| code.starts_with("SP4")));
    assert_eq!(findings(&["--select=letter-unsigned"]), ["SP401"]);
    assert_eq!(findings(&["--select", "letter-unsigned, SP405,"]), ["SP401", "SP405"]);
    assert!(!findings(&["--ignore=SP3,sp401"]).iter().any(|code| code.starts_with("SP3") || code == "SP401"));
    assert_eq!(findings(&["--select=SP401", "--ignore=SP4"]), [""; 0]);
}

#[test]
fn a_date_is_judged_in_the_time_zone_of_the_enterprise() {
    let report = run(&["check", "--at=2026-11-23", "--format=json", HENGYUAN]).json();
    assert_eq!(report["at"], "2026-11-22T16:00:00Z");
    let later = run(&["check", "--at=2027-01-11", "--format=json", HENGYUAN]).json();
    assert_ne!(report["findings"], later["findings"]);
}

#[test]
fn machine_formats_conform_to_their_schemas() {
    for (format, schema) in [
        ("json", include_str!("schemas/check-v1.schema.json")),
        ("gitlab", include_str!("schemas/gitlab-code-quality.schema.json")),
    ] {
        let schema = serde_json::from_str(schema).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        for path in [HENGYUAN, SOUND, "tests/schemas"] {
            let report = run(&["check", AT, "--format", format, path]).json();
            let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
            assert_eq!(errors, [""; 0], "{format} of {path}");
        }
    }
}

#[test]
fn every_format_writes_its_own_kind_of_text() {
    for (format, start) in [
        ("json", "{\n  \"version\": 1,"),
        ("sarif", "{\n  \"$schema\": "),
        ("junit", "<?xml "),
        ("github", "::error file=manifests/quickstart/organisation.yaml,line="),
        ("gitlab", "[\n"),
        ("markdown", "## ❌ noblindspot: 1 finding: 1 high"),
    ] {
        let ran = run(&["check", AT, "--format", format, QUICKSTART]);
        assert!(ran.stdout.starts_with(start), "{format}: {}", ran.stdout);
        assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{format}");
    }
}

#[test]
fn formats_for_repositories_name_files_from_the_working_directory() {
    let root = env!("CARGO_MANIFEST_DIR");
    for format in ["github", "gitlab", "sarif", "junit", "markdown"] {
        let plain = run(&["check", AT, "--format", format, QUICKSTART]).stdout;
        assert!(plain.contains("manifests/quickstart/organisation.yaml"), "{plain}");
        for path in [format!("{root}/{QUICKSTART}"), format!(".//{QUICKSTART}/./organisation.yaml")] {
            assert_eq!(run(&["check", AT, "--format", format, &path]).stdout, plain, "{format} of {path}");
        }
    }
    let given = run(&["check", AT, "--format=json", &format!("{root}/{QUICKSTART}")]).json();
    let file = given["findings"][0]["location"]["file"].as_str().expect("a file");
    assert!(file.starts_with(root), "JSON and people read the path that they gave: {file}");
}

#[test]
fn an_error_without_a_place_concerns_the_repository() {
    let issues = run(&["check", "--format=gitlab", "manifests/none"]).json();
    assert_eq!(issues[0]["location"]["path"], ".");
}

#[test]
fn a_report_goes_to_a_file() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("report.json");
    let ran = run(&["check", AT, "--format=json", "-o", path.to_str().expect("UTF-8"), QUICKSTART]);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.starts_with("1 finding: 1 high; "), "{}", ran.stderr);
    assert_eq!(ran.code, 1);
    let direct = run(&["check", AT, "--format=json", QUICKSTART]);
    assert_eq!(fs::read_to_string(&path).expect("the file"), direct.stdout);
    assert_eq!(fs::read_dir(dir.path()).expect("the directory").count(), 1, "nothing is left beside it");
}

#[test]
fn a_file_that_cannot_be_written_is_exit_2() {
    let ran = run(&["check", AT, "-o", "/nowhere/report.json", QUICKSTART]);
    insta::assert_snapshot!(ran.shown(), @r"
    --- stderr
    error: cannot write /nowhere/report.json: No such file or directory (os error 2)
    --- exit 2
    ");
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_failure() {
    for args in [&["check", AT, HENGYUAN][..], &["rules"], &["status", AT, HENGYUAN], &["crds"], &["--help"]]
    {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Process::new(env!("CARGO_BIN_EXE_noblindspot"));
        let command = command.env_clear().current_dir(env!("CARGO_MANIFEST_DIR")).args(args);
        let output =
            command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output().expect("it starts");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

const POST: &str = "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata: {name: fitter}\nspec:\n  departmentRef: {name: ws1}\n  role: Operator\n  duties: [repair]\n";

#[test]
fn standard_input_is_read() {
    let ran = run_with(&["check", AT, "--namespace=acme", "--format=json", "-"], POST);
    let report = ran.json();
    assert_eq!(report["summary"]["objects"], 1);
    assert_eq!(report["findings"][0]["namespace"], "acme");
    assert_eq!(report["findings"][0]["location"]["file"], "-");
}

#[test]
fn a_broken_document_hides_no_other() {
    let text =
        format!("{POST}---\na: [\n---\n{}", POST.replace("Operator", "Oprator").replace("fitter", "turner"));
    insta::assert_snapshot!("broken_document", run_with(&["check", AT, "-"], &text).shown());
}

#[test]
fn an_object_declared_twice_shows_both_places() {
    let ran = run_with(&["check", AT, "--select=SP001", "-"], &format!("{POST}---\n{POST}"));
    insta::assert_snapshot!("declared_twice", ran.shown());
}

#[test]
fn nothing_to_judge_is_never_a_clean_result() {
    let empty = tempfile::tempdir().expect("a directory");
    let empty = empty.path().to_str().expect("UTF-8");
    for (args, stdin) in [
        (vec!["check", "manifests/quickstrat"], ""),
        (vec!["check", empty], ""),
        (vec!["check", "-"], ""),
        (vec!["check", "-"], "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"),
        (vec!["status", "manifests/quickstrat"], ""),
    ] {
        let ran = run_with(&args, stdin);
        assert_eq!(ran.code, 2, "{args:?}");
        let said = ran.stdout + &ran.stderr;
        assert!(said.contains("error: ") && said.contains("= help: "), "{args:?}: {said}");
        assert!(!said.contains("no findings"), "{args:?}: {said}");
    }
    let near = run(&["check", "manifests/quickstrat"]).stdout;
    assert!(near.contains("did you mean `manifests/quickstart`?"), "{near}");
}

#[test]
fn a_namespace_without_enterprise_is_named_once_beside_the_result() {
    let post = |namespace: &str| {
        format!(
            "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata: {{name: a, namespace: {namespace}}}\n\
             spec: {{departmentRef: {{name: d}}, role: Staff}}\n"
        )
    };
    let ran = run_with(&["check", AT, "-"], &format!("{}---\n{}", post("one"), post("two")));
    let named: Vec<_> = ran.stderr.lines().filter(|line| line.contains("no valid Department")).collect();
    assert_eq!(named.len(), 2, "{}", ran.stderr);
    assert!(named[0].starts_with("note: namespace one ") && named[1].starts_with("note: namespace two "));
    assert!(!run(&["check", AT, QUICKSTART]).stderr.contains("note:"));
}

#[test]
fn an_object_that_cannot_be_read_is_still_known_by_name() {
    let organisation = std::fs::read_to_string("manifests/quickstart/organisation.yaml").expect("a sample");
    for (mistake, correction) in [
        ("kind: Post\nmetadata: {name: welder}\nspec: [\n", "not valid YAML"),
        ("kind: Post\nmetadata: {name: welder}\nspec: {role: Staff, role: Staff}\n", "stands twice"),
        ("kind: post\nmetadata: {name: welder}\n", "did you mean `Post`?"),
    ] {
        let (before, after) =
            organisation.split_once("kind: Post\nmetadata: {name: welder}").expect("a post");
        let after = after.split_once("---").expect("more follows").1;
        let ran = run_with(&["check", AT, "-"], &format!("{before}{mistake}---{after}"));
        assert!(ran.stdout.contains(correction), "{}", ran.shown());
        assert!(ran.stdout.contains("= in: Post/welder"), "{}", ran.shown());
        assert!(!ran.stdout.contains("SP001"), "{}", ran.shown());
        assert_eq!(ran.code, 2);
    }
}

#[test]
fn rules_that_nobody_knows_are_told_and_no_error() {
    let enterprise = "apiVersion: noblindspot.dev/v1alpha1\nkind: Department\nmetadata: {name: acme}\nspec:\n  \
                      type: Enterprise\n  enterprise:\n    profileOverrides:\n      rules:\n        \
                      SP441: {enabled: false}\n        SP401: {severity: low}\n";
    let waivers = "  waivers:\n  - {rule: SP203, until: '2027-01-01', reason: a}\n  - {rule: SP999, until: \
                   '2027-01-01', reason: b}\n";
    let text = format!("{enterprise}---\n{POST}{waivers}");
    let ran = run_with(&["check", AT, "--fail-on=critical", "--ignore=SP1", "-"], &text);
    insta::assert_snapshot!("unknown_rules", Ran { stdout: String::new(), ..ran }.shown());
    let json = run_with(&["check", AT, "--format=json", "-"], &text);
    assert_eq!(json.json()["errors"], Value::Array(Vec::new()));
    for other in [json, run_with(&["status", AT, "-"], &text)] {
        assert_eq!(other.stderr.matches("warning: there is no rule").count(), 2, "{}", other.shown());
    }
}

#[test]
fn what_a_walk_comes_upon_may_be_no_manifest() {
    let dir = tempfile::tempdir().expect("a directory");
    std::fs::copy("manifests/quickstart/organisation.yaml", dir.path().join("o.yaml")).expect("copied");
    let package = dir.path().join("package.json");
    std::fs::write(&package, r#"{"name": "x", "version": "1.0.0"}"#).expect("written");
    let (dir, package) = (dir.path().to_str().expect("a path"), package.to_str().expect("a path"));
    assert_eq!(run(&["check", AT, dir]).code, 1);
    let named = run(&["check", AT, dir, package]);
    assert!(named.stdout.contains("`apiVersion` is missing"), "{}", named.shown());
    assert_eq!(named.code, 2);
}

#[test]
fn quiet_hides_no_error() {
    let ran = run_with(&["check", AT, "--quiet", "-"], "kind: [");
    assert!(ran.stderr.contains("error:") && ran.stderr.contains("<stdin>:1"), "{}", ran.shown());
    assert_eq!(ran.code, 2);
}

#[test]
fn bad_usage_is_exit_2() {
    for args in [
        &["check"][..],
        &["check", "--nonsense", QUICKSTART],
        &["check", "--at=yesterday", QUICKSTART],
        &["check", "--fail-on=grave", QUICKSTART],
        &["check", "--select=SP9", QUICKSTART],
        &["check", "--format=xml", QUICKSTART],
        &["check", "--namespace=Heng Yuan", QUICKSTART],
        &["status", "--namespace=", QUICKSTART],
        &["check", "--quiet", "--verbose", QUICKSTART],
        &["chek"],
        &[],
        &["explain", "SP999"],
        &["profiles", "prc"],
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(!ran.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_are_exit_0() {
    for args in [&["--help"][..], &["-h"], &["--version"], &["check", "--help"], &["help", "status"]] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn colours_are_for_who_asks() {
    let coloured = |ran: Ran| ran.stdout.contains('\u{1b}');
    assert!(!coloured(run(&["check", AT, QUICKSTART])));
    assert!(coloured(run(&["check", AT, "--color=always", QUICKSTART])));
    assert!(!coloured(run(&["check", AT, "--color=never", QUICKSTART])));
    assert!(!coloured(run(&["check", AT, "--color=always", "--format=json", QUICKSTART])));
    assert!(coloured(run(&["explain", "--color=always", "SP401"])));
}

#[test]
fn statistics_count_the_findings_of_each_rule() {
    let ran = run(&["check", AT, "--quiet", "--statistics", "--select=SP4", HENGYUAN]);
    insta::assert_snapshot!("statistics", ran.shown());
}

#[test]
fn figures_beside_a_machine_format_go_to_standard_error() {
    let plain = run(&["check", AT, "--format=json", QUICKSTART]);
    let counted = run(&["check", AT, "--format=json", "--statistics", QUICKSTART]);
    assert_eq!(counted.stdout, plain.stdout);
    assert!(counted.stderr.contains("1  SP401  letter-unsigned"), "{}", counted.stderr);
    let quiet = run(&["check", AT, "--format=json", "--quiet", QUICKSTART]);
    assert_eq!(quiet.shown(), plain.shown(), "there is nothing to leave out");
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("report.json");
    let path = path.to_str().expect("UTF-8");
    let silent = run(&["check", AT, "--format=json", "--quiet", "-o", path, QUICKSTART]);
    assert_eq!(silent.shown(), "--- stderr\n--- exit 1\n");
}

#[test]
fn waived_findings_are_shown_on_request() {
    let waivers =
        "  waivers:\n  - {rule: SP001, until: '2027-01-01', reason: 'the workshop opens in January'}\n";
    let text = format!("{POST}{waivers}");
    let quiet = run_with(&["check", AT, "--select=SP001", "-"], &text);
    assert!(quiet.stdout.starts_with("no findings (1 waived)"), "{}", quiet.stdout);
    assert_eq!(quiet.code, 0);
    let verbose = run_with(&["check", AT, "--select=SP001", "--verbose", "-"], &text);
    assert!(verbose.stdout.contains("waived high SP001 dangling-reference"), "{}", verbose.stdout);
    assert_eq!(verbose.code, 0);
}

#[test]
fn status_prints_tables_as_kubectl_does() {
    insta::assert_snapshot!("status_quickstart", run(&["status", AT, QUICKSTART]).shown());
}

#[test]
fn the_status_table_counts_ages_and_obeys_no_manifest() {
    let name = "metadata: {name: fitter, creationTimestamp: '2026-11-20T01:00:00Z'}";
    let post = POST.replace("metadata: {name: fitter}", name).replace("name: ws1", r#"name: "ws\u202e1""#);
    let table = run_with(&["status", AT, "-"], &post.replace(r"\u202e", "")).stdout;
    assert!(table.trim_end().ends_with("   3d"), "{table}");
    let refused = run_with(&["status", AT, "-"], &post).shown();
    assert!(refused.contains(r"ws\u{202e}1") && !refused.contains('\u{202e}'), "{refused}");
}

#[test]
fn status_prints_the_same_list_as_yaml_and_json() {
    let json = run(&["status", AT, "-o=json", HENGYUAN]).json();
    let yaml: Value = serde_yaml::from_str(&run(&["status", AT, "-o=yaml", HENGYUAN]).stdout).expect("YAML");
    assert_eq!(json, yaml);
    assert_eq!(json["kind"], "List");
    let items = json["items"].as_array().expect("items");
    assert_eq!(items.len(), 101);
    assert!(items.iter().all(|item| item["status"]["verdict"].is_string() && item["spec"].is_object()));
}

#[test]
fn the_status_list_is_accepted_as_input() {
    let list = run(&["status", AT, "-o=yaml", HENGYUAN]).stdout;
    let again = run_with(&["check", AT, "--quiet", "-"], &list);
    assert_eq!(again.stdout, run(&["check", AT, "--quiet", HENGYUAN]).stdout);
}

#[test]
fn rules_are_explained_by_code_and_name_in_any_case() {
    let page = run(&["explain", "SP401"]);
    assert!(page.stdout.starts_with("# SP401 letter-unsigned\n"), "{}", page.stdout);
    for word in ["sp401", "letter-unsigned", "Letter-Unsigned"] {
        assert_eq!(run(&["explain", word]).stdout, page.stdout);
    }
    let unknown = run(&["explain", "leter-unsigned"]);
    insta::assert_snapshot!(unknown.shown(), @r"
    --- stderr
    error: there is no rule `leter-unsigned`; did you mean `letter-unsigned`? `noblindspot rules` lists all
    --- exit 2
    ");
}

#[test]
fn the_catalogue_holds_every_rule() {
    let catalogue = run(&["rules", "--format=json"]).json();
    assert_eq!(catalogue["rules"].as_array().expect("rules").len(), 74);
    assert_eq!(run(&["rules"]).stdout.lines().count(), 75);
    assert_eq!(run(&["rules", "--format=markdown"]).stdout.lines().count(), 76);
}

#[test]
fn profiles_are_listed_and_printed_with_their_sources() {
    assert!(run(&["profiles"]).stdout.contains("prc-2026 "));
    let profile = run(&["profiles", "prc-2026"]).stdout;
    assert!(
        profile
            .lines()
            .any(|line| line.trim_start().starts_with("HighRisk: 72") && line.contains("# R Order 3"))
    );
}

#[test]
fn resource_definitions_and_schemas_are_written() {
    let definitions = run(&["crds"]).stdout;
    assert_eq!(definitions.matches("kind: CustomResourceDefinition").count(), 5);
    let dir = tempfile::tempdir().expect("a directory");
    let ran = run(&["crds", "--json-schema", dir.path().to_str().expect("UTF-8")]);
    assert_eq!(ran.shown(), "--- stderr\n--- exit 0\n");
    let schema = fs::read_to_string(dir.path().join("noblindspot.dev/post_v1alpha1.json")).expect("a schema");
    assert!(serde_json::from_str::<Value>(&schema).expect("JSON")["properties"]["spec"].is_object());
}

#[test]
fn completions_are_written_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert!(ran.stdout.contains("noblindspot") && ran.code == 0, "{shell}");
    }
    // The script for fish offers words for options only.
    for (shell, words) in [("bash", 3), ("zsh", 3), ("fish", 2)] {
        let script = run(&["completions", shell]).stdout;
        for word in ["SP401", "letter-unsigned", "prc-2026"].into_iter().take(words) {
            assert!(script.contains(word), "{shell} offers no {word}");
        }
    }
}
