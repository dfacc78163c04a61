//! What the direct lane makes of a document, next to what the steps make of it that can say what is
//! wrong: header, schema, local rules, wire types.

use std::ops::Range;

use serde_json::Value;

use super::super::direct::{self, Direct, Tools};
use super::super::validate::tests::sample::{self, Dice};
use super::super::{DocRef, Headed, Object, Tape, header, part, validate};
use super::{Lane, corpus};
use crate::api::Kind;
use crate::world::Builder;

/// Whether the direct lane takes a document.
pub(super) fn is_sure(text: &str, range: &Range<usize>) -> bool {
    direct::read(text, range.clone(), &mut Tools::default()).is_some()
}

/// Whether the direct lane takes a document, of which the slow lane made `tape`; an error if it makes
/// something else of it than the steps.
pub(super) fn agree(text: &str, range: &Range<usize>, tape: &Tape) -> Result<bool, String> {
    let Some(direct) = direct::read(text, range.clone(), &mut Tools::default()) else { return Ok(false) };
    let (ours, theirs) = (said(direct), steps(text, tape).map(said)?);
    if ours == theirs { Ok(true) } else { Err(format!("direct {ours}\nsteps {theirs}")) }
}

fn steps(text: &str, tape: &Tape) -> Result<Direct, String> {
    let root = tape.root(text).ok_or("direct reads an empty document")?;
    let [node] = header::objects(root)[..] else { return Err("direct reads a list".to_owned()) };
    let header = match header::header(node) {
        Headed::Ours(header) => header,
        other => return Err(format!("direct accepts a header, steps say {other:?}")),
    };
    let mut complaints = Vec::new();
    validate(header.kind, node, &mut complaints);
    if let Some(complaint) = complaints.first() {
        return Err(format!("direct accepts, steps say {}", complaint.message));
    }
    let at = DocRef { file: 0, start: 0, end: 0, item: 0 };
    let draft = part::decode(&Object { at, header, node }).map_err(|misfit| misfit.message)?;
    Ok(Direct { namespace: header.namespace.map(Into::into), draft })
}

/// All that a world can know of it; numbers of names do not matter.
fn said(Direct { namespace, draft }: Direct) -> String {
    let mut builder = Builder::new("a");
    let named = format!("{namespace:?} {} {}", draft.kind(), draft.name());
    builder.add(0, draft);
    format!("{named} {:#?}", builder.build())
}

/// A manifest as somebody may write it: with every style of YAML, or as JSON.
fn written(manifest: &Value, dice: &mut Dice) -> String {
    match dice.roll(4) {
        0 => serde_json::to_string_pretty(manifest).expect("JSON"),
        1 => serde_json::to_string(manifest).expect("JSON"),
        _ => serde_yaml::to_string(manifest).expect("YAML"),
    }
}

/// What a cluster gives back: with what the server adds, and a status.
#[test]
fn the_direct_lane_takes_what_a_cluster_gives_back() {
    let text = "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {\"kind\":\"Post\"}\n  creationTimestamp: \"2026-11-23T01:00:00Z\"\n  generation: 2\n  managedFields:\n  - {fieldsV1: {f:spec: {}}, manager: kubectl}\n  name: a\n  namespace: hy\n  resourceVersion: \"7\"\n  uid: 7f\nspec:\n  departmentRef:\n    name: d\n  displayName: null\n  role: Staff\nstatus:\n  conditions:\n  - status: \"True\"\n    type: Compliant\n";
    assert_eq!(super::agree(text), Lane::Direct);
    assert_ne!(super::agree(&text.replace("type: Compliant", "type: [")), Lane::Direct);
}

#[test]
fn a_key_far_from_its_colon_is_not_for_the_direct_lane() {
    let text = "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata: {name: a, labels: {b: c}}\nspec: {departmentRef: {name: d}, role: Staff}\n";
    assert_eq!(super::agree(text), Lane::Direct);
    let far = " ".repeat(1100);
    for key in ["kind", "name", "b", "role"] {
        let text = text.replacen(&format!("{key}:"), &format!("{key}{far}:"), 1);
        assert_eq!(super::agree(&text), Lane::Neither, "{key}");
    }
}

/// A manifest made from the schema, some with something changed.
pub(super) fn made(seed: u64) -> String {
    let dice = &mut Dice(seed);
    let kind = Kind::ALL[dice.roll(5)];
    let mut spec = sample::spec(kind, dice);
    for _ in 0..dice.roll(3) {
        sample::change(&mut spec, dice);
    }
    written(&sample::manifest(kind, &spec), dice)
}

#[test]
fn the_direct_lane_agrees_on_what_the_schema_allows_and_what_it_does_not() {
    let mut direct = 0;
    for seed in 0..3000 {
        direct += u32::from(super::agree(&made(seed)) == Lane::Direct);
    }

    assert!(direct > 200, "the direct lane took only {direct}");
}

#[test]
fn the_direct_lane_takes_what_manifests_look_like() {
    for seed in 0..10 {
        let lanes = super::documents(&corpus::generated(seed, 300));
        let direct = lanes.iter().filter(|lane| **lane == Lane::Direct).count();
        // The enterprise itself is for the steps.
        assert!(direct + 1 == lanes.len(), "seed {seed}: {direct} of {}", lanes.len());
    }
}
