//! Where the programs of the control plane are.

use std::env;
use std::path::{Path, PathBuf};

/// `kube-apiserver`, `etcd` or `kubectl`: from `KUBEBUILDER_ASSETS`, else as `make control-plane`
/// leaves them.
pub(super) fn find(program: &str) -> PathBuf {
    let given = env::var_os("KUBEBUILDER_ASSETS").filter(|folder| !folder.is_empty());
    existing(given.map_or_else(built, PathBuf::from).join(program))
}

/// helm: from `NOBLINDSPOT_HELM`, else as `make control-plane` leaves it.
pub fn helm() -> PathBuf {
    let given = env::var_os("NOBLINDSPOT_HELM").filter(|file| !file.is_empty());
    existing(given.map_or_else(|| built().join("helm"), PathBuf::from))
}

fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/control-plane/bin")
}

fn existing(program: PathBuf) -> PathBuf {
    assert!(program.exists(), "{} is missing: run `make control-plane`", program.display());
    program
}
