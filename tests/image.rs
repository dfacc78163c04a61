//! The image holds one static binary and nothing else: the same binary in an empty root, unprivileged.
//!
//! No image can be built without a registry, and a second build of everything for musl would cost
//! minutes. So the library that the tests have built anyway is linked once more, statically, against
//! the C library of the machine. `Containerfile` links the same sources against musl and runs the
//! result in an empty root too.
#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// The user of `Containerfile`, the chart and the plain manifests.
const USER: &str = "65532";

/// An empty root directory with the static binary in it, which nobody may write to.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    // In the target folder, because nothing drops what is static.
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("image");
    if root.exists() {
        fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).expect("a mode");
        fs::remove_dir_all(&root).expect("the root of the last run can be removed");
    }
    fs::create_dir_all(&root).expect("a folder");
    link(&root.join("noblindspot"));
    fs::set_permissions(&root, fs::Permissions::from_mode(0o555)).expect("a mode");
    root
});

/// Links `src/main.rs` statically to the library that cargo has built for this test.
fn link(binary: &Path) {
    let library = library();
    let mut external = std::ffi::OsString::from("noblindspot=");
    external.push(&library);
    let linked = Command::new(std::env::var_os("RUSTC").as_deref().unwrap_or(OsStr::new("rustc")))
        .args(["--edition=2024", "--crate-name=noblindspot", "src/main.rs"])
        .args(["-Ctarget-feature=+crt-static", "-Cstrip=symbols"])
        .arg("-L")
        .arg(library.parent().expect("a folder"))
        .arg("--extern")
        .arg(external)
        .arg("-o")
        .arg(binary)
        .output()
        .expect("rustc starts");
    assert!(linked.status.success(), "{}", String::from_utf8_lossy(&linked.stderr));
}

/// Asks cargo for the library of this very build; it is fresh, so nothing is compiled. What cargo
/// tells a test of its package in the environment would make build scripts run again.
fn library() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        let of_cargo = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_EXE_"];
        if of_cargo.iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            cargo.env_remove(&name);
        }
    }
    let told = cargo
        .args(["test", "--locked", "--no-run", "--quiet", "--test", "image", "--message-format=json"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo starts");
    let messages = String::from_utf8(told.stdout).expect("cargo speaks JSON");
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let files = messages
        .filter(|message| message["target"]["name"] == "noblindspot" && message["target"]["kind"][0] == "lib")
        .flat_map(|message| message["filenames"].as_array().cloned().unwrap_or_default());
    let mut files = files.filter_map(|file| file.as_str().map(PathBuf::from));
    files.find(|file| file.extension() == Some(OsStr::new("rlib"))).expect("cargo names the library")
}

/// Runs the binary with the folder as its root. Root changes user; others take a namespace of users.
fn contained(arguments: &[&str], input: &Path) -> Output {
    let root = ROOT.as_path();
    let mut command = if is_root() {
        let mut command = Command::new("chroot");
        command.arg(format!("--userspec={USER}:{USER}")).arg(root);
        command
    } else {
        let mut command = Command::new("unshare");
        command.arg(format!("--map-user={USER}")).arg(format!("--map-group={USER}")).arg("--root").arg(root);
        command
    };
    command.arg("/noblindspot").args(arguments);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.stdin(File::open(input).expect("an input")).output().expect("the program starts")
}

fn is_root() -> bool {
    fs::metadata("/proc/self").expect("a process").uid() == 0
}

/// The documents of a folder as one file.
fn organisation(folder: &str) -> tempfile::NamedTempFile {
    let (mut text, mut folders) = (String::new(), vec![PathBuf::from(folder)]);
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> =
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                text += "---\n";
                text += &fs::read_to_string(path).expect("a manifest");
            }
        }
    }
    let file = tempfile::NamedTempFile::new().expect("a file");
    fs::write(file.path(), text).expect("a writable file");
    file
}

#[test]
fn the_binary_starts_with_nothing_beside_it() {
    let output = contained(&["--version"], Path::new("/dev/null"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn it_judges_as_outside_in_the_time_zone_of_the_enterprise() {
    let input = organisation("manifests/hengyuan");
    let arguments = ["check", "--format", "json", "--at", "2026-11-23", "-"];
    let inside = contained(&arguments, input.path());
    let outside = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(arguments)
        .stdin(File::open(input.path()).expect("the input"))
        .output()
        .expect("the program starts");
    assert_eq!(inside.status.code(), Some(1), "{}", String::from_utf8_lossy(&inside.stderr));
    assert!(outside.stdout.len() > 10_000, "the example has findings");
    assert!(inside.stdout == outside.stdout, "the static binary reports something else");
}

#[test]
fn it_leaves_nothing_behind() {
    contained(&["check", "-"], Path::new("/dev/null"));
    let names: Vec<_> = fs::read_dir(ROOT.as_path())
        .expect("the root")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(names, ["noblindspot"]);
}

#[test]
fn the_image_runs_as_a_number_that_is_not_root() {
    let file = fs::read_to_string("Containerfile").expect("the file");
    let last = file.rsplit("\nFROM ").next().expect("a stage");
    assert!(last.starts_with("scratch\n"), "the image starts from nothing");
    assert!(last.contains(&format!("\nUSER {USER}:{USER}\n")), "the image names a numeric user");
    assert!(last.contains("\nENTRYPOINT [\"/noblindspot\"]\n"));
}

/// Copies what the build stage copies, and gives the folder.
fn context() -> tempfile::TempDir {
    let context = tempfile::tempdir().expect("a folder");
    let file = fs::read_to_string("Containerfile").expect("the file");
    let ignored = fs::read_to_string(".dockerignore").expect("the file");
    for copy in
        file.lines().filter_map(|line| line.strip_prefix("COPY ")).filter(|copy| !copy.starts_with("--"))
    {
        let (sources, _) = copy.rsplit_once(' ').expect("sources and a target");
        for source in sources.split(' ') {
            assert!(ignored.lines().any(|line| line == format!("!{source}")), ".dockerignore hides {source}");
            copy_all(Path::new(source), &context.path().join(source));
        }
    }
    context
}

fn copy_all(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            copy_all(&entry, &to.join(entry.file_name().expect("a name")));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a file");
    }
}

/// Every file that a source includes, its tests apart, from the folder of the source.
fn included(source: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(source).expect("a source");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let names = text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    names.map(|name| source.parent().expect("a folder").join(name)).collect()
}

#[test]
fn what_the_image_is_built_from_is_complete() {
    let context = context();
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--no-deps", "--format-version=1"])
        .current_dir(context.path())
        .output()
        .expect("cargo starts");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let mut folders = vec![context.path().join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new("rs")) {
                for file in included(&path) {
                    assert!(file.exists(), "{} includes {}", path.display(), file.display());
                }
            }
        }
    }
}
