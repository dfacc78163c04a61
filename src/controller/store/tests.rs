use std::time::Duration;

use serde_json::{Value, json};

use super::slot::BELIEVED;
use super::*;
use crate::controller::object::tests::post;
use crate::controller::seen::{Content, Seen};
use crate::engine::Status;

/// A status of a post, told apart by the posts it says are filled, and its content.
fn status(filled: &str) -> (Seen, Content) {
    let mut status = Status::empty(Kind::Post);
    if let Status::Post(status) = &mut status {
        status.filled = filled.to_owned();
    }
    let seen = Seen::of(&mut status);
    let content = seen.content.unwrap();
    (seen, content)
}

fn spec() -> Value {
    json!({"departmentRef": {"name": "ws1"}, "role": "Operator"})
}

fn object(version: u32, generation: i64, seen: Seen) -> (Key, Object) {
    let (key, object) = post("valve", "u1", version, &spec());
    (key, Object { generation, seen, ..object })
}

/// A store whose only list is done, holding one post without a status.
fn store() -> (Store, Stream, Key, Object) {
    let (store, mut stream) = (Store::new(1, false), Stream::new(Kind::Post, None));
    let (key, first) = object(1, 1, Seen::default());
    Store::begin(&mut stream);
    store.apply(&stream, key.clone(), first.clone(), true);
    assert!(store.take_dirty().is_empty(), "the list is not done");
    assert!(done(&store, &mut stream));
    assert_eq!(store.take_dirty().len(), 1);
    (store, stream, key, first)
}

/// Ends a list as a watch does.
fn done(store: &Store, stream: &mut Stream) -> bool {
    for namespace in store.swept_by(stream) {
        store.sweep(stream, &namespace);
    }
    store.done(stream)
}

fn start(store: &Store, key: &Key, object: &Object, content: Content) -> Start {
    let pass = store.lock().namespaces.get(&key.namespace).map_or(0, |namespace| namespace.passes);
    store.start(key, pass, object, content)
}

#[test]
fn nothing_is_judged_before_every_first_list_is_done() {
    let store = Store::new(2, false);
    let (mut posts, mut employees) = (Stream::new(Kind::Post, None), Stream::new(Kind::Employee, None));
    Store::begin(&mut posts);
    let (key, first) = object(1, 1, Seen::default());
    store.apply(&posts, key, first, true);
    done(&store, &mut posts);
    assert!(!store.complete() && store.take_dirty().is_empty());
    // A second list of the same kind is not the first of another.
    Store::begin(&mut posts);
    done(&store, &mut posts);
    assert!(store.take_dirty().is_empty());
    Store::begin(&mut employees);
    done(&store, &mut employees);
    assert!(store.complete() && store.take_dirty().contains("hy"));
}

#[test]
fn a_namespace_watched_by_itself_waits_for_its_own_lists_only() {
    let (store, own, slow) = (Store::new(1, false), SmolStr::from("hy"), SmolStr::from("slow"));
    store.watch(&own);
    store.watch(&slow);
    let list = |namespace: &SmolStr, kind: Kind| {
        let mut stream = Stream::new(kind, Some(namespace.clone()));
        Store::begin(&mut stream);
        if kind == Kind::Post {
            let (key, object) = object(1, 1, Seen::default());
            store.apply(&stream, Key { namespace: namespace.clone(), ..key }, object, true);
        }
        assert!(done(&store, &mut stream));
    };
    for kind in Kind::ALL {
        list(&own, kind);
    }
    list(&slow, Kind::Post);
    assert!(store.take_dirty().is_empty(), "it is not decided which namespaces these are");
    store.decided();
    assert!(store.take_dirty().into_iter().eq([own.clone()]) && !store.complete());
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Post) {
        list(&slow, kind);
    }
    assert!(store.take_dirty().into_iter().eq([slow.clone()]) && store.complete());
    // One that comes later changes nothing about the others.
    store.watch(&"later".into());
    store.mark(&own);
    assert!(store.take_dirty().into_iter().eq([own]) && store.complete());
}

#[test]
fn a_namespace_that_is_no_longer_watched_is_forgotten() {
    let (store, stream, key, first) = store();
    let (_, content) = status("1/1");
    let pass = store.snapshot(&key.namespace).unwrap().pass;
    let Start::Now(version) = store.start(&key, pass, &first, content) else { panic!("it may") };
    store.forget(&key.namespace);
    assert!(store.take_dirty().contains("hy") && store.snapshot(&key.namespace).is_none());
    assert!(!store.finish(&key, "u1", &version, &Answer::Failed), "the end of a write says nothing");
    // When it is watched again, what an earlier pass found is not written.
    store.apply(&stream, key.clone(), first.clone(), true);
    store.snapshot(&key.namespace).unwrap();
    assert_eq!(store.start(&key, pass, &first, content), Start::Wait);
}

#[test]
fn our_own_echo_is_no_news() {
    let (store, stream, key, first) = store();
    let (seen, content) = status("1/1");
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    assert_eq!(version, "1");
    // The watch may be faster than the answer.
    assert!(!store.apply(&stream, key.clone(), object(2, 1, seen.clone()).1, false));
    let answer = Answer::Written(Box::new(object(2, 1, seen).1));
    assert!(!store.finish(&key, "u1", &version, &answer));
    assert!(store.take_dirty().is_empty());
    assert!(!store.snapshot(&"hy".into()).unwrap().objects[0].wants(content));
}

#[tokio::test(start_paused = true)]
async fn a_write_that_was_not_seen_back_is_believed_for_a_time() {
    let (store, stream, key, first) = store();
    let (seen, content) = status("1/1");
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    let answer = Answer::Written(Box::new(object(2, 1, seen.clone()).1));
    assert!(!store.finish(&key, "u1", &version, &answer));
    assert!(!store.snapshot(&"hy".into()).unwrap().objects[0].wants(content));
    assert_eq!(start(&store, &key, &first, content), Start::Stale, "it is there already");
    // Another status has to meet the version that the answer named.
    assert_eq!(start(&store, &key, &first, status("0/1").1), Start::Now("2".into()));
    store.finish(&key, "u1", &"2".into(), &Answer::Failed);
    tokio::time::advance(BELIEVED + Duration::from_secs(1)).await;
    assert!(store.snapshot(&"hy".into()).unwrap().objects[0].wants(content));
    // What the watch shows then is the truth.
    store.apply(&stream, key.clone(), object(2, 1, seen).1, false);
    assert!(!store.snapshot(&"hy".into()).unwrap().objects[0].wants(content));
}

#[test]
fn a_status_that_is_right_again_while_another_is_written_is_written_too() {
    let (store, stream, key, _) = store();
    let ((right, back), (wrong, content)) = (status("1/1"), status("0/1"));
    let (_, first) = object(2, 1, right.clone());
    store.apply(&stream, key.clone(), first.clone(), false);
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    let snapshot = store.snapshot(&"hy".into()).unwrap();
    assert!(snapshot.objects[0].wants(back), "what it says now is about to change");
    assert!(!snapshot.objects[0].wants(content));
    assert_eq!(start(&store, &key, &first, back), Start::Wait);
    assert!(store.finish(&key, "u1", &version, &Answer::Written(Box::new(object(3, 1, wrong).1))));
    assert!(store.snapshot(&"hy".into()).unwrap().objects[0].wants(back));
    assert_eq!(start(&store, &key, &first, back), Start::Now("3".into()));
}

#[test]
fn what_an_earlier_pass_found_is_not_written_any_more() {
    let (store, _, key, first) = store();
    let (_, content) = status("1/1");
    let earlier = store.snapshot(&"hy".into()).unwrap().pass;
    let later = store.snapshot(&"hy".into()).unwrap().pass;
    assert_eq!(store.start(&key, earlier, &first, content), Start::Wait);
    assert_eq!(store.start(&key, later, &first, content), Start::Now("1".into()));
}

#[test]
fn a_relist_forgets_what_was_believed() {
    let (store, mut stream, key, first) = store();
    let (seen, content) = status("1/1");
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    store.finish(&key, "u1", &version, &Answer::Written(Box::new(object(2, 1, seen).1)));
    Store::begin(&mut stream);
    store.apply(&stream, key, first, true);
    done(&store, &mut stream);
    assert!(store.snapshot(&"hy".into()).unwrap().objects[0].wants(content));
}

#[test]
fn only_what_a_judgement_depends_on_is_news() {
    let (store, stream, key, _) = store();
    // A label, or the condition of somebody else: another version and nothing of ours.
    assert!(!store.apply(&stream, key.clone(), object(2, 1, Seen::default()).1, false));
    assert!(store.apply(&stream, key.clone(), object(3, 2, Seen::default()).1, false), "an edit");
    assert!(
        store.apply(&stream, key.clone(), object(4, 2, status("9/9").0).1, false),
        "somebody else's status"
    );
    let (_, successor) = post("valve", "u2", 5, &spec());
    assert!(store.apply(&stream, key.clone(), successor.clone(), false), "a successor");
    let deleting = Object { deleting: true, ..successor };
    assert!(store.apply(&stream, key, deleting, false), "a deletion that has begun");
    assert!(store.snapshot(&"hy".into()).unwrap().objects.is_empty());
}

#[test]
fn a_status_is_never_written_to_a_successor_or_a_later_generation() {
    let (store, stream, key, first) = store();
    let (_, content) = status("1/1");
    store.apply(&stream, key.clone(), object(2, 2, Seen::default()).1, false);
    assert_eq!(start(&store, &key, &first, content), Start::Stale);
    let (_, successor) = post("valve", "u2", 3, &spec());
    store.apply(&stream, key.clone(), successor.clone(), false);
    assert_eq!(start(&store, &key, &first, content), Start::Stale);
    let Start::Now(version) = start(&store, &key, &successor, content) else { panic!("it may") };
    // The end of a write that the first one started says nothing about the second.
    assert!(!store.finish(&key, "u1", &version, &Answer::Conflict));
    assert_eq!(start(&store, &key, &successor, status("2/2").1), Start::Wait);
    assert!(store.finish(&key, "u2", &version, &Answer::Gone), "the one that waited has to be compared");
}

#[test]
fn a_conflict_is_judged_again_when_the_watch_has_shown_it() {
    let (store, stream, key, first) = store();
    let (_, content) = status("1/1");
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    assert!(!store.finish(&key, "u1", &version, &Answer::Conflict));
    assert!(store.apply(&stream, key.clone(), object(2, 1, Seen::default()).1, false), "even for a label");
    // The watch was faster than the answer.
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    store.apply(&stream, key.clone(), object(3, 1, Seen::default()).1, false);
    assert!(store.finish(&key, "u1", &version, &Answer::Conflict));
}

#[test]
fn a_conflict_that_nothing_explains_is_judged_again_all_the_same() {
    let (store, stream, key, first) = store();
    let (_, content) = status("1/1");
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    store.finish(&key, "u1", &version, &Answer::Conflict);
    store.give_up_waiting(&key, "u0");
    assert!(store.take_dirty().is_empty(), "of a predecessor");
    store.give_up_waiting(&key, "u1");
    assert!(store.take_dirty().contains("hy"));
    assert_eq!(start(&store, &key, &first, content), Start::Now(version.clone()));
    // Where the watch has shown why, nothing is left to do.
    store.finish(&key, "u1", &version, &Answer::Conflict);
    assert!(store.apply(&stream, key.clone(), object(2, 1, Seen::default()).1, false));
    store.take_dirty();
    store.give_up_waiting(&key, "u1");
    assert!(store.take_dirty().is_empty());
}

#[test]
fn what_the_server_changes_or_refuses_is_not_written_for_ever() {
    let (store, stream, key, first) = store();
    let ((_, content), (pruned, _)) = (status("1/1"), status(""));
    let Start::Now(version) = start(&store, &key, &first, content) else { panic!("it may") };
    store.finish(&key, "u1", &version, &Answer::Written(Box::new(object(2, 1, pruned.clone()).1)));
    store.apply(&stream, key.clone(), object(2, 1, pruned).1, false);
    assert!(!store.snapshot(&"hy".into()).unwrap().objects[0].wants(content));
    let (_, other) = status("2/2");
    let Start::Now(version) = start(&store, &key, &first, other) else { panic!("it may") };
    store.finish(&key, "u1", &version, &Answer::Refused);
    assert_eq!(start(&store, &key, &first, other), Start::Stale);
}

#[test]
fn what_a_complete_list_does_not_name_is_gone() {
    let (store, mut stream, key, _) = store();
    let (other, second) = post("pump", "u2", 2, &spec());
    store.apply(&stream, other, second.clone(), false);
    // The first list breaks off after one object; the second names another.
    Store::begin(&mut stream);
    store.apply(&stream, key, object(1, 1, Seen::default()).1, true);
    Store::begin(&mut stream);
    let (other, _) = post("pump", "u2", 2, &spec());
    store.apply(&stream, other.clone(), second, true);
    store.take_dirty();
    assert!(!done(&store, &mut stream));
    assert!(store.take_dirty().contains("hy"));
    let snapshot = store.snapshot(&"hy".into()).unwrap();
    assert!(snapshot.objects.iter().map(|held| held.key(&"hy".into())).eq([other.clone()]));
    store.delete(&other, "u1");
    assert!(store.snapshot(&"hy".into()).is_some(), "that was another object of the name");
    store.delete(&other, "u2");
    assert!(store.snapshot(&"hy".into()).is_none());
}

#[test]
fn a_watch_of_one_namespace_says_nothing_of_others() {
    let (store, _, _, _) = store();
    let mut stream = Stream::new(Kind::Post, Some("other".into()));
    Store::begin(&mut stream);
    stream.listed = true;
    done(&store, &mut stream);
    assert!(store.snapshot(&"hy".into()).is_some());
}

#[test]
fn namespaces_that_are_not_selected_are_not_judged() {
    let store = Store::new(2, true);
    let mut stream = Stream::new(Kind::Post, None);
    let (key, first) = object(1, 1, Seen::default());
    store.apply(&stream, key, first, true);
    done(&store, &mut stream);
    assert!(!store.complete());
    store.select(&BTreeSet::new(), true);
    assert!(store.complete() && store.snapshot(&"hy".into()).is_none());
    store.take_dirty();
    store.select(&BTreeSet::from(["hy".into()]), false);
    assert!(store.take_dirty().contains("hy") && store.snapshot(&"hy".into()).is_some());
}
