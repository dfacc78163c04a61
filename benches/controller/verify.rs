//! Whether every object has the status that it should.

use kube::Client;
use noblindspot::api::Kind;
use serde::Deserialize;

use crate::bench::Bench;
use crate::calls;
use crate::table;

#[derive(Deserialize)]
struct List {
    metadata: Page,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Page {
    #[serde(default, rename = "continue")]
    next: String,
}

#[derive(Deserialize)]
struct Item {
    metadata: Generation,
    #[serde(default)]
    status: Option<Observed>,
}

#[derive(Deserialize)]
struct Generation {
    generation: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Observed {
    observed_generation: Option<i64>,
}

/// Lists all objects, and counts those without a status of their generation.
pub fn statuses(bench: &Bench) {
    let client = bench.client();
    let (mut objects, mut lacking) = (0, 0);
    for kind in Kind::ALL {
        let (all, without) = bench.runtime.block_on(count(&client, kind));
        (objects, lacking) = (objects + all, lacking + without);
    }
    table::row("objects listed afterwards", &objects.to_string(), "");
    table::row("of these without a status of their generation", &lacking.to_string(), "0");
}

async fn count(client: &Client, kind: Kind) -> (usize, usize) {
    let (mut all, mut without, mut next) = (0, 0, String::new());
    loop {
        let path = format!("/apis/noblindspot.dev/v1alpha1/{}?limit=1000&continue={next}", kind.plural());
        let list: List = client.request(calls::get(&path)).await.expect("a list");
        all += list.items.len();
        without += list.items.iter().filter(|item| !item.is_observed()).count();
        next = list.metadata.next;
        if next.is_empty() {
            return (all, without);
        }
    }
}

impl Item {
    fn is_observed(&self) -> bool {
        let observed = self.status.as_ref().and_then(|status| status.observed_generation);
        observed == Some(self.metadata.generation)
    }
}
