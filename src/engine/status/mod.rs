//! The status that the controller would write for each object.

mod department;
mod employee;
mod letter;
mod post;
mod record;

use serde::Serialize;
use smol_str::SmolStr;

use super::{Answer, Evaluation};
use crate::api::{
    AssignmentMode, CommonStatus, Condition, ConditionStatus, DepartmentStatus, EmployeeStatus,
    FindingCounts, Holder, Kind, LISTED_AT_MOST, LetterStatus, PostStatus, RecordStatus, StatusFinding,
    Verdict,
};
use crate::facts::Holding;
use crate::finding::{Finding, ObjectId};
use crate::world::{DepartmentId, EmployeeId, Id, LetterId, PostId, RecordId};

/// The longest message of a condition or finding, in bytes (`model.md`).
const MESSAGE_AT_MOST: usize = 1024;

/// The status of an object of one of the kinds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Status {
    /// Of a department.
    Department(DepartmentStatus),
    /// Of an employee.
    Employee(EmployeeStatus),
    /// Of a post.
    Post(PostStatus),
    /// Of a responsibility letter.
    Letter(LetterStatus),
    /// Of a training record.
    Record(RecordStatus),
}

impl Status {
    /// The status of a kind of which nothing is known yet.
    #[must_use]
    pub fn empty(kind: Kind) -> Self {
        match kind {
            Kind::Department => Self::Department(DepartmentStatus::default()),
            Kind::Employee => Self::Employee(EmployeeStatus::default()),
            Kind::Post => Self::Post(PostStatus::default()),
            Kind::ResponsibilityLetter => Self::Letter(LetterStatus::default()),
            Kind::TrainingRecord => Self::Record(RecordStatus::default()),
        }
    }

    /// What every status says.
    #[must_use]
    pub fn common(&self) -> &CommonStatus {
        match self {
            Self::Department(status) => &status.common,
            Self::Employee(status) => &status.common,
            Self::Post(status) => &status.common,
            Self::Letter(status) => &status.common,
            Self::Record(status) => &status.common,
        }
    }

    /// What every status says, to be completed by an edge.
    #[must_use]
    pub fn common_mut(&mut self) -> &mut CommonStatus {
        match self {
            Self::Department(status) => &mut status.common,
            Self::Employee(status) => &mut status.common,
            Self::Post(status) => &mut status.common,
            Self::Letter(status) => &mut status.common,
            Self::Record(status) => &mut status.common,
        }
    }
}

impl Evaluation<'_> {
    /// The status that the controller would write, without a generation.
    ///
    /// A condition that no date changed carries the instant of the evaluation.
    #[must_use]
    pub fn status(&self, object: ObjectId) -> Status {
        let index = object.index as usize;
        match object.kind {
            Kind::Department => Status::Department(self.department_status(DepartmentId::new(index))),
            Kind::Employee => Status::Employee(self.employee_status(EmployeeId::new(index))),
            Kind::Post => Status::Post(self.post_status(PostId::new(index))),
            Kind::ResponsibilityLetter => Status::Letter(self.letter_status(LetterId::new(index))),
            Kind::TrainingRecord => Status::Record(self.record_status(RecordId::new(index))),
        }
    }

    fn common(&self, object: ObjectId) -> CommonStatus {
        let answers = self.conditions(object);
        let compliant = answers.iter().find(|answer| answer.type_ == "Compliant");
        let verdict = match compliant.map(|answer| answer.status) {
            Some(ConditionStatus::True) => Verdict::Compliant,
            Some(ConditionStatus::False) => Verdict::NonCompliant,
            Some(ConditionStatus::Unknown) | None => Verdict::Unknown,
        };
        let mut counts = FindingCounts::default();
        self.of(object).for_each(|finding| counts.add(finding.severity, finding.waived));
        CommonStatus {
            observed_generation: None,
            verdict: Some(verdict),
            next_transition_time: self.next_transition_of(object),
            conditions: answers.into_iter().map(|answer| self.condition(answer)).collect(),
            findings: self.of(object).take(LISTED_AT_MOST).map(listed).collect(),
            findings_total: counts.unwaived(),
            finding_counts: counts,
        }
    }

    fn condition(&self, answer: Answer) -> Condition {
        let changed = answer.changed_at.and_then(|date| self.world.settings.start_of(date));
        Condition {
            type_: SmolStr::new_static(answer.type_),
            status: answer.status,
            reason: SmolStr::new_static(answer.reason),
            message: shortened(answer.message),
            observed_generation: None,
            last_transition_time: changed.unwrap_or(self.now),
        }
    }

    fn name_of(&self, id: impl Id) -> SmolStr {
        self.world.meta(id.object()).name.clone()
    }

    fn holder(&self, holding: &Holding) -> Holder {
        Holder {
            employee: self.name_of(holding.employee),
            mode: mode(holding),
            from: holding.from,
            present: holding.present,
        }
    }
}

fn mode(holding: &Holding) -> AssignmentMode {
    if holding.permanent { AssignmentMode::Permanent } else { AssignmentMode::Acting }
}

fn listed(finding: &Finding) -> StatusFinding {
    StatusFinding {
        rule: finding.code.to_string().into(),
        severity: finding.severity,
        reason: SmolStr::new_static(finding.reason),
        subject: shortened(finding.subject.clone()),
        message: shortened(finding.message.clone()),
        since: finding.since,
        waived: finding.waived,
    }
}

/// At most as long as a status allows, cut at a character.
fn shortened(mut text: String) -> String {
    if text.len() > MESSAGE_AT_MOST {
        let end = (0..=MESSAGE_AT_MOST - 3).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The first of some names and how many more there are: `valve-operator +1`.
fn summary(names: impl IntoIterator<Item = SmolStr>) -> String {
    let mut names = names.into_iter();
    let Some(first) = names.next() else { return String::new() };
    match names.count() {
        0 => first.to_string(),
        more => format!("{first} +{more}"),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
