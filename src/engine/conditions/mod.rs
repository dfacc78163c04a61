//! The conditions of every kind, as `rules.md` says: Unknown where inputs cannot be judged, else
//! False by a finding or a fact, else True.

mod compliant;
mod department;
mod employee;
mod letter;
mod post;
mod record;

use super::Evaluation;
use crate::api::{ConditionStatus, Date, Kind, Severity};
use crate::finding::{Code, Finding, ObjectId};
use crate::rules;
use crate::world::{DepartmentId, EmployeeId, Id, LetterId, Link, PostId, RecordId};

/// A condition without the metadata that only the edges know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question, such as `Covered`.
    pub type_: &'static str,
    /// The answer.
    pub status: ConditionStatus,
    /// Why, in one word.
    pub reason: &'static str,
    /// Why, in a sentence.
    pub message: String,
    /// The last date boundary at which the present specs changed the answer; `None` if no date did.
    pub changed_at: Option<Date>,
}

/// Collects the answers about one object.
pub(super) struct Answers<'e, 'w> {
    pub(super) evaluation: &'e Evaluation<'w>,
    pub(super) object: ObjectId,
    list: Vec<Answer>,
}

impl Evaluation<'_> {
    /// All conditions of an object's kind, `Ready` and `Compliant` first.
    #[must_use]
    pub fn conditions(&self, object: ObjectId) -> Vec<Answer> {
        let mut answers = Answers { evaluation: self, object, list: Vec::new() };
        answers.ready();
        answers.compliant();
        answers.found("ReferencesResolved", "Resolved", "every reference leads to an object");
        let index = object.index as usize;
        match object.kind {
            Kind::Department => answers.department(DepartmentId::new(index)),
            Kind::Employee => answers.employee(EmployeeId::new(index)),
            Kind::Post => answers.post(PostId::new(index)),
            Kind::ResponsibilityLetter => answers.letter(LetterId::new(index)),
            Kind::TrainingRecord => answers.record(RecordId::new(index)),
        }
        answers.found("SpecValid", "Valid", "the facts are consistent");
        answers.list
    }
}

impl Answers<'_, '_> {
    fn put(
        &mut self,
        type_: &'static str,
        status: ConditionStatus,
        reason: &'static str,
        message: impl Into<String>,
        changed_at: Option<Date>,
    ) {
        self.list.push(Answer { type_, status, reason, message: message.into(), changed_at });
    }

    fn truth(&mut self, type_: &'static str, reason: &'static str, message: impl Into<String>) {
        self.put(type_, ConditionStatus::True, reason, message, None);
    }

    fn falsehood(
        &mut self,
        type_: &'static str,
        reason: &'static str,
        message: impl Into<String>,
        at: Option<Date>,
    ) {
        self.put(type_, ConditionStatus::False, reason, message, at);
    }

    fn not_applicable(&mut self, type_: &'static str, message: impl Into<String>) {
        self.put(type_, ConditionStatus::Unknown, "NotApplicable", message, None);
    }

    /// Answers Unknown if one of the references cannot be judged, and says whether it did.
    fn unknown<I: Id>(&mut self, type_: &'static str, links: impl IntoIterator<Item = Link<I>>) -> bool {
        let Some(link) = links.into_iter().find(|link| link.unjudged()) else { return false };
        let name = self.evaluation.world.target(link).unwrap_or_default();
        let (reason, message) = if link.dangles() {
            ("ReferenceNotFound", format!("{} \"{name}\" does not exist", I::KIND))
        } else {
            ("NotEvaluated", format!("{} \"{name}\" was refused", I::KIND))
        };
        self.put(type_, ConditionStatus::Unknown, reason, message, None);
        true
    }

    /// The findings on this object that name this condition.
    fn naming(&self, type_: &'static str) -> impl Iterator<Item = &Finding> + Clone {
        let kind = self.object.kind;
        self.evaluation.of(self.object).filter(move |finding| condition_of(finding.code, kind) == type_)
    }

    /// Answers by findings alone.
    fn found(&mut self, type_: &'static str, reason: &'static str, message: &str) {
        let grave = |finding: &&Finding| finding.severity <= Severity::Medium;
        let false_by = self.naming(type_).filter(grave).find(|finding| !finding.waived);
        let answer = if let Some(finding) = false_by {
            (ConditionStatus::False, finding.reason, finding.message.clone(), finding.since)
        } else if let Some(finding) = self.naming(type_).find(|finding| !finding.waived) {
            (ConditionStatus::True, finding.reason, finding.message.clone(), None)
        } else if let Some(finding) = self.naming(type_).find(grave) {
            (ConditionStatus::True, "Waived", format!("waived: {}", finding.message), None)
        } else {
            (ConditionStatus::True, reason, message.to_owned(), None)
        };
        self.put(type_, answer.0, answer.1, answer.2, answer.3);
    }

    /// Answers True; a reminder on this object that names the condition lends its reason.
    fn holds(
        &mut self,
        type_: &'static str,
        reason: &'static str,
        message: impl Into<String>,
        at: Option<Date>,
    ) {
        let reminds = |finding: &&Finding| !finding.waived && finding.severity > Severity::Medium;
        let lent = self.naming(type_).find(reminds).cloned();
        match lent {
            // What only reminds did not change the answer.
            Some(finding) => self.put(type_, ConditionStatus::True, finding.reason, finding.message, at),
            None => self.put(type_, ConditionStatus::True, reason, message, at),
        }
    }

    fn ready(&mut self) {
        let world = self.evaluation.world;
        let root = world.settings.root.map(Id::object);
        match &world.settings.error {
            Some(error) if root == Some(self.object) => {
                let message = format!("{error}; the defaults are used instead");
                self.falsehood("Ready", "InvalidSettings", message.clone(), None);
                // Nothing but another spec helps, which kstatus calls stalled.
                self.put("Stalled", ConditionStatus::True, "InvalidSettings", message, None);
            }
            _ => self.truth("Ready", "Evaluated", "evaluated at this generation"),
        }
    }
}

/// The condition that a rule's findings on a kind of object name.
pub(super) fn condition_of(code: Code, kind: Kind) -> &'static str {
    match (code, kind) {
        (Code(3 | 208), Kind::TrainingRecord) => "SpecValid",
        _ => rules::find(code).map_or("", |rule| rule.condition),
    }
}
