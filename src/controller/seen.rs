use std::hash::{DefaultHasher, Hasher as _};

use jiff::Timestamp;

use super::owned;
use crate::api::{
    Condition, ConditionStatus, DepartmentStatus, EmployeeStatus, Kind, LetterStatus, PostStatus,
    RecordStatus,
};
use crate::engine::Status;

/// What is remembered of a status: enough to know whether another one says the same, and since when
/// each of its conditions holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The content that we own, times left out; `None` where there is no status.
    pub(super) content: Option<Content>,
    /// The conditions that we own.
    pub(super) conditions: Box<[Since]>,
}

/// A hash of the content of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content(u64);

/// Since when a condition has its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Since {
    type_: u8,
    status: ConditionStatus,
    time: Timestamp,
}

impl Seen {
    /// What a status from the API server says. One that no version of this program wrote is taken
    /// for none.
    pub(super) fn read(kind: Kind, text: &str) -> Self {
        decode(kind, text).map(|mut status| Self::of(&mut status)).unwrap_or_default()
    }

    /// What a status says. Conditions of other types than ours are taken out of it, and the order of
    /// the rest becomes ours.
    pub(super) fn of(status: &mut Status) -> Self {
        let conditions = &mut status.common_mut().conditions;
        conditions.retain(|condition| owned::number(&condition.type_).is_some());
        let since = conditions.iter().filter_map(Since::of).collect();
        Self { content: Some(Content::of(status)), conditions: since }
    }

    /// Since when a condition has its answer, and which.
    pub(super) fn condition(&self, type_: &str) -> Option<(ConditionStatus, Timestamp)> {
        let number = owned::number(type_)?;
        self.conditions.iter().find(|since| since.type_ == number).map(|since| (since.status, since.time))
    }
}

impl Since {
    fn of(condition: &Condition) -> Option<Self> {
        let type_ = owned::number(&condition.type_)?;
        Some(Self { type_, status: condition.status, time: condition.last_transition_time })
    }
}

impl Content {
    /// The content of a status whose conditions are all ours.
    pub(super) fn of(status: &mut Status) -> Self {
        let conditions = std::mem::take(&mut status.common_mut().conditions);
        // As one text: a hasher that is fed bit by bit takes several times as long.
        let mut text = Vec::with_capacity(2048);
        serde_json::to_writer(&mut text, &*status).expect("a status is plain data");
        let mut ordered: Vec<&Condition> = conditions.iter().collect();
        ordered.sort_by(|a, b| a.type_.cmp(&b.type_));
        for condition in ordered {
            add(condition, &mut text);
        }
        status.common_mut().conditions = conditions;
        let mut hasher = DefaultHasher::new();
        hasher.write(&text);
        Self(hasher.finish())
    }
}

// All of a condition but its time.
fn add(condition: &Condition, text: &mut Vec<u8>) {
    let Condition { type_, status, reason, message, observed_generation, last_transition_time: _ } =
        condition;
    for word in [type_.as_str(), status.name(), reason.as_str(), message.as_str()] {
        text.extend(word.as_bytes());
        // No text holds such a byte.
        text.push(0xff);
    }
    text.extend(observed_generation.unwrap_or(-1).to_le_bytes());
}

fn decode(kind: Kind, text: &str) -> Option<Status> {
    let status = match kind {
        Kind::Department => serde_json::from_str::<DepartmentStatus>(text).map(Status::Department),
        Kind::Employee => serde_json::from_str::<EmployeeStatus>(text).map(Status::Employee),
        Kind::Post => serde_json::from_str::<PostStatus>(text).map(Status::Post),
        Kind::ResponsibilityLetter => serde_json::from_str::<LetterStatus>(text).map(Status::Letter),
        Kind::TrainingRecord => serde_json::from_str::<RecordStatus>(text).map(Status::Record),
    };
    status.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: &str = r#"{"observedGeneration": 2, "verdict": "Compliant", "filled": "1/1", "coveredHolders": 1,
        "conditions": [
            {"type": "Ready", "status": "True", "reason": "Evaluated", "message": "", "lastTransitionTime": "2026-01-01T00:00:00Z"},
            {"type": "Compliant", "status": "True", "reason": "NoFindings", "message": "", "lastTransitionTime": "2026-01-02T00:00:00Z"}],
        "findingCounts": {"critical": 0, "high": 0, "medium": 0, "low": 0, "waived": 0}, "findingsTotal": 0}"#;

    fn read(text: &str) -> Seen {
        let seen = Seen::read(Kind::Post, text);
        assert!(seen.content.is_some());
        seen
    }

    #[test]
    fn times_order_and_what_others_wrote_change_nothing() {
        let mut value: serde_json::Value = serde_json::from_str(STATUS).unwrap();
        value["conditions"].as_array_mut().unwrap().reverse();
        value["conditions"][0]["lastTransitionTime"] = "2026-06-01T00:00:00Z".into();
        value["conditions"].as_array_mut().unwrap().push(serde_json::json!({
            "type": "Audited", "status": "True", "reason": "Yes", "lastTransitionTime": "2026-01-01T00:00:00Z"
        }));
        value["other"] = "field".into();
        let other = read(&value.to_string());
        assert_eq!(other.content, read(STATUS).content);
        assert_eq!(other.condition("Audited"), None);
        let time = "2026-06-01T00:00:00Z".parse().unwrap();
        assert_eq!(other.condition("Compliant"), Some((ConditionStatus::True, time)));
    }

    #[test]
    fn any_word_that_is_ours_changes_it() {
        for (from, to) in [
            ("NoFindings", "Historic"),
            ("\"observedGeneration\": 2", "\"observedGeneration\": 3"),
            ("1/1", "1/2"),
            (
                "\"status\": \"True\", \"reason\": \"Evaluated\"",
                "\"status\": \"False\", \"reason\": \"Evaluated\"",
            ),
            ("\"findingsTotal\": 0", "\"findingsTotal\": 1"),
        ] {
            assert_ne!(read(&STATUS.replace(from, to)).content, read(STATUS).content, "{from}");
        }
    }

    #[test]
    fn a_status_of_somebody_else_is_none() {
        assert_eq!(Seen::read(Kind::Post, r#"{"verdict": 5}"#), Seen::default());
        assert_eq!(Seen::read(Kind::Post, "null"), Seen::default());
    }
}
