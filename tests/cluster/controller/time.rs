//! Dates pass without anybody's edit.

use serde_json::Value;

use crate::control_plane::ControlPlane;
use crate::running::clock::{clock, set};
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{apply, condition, converges, object};

/// An enterprise in a zone, and a letter whose last day is 31 March 2027.
fn enterprise(namespace: &str, zone: &str) -> String {
    include_str!("enterprise.yaml").replace("NAMESPACE", namespace).replace("ZONE", zone)
}

#[test]
fn conditions_flip_at_midnight_of_the_enterprise() {
    let plane = ControlPlane::shared();
    for (zone, midnight) in [
        ("Asia/Shanghai", "2027-03-31T16:00:00Z"),
        ("Europe/London", "2027-03-31T23:00:00Z"),
        ("America/St_Johns", "2027-04-01T02:30:00Z"),
    ] {
        flips(plane, zone, midnight);
    }
}

fn flips(plane: &ControlPlane, zone: &str, midnight: &str) {
    let namespace = plane.namespace("midnight");
    let manifests = enterprise(&namespace, zone);
    apply(plane, &manifests);
    let instant: jiff::Timestamp = midnight.parse().expect("an instant");
    let before = (instant - jiff::SignedDuration::from_secs(1)).to_string();
    let clock = clock(plane, &namespace, &before);
    let replicas = [(); 2].map(|()| Replica::elected(plane, &namespace));
    converges(plane, &namespace, &manifests, &before);
    let letter = object(plane, &namespace, "rl/letter");
    assert_eq!(condition(&letter, "InForce")["status"], "True");
    assert_eq!(letter["status"]["nextTransitionTime"], midnight);
    every_one_counts(&replicas, &namespace, 1.0);

    set(&clock, midnight);
    converges(plane, &namespace, &manifests, midnight);
    let flipped = in_force(plane, &namespace, "False");
    assert_eq!(flipped["lastTransitionTime"], midnight, "{zone}");
    every_one_counts(&replicas, &namespace, 0.0);

    // A clock that is put back takes the verdict back.
    set(&clock, &before);
    converges(plane, &namespace, &manifests, &before);
    in_force(plane, &namespace, "True");

    // Looking late changes nothing about when it was.
    let late = (instant + jiff::SignedDuration::from_hours(50)).to_string();
    set(&clock, &late);
    converges(plane, &namespace, &manifests, &late);
}

/// A letter that is signed late is in force from the day of the last signature.
#[test]
fn a_signature_counts_from_its_day() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("signature");
    let manifests = enterprise(&namespace, "Asia/Shanghai");
    let (letter, signed) = manifests.rsplit_once("2026-04-01").expect("a signature");
    let manifests = format!("{letter}2026-06-10{signed}");
    apply(plane, &manifests);
    let clock = clock(plane, &namespace, "2026-06-09T15:59:59Z");
    let _replica = Replica::elected(plane, &namespace);
    in_force(plane, &namespace, "False");
    let midnight = "2026-06-09T16:00:00Z";
    assert_eq!(object(plane, &namespace, "rl/letter")["status"]["nextTransitionTime"], midnight);
    set(&clock, midnight);
    assert_eq!(in_force(plane, &namespace, "True")["lastTransitionTime"], midnight);
    let signed = condition(&object(plane, &namespace, "rl/letter"), "Signed");
    assert_eq!((&signed["status"], &signed["lastTransitionTime"]), (&"True".into(), &midnight.into()));
}

fn in_force(plane: &ControlPlane, namespace: &str, status: &str) -> Value {
    eventually("the letter", || {
        let letter = condition(&object(plane, namespace, "rl/letter"), "InForce");
        if letter["status"] == status { Ok(letter) } else { Err(letter.to_string()) }
    })
}

/// The replica that writes and the one that waits know the same.
fn every_one_counts(replicas: &[Replica], namespace: &str, covered: f64) {
    let pairs =
        format!("noblindspot_department_pairs_covered{{namespace=\"{namespace}\",department=\"acme\"}}");
    for replica in replicas {
        eventually("the pairs", || {
            let counted = replica.metric(&pairs);
            if counted == Some(covered) { Ok(()) } else { Err(format!("{counted:?}, {}", replica.words())) }
        });
    }
}
