//! Files that let a program in, as somebody.

use std::fs;
use std::path::{Path, PathBuf};

use kube::config::{KubeConfigOptions, Kubeconfig};
use serde_json::json;

use super::{ControlPlane, api_server};

impl ControlPlane {
    /// The kubeconfig of a `ServiceAccount`, which must exist, with a token of an hour.
    pub fn kubeconfig_of(&self, namespace: &str, account: &str) -> PathBuf {
        let token = self.kubectl(&["create", "token", account, "-n", namespace, "--duration=1h"]);
        let token = token.expect_success();
        write(self.folder(), &format!("{namespace}.{account}"), self.url(), token.trim())
    }
}

pub(super) fn write(folder: &Path, name: &str, url: &str, token: &str) -> PathBuf {
    let certificate = api_server::certificate(folder);
    let text = json!({
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": "test", "cluster": {"server": url, "certificate-authority": certificate}}],
        "users": [{"name": name, "user": {"token": token}}],
        "contexts": [{"name": "test", "context": {"cluster": "test", "user": name}}],
        "current-context": "test",
    });
    let path = folder.join(format!("{name}.kubeconfig"));
    fs::write(&path, text.to_string()).expect("a file can be written");
    path
}

pub(super) async fn client(kubeconfig: &Path) -> kube::Client {
    let kubeconfig = Kubeconfig::read_from(kubeconfig).expect("a kubeconfig");
    let options = KubeConfigOptions::default();
    let config = kube::Config::from_custom_kubeconfig(kubeconfig, &options).await;
    kube::Client::try_from(config.expect("a configuration")).expect("a client")
}
