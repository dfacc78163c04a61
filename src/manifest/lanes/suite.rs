//! Every document that somebody wrote: those of the project, those of the benchmarks, and every case
//! of the public YAML test suite, the mistakes among them.

use super::{Lane, agree, corpus, documents};

#[test]
fn lanes_agree_on_the_manifests_of_the_project() {
    let files = corpus::project();
    let lanes: Vec<Lane> = files.iter().flat_map(|(_, text)| documents(text)).collect();
    let quick = lanes.iter().filter(|lane| matches!(lane, Lane::Direct | Lane::Fast)).count();
    assert!(lanes.len() > 500, "only {} documents", lanes.len());
    assert!(quick * 10 > lanes.len() * 9, "the fast lane took {quick} of {}", lanes.len());
    let direct = lanes.iter().filter(|lane| **lane == Lane::Direct).count();
    assert!(direct > 200, "the direct lane took only {direct}");
}

/// Mistakes that are read. Of `3HFZ` the text behind `...` is read as a document of its own, which is
/// no manifest; the others are mistakes that the library of the slow lane lets pass.
const PASSED: [&str; 5] = ["3HFZ", "9C9N", "CXX2", "DK95-01", "QB6E"];

#[test]
fn lanes_agree_on_the_public_suite() {
    let cases = corpus::suite();
    assert_eq!(cases.len(), 406);
    let (mut quick, mut passed) = (0, Vec::new());
    for case in &cases {
        // As a whole, markers and all, and as it is cut.
        let (whole, lanes) = (agree(&case.yaml), documents(&case.yaml));
        assert!(whole != Lane::Fast || !case.fail, "{} is a mistake", case.id);
        quick += lanes.iter().filter(|lane| **lane == Lane::Fast).count();
        if case.fail && !lanes.contains(&Lane::Neither) {
            passed.push(&*case.id);
        }
    }
    assert_eq!(passed, PASSED);
    assert!(quick >= 90, "the fast lane took only {quick} documents");
}
