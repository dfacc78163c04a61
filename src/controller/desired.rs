use jiff::Timestamp;
use smol_str::SmolStr;

use super::object::Object;
use super::seen::{Content, Seen};
use crate::api::{Condition, ConditionStatus, Kind, Verdict};
use crate::engine::Status;

/// A status that is to be, with generation and times.
#[derive(Debug)]
pub(super) struct Desired {
    pub(super) status: Status,
    pub(super) content: Content,
}

impl Desired {
    /// Completes what the engine says of an object with what only the cluster knows: the generation
    /// that was judged, and since when each condition holds.
    pub(super) fn complete(mut status: Status, generation: i64, seen: &Seen, now: Timestamp) -> Self {
        let common = status.common_mut();
        common.observed_generation = Some(generation);
        for condition in &mut common.conditions {
            condition.observed_generation = Some(generation);
            condition.last_transition_time = since(condition, seen, now);
        }
        // All its conditions are ours: nothing has to be taken out first.
        let content = Content::of(&mut status);
        Self { status, content }
    }

    /// The status of an object that could not be understood.
    pub(super) fn refused(kind: Kind, object: &Object, refusal: &str, seen: &Seen, now: Timestamp) -> Self {
        let mut status = Status::empty(kind);
        let message = format!("the spec cannot be understood: {refusal}");
        let common = status.common_mut();
        common.verdict = Some(Verdict::Unknown);
        common.conditions = vec![
            condition("Ready", ConditionStatus::False, "Undecodable", &message, now),
            condition("Stalled", ConditionStatus::True, "Undecodable", &message, now),
            condition(
                "Compliant",
                ConditionStatus::Unknown,
                "NotEvaluated",
                "the object was not evaluated",
                now,
            ),
        ];
        Self::complete(status, object.generation, seen, now)
    }

    /// The verdict's condition.
    pub(super) fn compliant(&self) -> Option<&Condition> {
        self.status.common().conditions.iter().find(|condition| condition.type_ == "Compliant")
    }
}

// The time of a stored answer stays while the answer does. Another one holds since a date passed, if
// that was later than what was stored, else since somebody looked.
fn since(condition: &Condition, seen: &Seen, now: Timestamp) -> Timestamp {
    let changed_at = condition.last_transition_time;
    match seen.condition(&condition.type_) {
        Some((status, stored)) if status == condition.status => stored,
        Some((_, stored)) if changed_at <= stored => now,
        _ => changed_at,
    }
}

fn condition(
    type_: &'static str,
    status: ConditionStatus,
    reason: &'static str,
    message: &str,
    now: Timestamp,
) -> Condition {
    let message = message.chars().take(256).collect();
    let (type_, reason) = (SmolStr::new_static(type_), SmolStr::new_static(reason));
    Condition { type_, status, reason, message, observed_generation: None, last_transition_time: now }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("2026-{text}T00:00:00Z").parse().unwrap()
    }

    /// The time that is written where an answer is stored since, and the present one says another.
    fn written(stored: Option<(ConditionStatus, &str)>, changed_at: &str) -> Timestamp {
        let mut status = Status::empty(Kind::Post);
        if let Some((answer, time)) = stored {
            status.common_mut().conditions = vec![condition("Covered", answer, "Any", "", at(time))];
        }
        let seen = Seen::of(&mut status);
        status.common_mut().conditions =
            vec![condition("Covered", ConditionStatus::False, "Other", "", at(changed_at))];
        let desired = Desired::complete(status, 4, &seen, at("11-23"));
        assert_eq!(desired.status.common().observed_generation, Some(4));
        assert_eq!(desired.status.common().conditions[0].observed_generation, Some(4));
        desired.status.common().conditions[0].last_transition_time
    }

    #[test]
    fn an_answer_keeps_its_time_and_another_has_that_of_its_cause() {
        let (yes, no) = (ConditionStatus::True, ConditionStatus::False);
        assert_eq!(written(Some((no, "03-01")), "09-01"), at("03-01"), "the same answer");
        assert_eq!(written(Some((yes, "03-01")), "09-01"), at("09-01"), "a date passed since");
        assert_eq!(written(Some((yes, "09-01")), "03-01"), at("11-23"), "an edit about the past");
        assert_eq!(written(None, "03-01"), at("03-01"), "nothing stored");
    }

    #[test]
    fn what_cannot_be_understood_is_stalled() {
        let (_, object) =
            crate::controller::object::tests::post("p", "u", 3, &serde_json::json!({"role": 5}));
        let refusal = object.refusal.clone().unwrap();
        let desired = Desired::refused(Kind::Post, &object, &refusal, &object.seen, at("11-23"));
        let answers: Vec<_> =
            desired.status.common().conditions.iter().map(|c| (c.type_.as_str(), c.status.name())).collect();
        assert_eq!(answers, [("Ready", "False"), ("Stalled", "True"), ("Compliant", "Unknown")]);
    }
}
