//! An organisation in a namespace, and random edits of it. Every manifest is one that the API server
//! takes, and edits go on until they are done, whatever the server does meanwhile.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use fastrand::Rng;
use http::Request;
use tokio::runtime::{Builder, Runtime};
use tokio::time::{sleep, timeout};

use crate::control_plane::ControlPlane;
use crate::organisation::{Plan, enterprise};
use crate::running::PATIENCE;
use crate::running::statuses::apply;
use crate::seeds::pause;

/// Somebody who edits a namespace.
pub(crate) struct Editor {
    runtime: Runtime,
    client: kube::Client,
    rng: Rng,
    /// Objects with different specs, many of them of the same names; first those that were there at first.
    variants: Vec<String>,
    first: usize,
}

impl Editor {
    /// Fills a namespace that exists.
    pub(crate) fn fill(plane: &ControlPlane, namespace: &str, objects: usize, mut rng: Rng) -> Self {
        let plans: Vec<_> = (0..4).map(|_| Plan { seed: rng.u64(..), objects, faults: 8 }).collect();
        apply(plane, &enterprise(namespace, plans[0]).join("---\n"));
        let variants = plans.into_iter().flat_map(|plan| enterprise(namespace, plan)).collect();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = runtime.block_on(plane.client());
        Self { runtime, client, rng, variants, first: objects }
    }

    /// Edits so many objects at random.
    pub(crate) fn edit(&mut self, times: usize) {
        for _ in 0..times {
            let manifest = self.any();
            match self.rng.u32(0..10) {
                0..=1 => self.delete(&manifest),
                2..=3 => self.replace(&manifest),
                _ => self.apply(&manifest),
            }
        }
    }

    /// Puts others in the place of so many objects, under the same names.
    pub(crate) fn replace_some(&mut self, times: usize) {
        for _ in 0..times {
            let manifest = self.any();
            self.replace(&manifest);
        }
    }

    /// Puts others of the same names in the place of all objects that were there at first.
    pub(crate) fn replace_all(&self) {
        self.variants[..self.first].iter().for_each(|manifest| self.replace(manifest));
    }

    /// Deletes an object that was there at first, named by the end of its path, and puts it back after
    /// something.
    pub(crate) fn without(&self, object: &str, meanwhile: impl FnOnce()) {
        let manifest = self.variants[..self.first].iter().find(|manifest| path(manifest).ends_with(object));
        let manifest = manifest.expect("it was there at first");
        self.delete(manifest);
        meanwhile();
        self.apply(manifest);
    }

    /// Deletes everything.
    pub(crate) fn clear(&self) {
        let mut done = BTreeSet::new();
        for manifest in self.variants.iter().filter(|manifest| done.insert(path(manifest))) {
            self.delete(manifest);
        }
    }

    /// A pause of up to so many milliseconds.
    pub(crate) fn pause(&mut self, at_most: u64) {
        pause(&mut self.rng, at_most);
    }

    fn any(&mut self) -> String {
        self.variants[self.rng.usize(0..self.variants.len())].clone()
    }

    fn replace(&self, manifest: &str) {
        self.delete(manifest);
        self.apply(manifest);
    }

    // Fields that may not change make it a new object of the same name.
    fn apply(&self, manifest: &str) {
        if self.send("PATCH", manifest) == 422 {
            self.delete(manifest);
            let code = self.send("PATCH", manifest);
            assert!(code < 300, "{code} for\n{manifest}");
        }
    }

    fn delete(&self, manifest: &str) {
        self.send("DELETE", manifest);
    }

    fn send(&self, method: &str, manifest: &str) -> u16 {
        let (query, body) = match method {
            "PATCH" => ("?fieldManager=kubectl&force=true", manifest),
            _ => ("", ""),
        };
        let uri = path(manifest) + query;
        self.runtime.block_on(self.insist(method, &uri, body))
    }

    /// Asks until the server answers, and gives the code.
    async fn insist(&self, method: &str, uri: &str, body: &str) -> u16 {
        let deadline = Instant::now() + 2 * PATIENCE;
        while Instant::now() < deadline {
            let request = Request::builder().method(method).uri(uri);
            let request = request.header("content-type", "application/apply-patch+yaml");
            let request = request.body(body.as_bytes().to_vec()).expect("a request");
            match timeout(Duration::from_secs(10), self.client.request_text(request)).await {
                Ok(Ok(_)) => return 200,
                Ok(Err(kube::Error::Api(status))) if is_final(status.code) => return status.code,
                // It may have arrived; asking again changes nothing.
                _ => sleep(Duration::from_millis(100)).await,
            }
        }
        panic!("{method} {uri} is not done")
    }
}

fn is_final(code: u16) -> bool {
    assert!(![400, 403].contains(&code), "the API server refuses an edit: {code}");
    (400..500).contains(&code) && ![401, 408, 409, 429].contains(&code)
}

// The generator writes these on lines of their own.
fn path(manifest: &str) -> String {
    let after = |key: &str| {
        let rest = manifest.split_once(key).map(|(_, rest)| rest).expect("the key is there");
        rest.split(['\n', ',', '}']).next().unwrap_or_default().trim().to_lowercase()
    };
    let (kind, namespace, name) = (after("kind: "), after("namespace: "), after("name: "));
    format!("/apis/noblindspot.dev/v1alpha1/namespaces/{namespace}/{kind}s/{name}")
}
