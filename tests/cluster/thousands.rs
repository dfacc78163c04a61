//! Ten thousand generated objects, right and wrong ones, as an organisation would send them.

use std::time::Instant;

use futures_util::{StreamExt, stream};

use crate::control_plane::ControlPlane;
use crate::organisation::{Plan, enterprise};
use crate::request::{Verdict, try_to_create};

const OBJECTS: usize = 10_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "for whoever asks for the output")]
async fn ten_thousand_generated_objects_are_accepted() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("thousands");
    let client = plane.client().await;
    let objects = enterprise(&namespace, Plan { seed: 7, objects: OBJECTS, faults: 5 });
    assert_eq!(objects.len(), OBJECTS);
    let start = Instant::now();
    let verdicts = stream::iter(&objects).map(|text| try_to_create(&client, text)).buffered(16);
    let refused: Vec<_> = verdicts
        .zip(stream::iter(&objects))
        .filter_map(async |(verdict, text)| {
            (verdict != Verdict::Accepted).then(|| format!("{verdict:?}\n{text}"))
        })
        .collect()
        .await;
    println!("{OBJECTS} objects tried in {:.1} s", start.elapsed().as_secs_f64());
    assert!(refused.is_empty(), "{} were refused, such as {:#?}", refused.len(), refused.first());
}
