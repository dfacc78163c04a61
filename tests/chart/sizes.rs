//! What has to fit somewhere fits.

use std::fs;

use crate::helm::helm;
use crate::{CHART, yaml};

/// All annotations of an object together; client-side apply puts the whole object into one.
const ANNOTATIONS: usize = 262_144;

#[test]
fn every_definition_fits_into_an_annotation() {
    for entry in fs::read_dir("crds").expect("the definitions") {
        let path = entry.expect("an entry").path();
        let size = yaml(path.to_str().expect("UTF-8")).to_string().len();
        assert!(
            size < ANNOTATIONS / 2,
            "{} is {size} bytes as JSON: client-side apply fails at {ANNOTATIONS}",
            path.display()
        );
    }
}

#[test]
fn the_package_is_small_and_holds_what_it_should() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().to_str().expect("UTF-8");
    helm(&["package", CHART, "--destination", target], None).expect_success();
    let package = folder.path().join(concat!("noblindspot-", env!("CARGO_PKG_VERSION"), ".tgz"));
    let size = fs::metadata(&package).expect("a package").len();
    assert!(size < 131_072, "the package is {size} bytes");
    let shown = helm(&["show", "readme", package.to_str().expect("UTF-8")], None).expect_success();
    assert!(shown.contains("| `replicas` | `2` |"));
}
