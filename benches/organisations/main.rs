//! How long `check` takes on organisations of 10,000, 100,000 and 1,000,000 objects, phase by phase
//! and as a whole process, next to the time in which the machine merely reads the same bytes and that
//! in which it decodes the same objects from JSON.
//!
//! Then how long a saved file takes under `check --watch`.
//!
//! `make bench` measures all; `make bench ARGS="10000 100000"` those of these sizes.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(clippy::cast_precision_loss, reason = "figures of a few digits")]

mod limits;
#[path = "../organisation/mod.rs"]
mod organisation;
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use limits::Limits;
use noblindspot::engine::evaluate;
use noblindspot::manifest::{Loaded, Sources};
use organisation::{Plan, enterprise};
use rayon::prelude::*;

/// Objects, and how many of them stand in a file.
const LAYOUTS: [(usize, usize); 4] = [(10_000, 100), (100_000, 100), (100_000, 1), (1_000_000, 100)];
/// Files in a folder, where there is one for each object.
const FILES_A_FOLDER: usize = 100;
const ENTERPRISES: usize = 12;
const FAULTS_IN_A_HUNDRED: u32 = 2;
const RUNS: usize = 5;
const NOW: &str = "2026-11-23T09:00:00+08:00";

fn main() {
    let named: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let layouts = LAYOUTS.into_iter().filter(|(objects, _)| named.is_empty() || named.contains(objects));
    println!("{RUNS} runs each, medians; {ENTERPRISES} enterprises, {FAULTS_IN_A_HUNDRED} % faults");
    println!(
        "{:>9} {:>6} {:>7} {:>8} {:>8} {:>8} {:>9} {:>9} {:>7} {:>7} {:>8} {:>10}",
        "objects",
        "a file",
        "MB",
        "read s",
        "load s",
        "world s",
        "evaluate s",
        "report s",
        "wall s",
        "cpu s",
        "peak MB",
        "objects/s"
    );
    let (mut limits, mut saved) = (Vec::new(), Vec::new());
    for (objects, in_a_file) in layouts {
        let folder = generate(objects, in_a_file);
        limits.push(measure(objects, in_a_file, &folder));
        if in_a_file > 1 {
            saved.push((objects, watch::saved_file(&folder)));
        }
    }
    limits.iter().for_each(Limits::show);
    for (objects, [median, longest]) in saved {
        println!(
            "{objects:>9} objects watched: a saved file is shown in {median:.1} ms, the longest of {} in {longest:.1} ms",
            watch::SAVES
        );
    }
    one_namespace();
}

/// Writes the organisations once; the folder's name says what is in it.
fn generate(objects: usize, in_a_file: usize) -> PathBuf {
    let name = format!("organisations-{objects}-by-{in_a_file}-v1");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.join("done").exists() {
        return folder;
    }
    (0..ENTERPRISES).into_par_iter().for_each(|number| {
        let namespace = format!("enterprise-{number}");
        let plan =
            Plan { seed: number as u64, objects: objects.div_ceil(ENTERPRISES), faults: FAULTS_IN_A_HUNDRED };
        let own = folder.join(&namespace);
        for (number, file) in enterprise(&namespace, plan).chunks(in_a_file).enumerate() {
            let own = own.join(format!("{:04}", number / FILES_A_FOLDER));
            fs::create_dir_all(&own).expect("a writable target folder");
            fs::write(own.join(format!("{number:06}.yaml")), file.join("---\n"))
                .expect("a writable target folder");
        }
    });
    fs::write(folder.join("done"), "").expect("a writable target folder");
    folder
}

fn measure(objects: usize, in_a_file: usize, folder: &Path) -> Limits {
    let files = files(folder);
    let (bytes, read) = merely_read(&files);
    let phases = median_of(|| phases(folder));
    let whole = median_of(|| whole(folder));
    let [load, world, evaluate] = phases;
    let [wall, cpu, peak] = whole;
    let report = (wall - load - world - evaluate).max(0.0);
    println!(
        "{objects:>9} {in_a_file:>6} {:>7.1} {read:>8.3} {load:>8.3} {world:>8.3} {evaluate:>9.3} {report:>9.3} {wall:>7.3} {cpu:>7.2} {peak:>8.0} {:>10.0}",
        bytes as f64 / 1e6,
        objects as f64 / wall
    );
    Limits::of(objects, &files, wall, read)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("generated").map(|entry| entry.expect("generated").path());
    let (folders, mut files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.retain(|path| path.extension().is_some());
    files.into_iter().chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}

fn merely_read(files: &[PathBuf]) -> (usize, f64) {
    let all = || files.par_iter().map(|path| fs::read(path).expect("generated").len()).sum();
    let bytes = all();
    let [read, ..] = median_of(|| {
        let start = Instant::now();
        assert_eq!(all(), bytes);
        [seconds(start), 0.0, 0.0]
    });
    (bytes, read)
}

/// Seconds to read the texts, to make worlds of them and to evaluate them.
fn phases(folder: &Path) -> [f64; 3] {
    let start = Instant::now();
    let sources = Sources::read(&[folder.to_path_buf()]);
    let load = seconds(start);
    let start = Instant::now();
    let loaded = Loaded::of(&sources, "default");
    let world = seconds(start);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems.first());
    let now = NOW.parse().expect("RFC 3339");
    let start = Instant::now();
    let findings: usize =
        loaded.namespaces.par_iter().map(|namespace| evaluate(&namespace.world, now).findings().len()).sum();
    assert!(findings > 0);
    [load, world, seconds(start)]
}

/// Wall and CPU seconds and peak megabytes of the program as a whole process.
fn whole(folder: &Path) -> [f64; 3] {
    let before = cpu_of_children();
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_noblindspot"))
        .args(["check", "--format", "json", "--at", NOW])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut peak = 0.0;
    while child.try_wait().expect("a child").is_none() {
        peak = peak_of(child.id()).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
    [seconds(start), cpu_of_children() - before, peak]
}

// The high-water mark only grows, so the last look before the end is the peak or close to it.
fn peak_of(pid: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

// Clock ticks of waited-for children: fields 16 and 17 of /proc/self/stat, a hundred a second.
fn cpu_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(13).take(2);
    ticks.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// One namespace of 100,000 objects, in one thread and on all cores.
fn one_namespace() {
    let text =
        enterprise("one", Plan { seed: 7, objects: 100_000, faults: FAULTS_IN_A_HUNDRED }).join("---\n");
    let sources = Sources::of([("one.yaml", text.as_bytes())]);
    for threads in [1, rayon::current_num_threads()] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let [made, evaluated, _] = pool.install(|| median_of(|| make_and_evaluate(&sources)));
        println!(
            "one namespace of 100,000 objects, threads: {threads}: made of a text in {:.0} ms, evaluated in {:.0} ms",
            made * 1e3,
            evaluated * 1e3
        );
    }
}

fn make_and_evaluate(sources: &Sources) -> [f64; 3] {
    let start = Instant::now();
    let loaded = Loaded::of(sources, "default");
    let made = seconds(start);
    let now = NOW.parse().expect("RFC 3339");
    let start = Instant::now();
    assert!(!evaluate(&loaded.namespaces[0].world, now).findings().is_empty());
    [made, seconds(start), 0.0]
}

fn seconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64()
}

fn median_of(mut run: impl FnMut() -> [f64; 3]) -> [f64; 3] {
    let mut runs: Vec<[f64; 3]> = (0..RUNS).map(|_| run()).collect();
    let mut median = [0.0; 3];
    for (number, slot) in median.iter_mut().enumerate() {
        runs.sort_by(|a, b| a[number].total_cmp(&b[number]));
        *slot = runs[RUNS / 2][number];
    }
    median
}
