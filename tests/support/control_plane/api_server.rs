//! How the API server is run, and the files it needs for that.

use std::fs;
use std::path::{Path, PathBuf};

/// Only writes and the watches of our kinds are recorded, each once, when it is answered or ends.
const AUDIT_POLICY: &str = "\
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived, ResponseStarted, Panic]
rules:
- level: Metadata
  verbs: [watch]
  resources: [{group: noblindspot.dev}]
- level: Metadata
  verbs: [create, update, patch, delete, deletecollection]
- level: None
";

pub(super) fn audit_log(folder: &Path) -> PathBuf {
    folder.join("audit.log")
}

/// The server writes it at its first start; it is its own authority.
pub(super) fn certificate(folder: &Path) -> PathBuf {
    folder.join("certs/apiserver.crt")
}

pub(super) fn prepare(folder: &Path, token: &str) {
    fs::create_dir_all(folder.join("certs")).expect("a folder can be made");
    let users = format!("{token},admin,admin-uid,\"system:masters\"\n");
    fs::write(folder.join("tokens.csv"), users).expect("a file can be written");
    fs::write(folder.join("audit-policy.yaml"), AUDIT_POLICY).expect("a file can be written");
}

pub(super) fn arguments(folder: &Path, port: u16, etcd: &str) -> Vec<String> {
    let file = |name: &str| folder.join(name).display().to_string();
    // The key that the server makes for TLS before it reads this one serves for tokens as well.
    let key = file("certs/apiserver.key");
    vec![
        format!("--etcd-servers={etcd}"),
        "--bind-address=127.0.0.1".into(),
        "--advertise-address=127.0.0.1".into(),
        "--endpoint-reconciler-type=none".into(),
        format!("--secure-port={port}"),
        format!("--cert-dir={}", file("certs")),
        format!("--token-auth-file={}", file("tokens.csv")),
        format!("--service-account-issuer=https://127.0.0.1:{port}/"),
        format!("--service-account-key-file={key}"),
        format!("--service-account-signing-key-file={key}"),
        "--service-cluster-ip-range=10.0.0.0/24".into(),
        "--authorization-mode=RBAC".into(),
        "--allow-privileged=true".into(),
        "--disable-admission-plugins=ServiceAccount".into(),
        format!("--audit-policy-file={}", file("audit-policy.yaml")),
        format!("--audit-log-path={}", audit_log(folder).display()),
        // In megabytes; a log that turns over would lose count.
        "--audit-log-maxsize=10000".into(),
    ]
}
