//! How etcd is run, and what is asked of it behind the API server's back.

use std::path::Path;

use serde_json::{Value, json};

use super::ControlPlane;

pub(super) fn arguments(folder: &Path, port: u16) -> Vec<String> {
    let url = url(port);
    vec![
        "--name=default".into(),
        format!("--data-dir={}", folder.join("etcd").display()),
        format!("--listen-client-urls={url}"),
        format!("--advertise-client-urls={url}"),
        "--listen-peer-urls=http://127.0.0.1:0".into(),
        "--log-level=warn".into(),
        // A killed process loses nothing by this, only a machine does.
        "--unsafe-no-fsync=true".into(),
        // 8 GiB, for the benchmark with a hundred thousand objects.
        "--quota-backend-bytes=8589934592".into(),
    ]
}

pub(super) fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

impl ControlPlane {
    /// Forgets every version but the present one, as etcd is told to do every few minutes. What the
    /// API server holds in memory stays there until it starts again.
    pub fn compact(&self) {
        // A key that is not there; the answer's header tells the revision.
        let header = self.ask_etcd("/v3/kv/range", &json!({"key": "eA=="}));
        let revision = &header["header"]["revision"];
        self.ask_etcd("/v3/kv/compaction", &json!({"revision": revision, "physical": true}));
    }

    // The gateway of etcd speaks JSON over HTTP, and kubectl posts whatever it is told to.
    fn ask_etcd(&self, path: &str, question: &Value) -> Value {
        let call = ["--server", &self.etcd_url, "create", "--raw", path, "-f", "-"];
        let answer = self.kubectl_with(&call, &question.to_string()).expect_success();
        serde_json::from_str(&answer).expect("JSON")
    }
}
