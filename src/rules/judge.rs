use std::borrow::Cow;

use super::{Rule, Shared};
use crate::api::{Date, Kind, Severity};
use crate::facts::{Facts, Horizon};
use crate::finding::{Finding, ObjectId, Related};
use crate::profile::Profile;
use crate::world::{DepartmentId, EmployeeId, Id, LetterId, PostId, RecordId, World};

/// A question to one object of one kind.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// To a department.
    Department(fn(&mut Judge<'_>, DepartmentId)),
    /// To an employee.
    Employee(fn(&mut Judge<'_>, EmployeeId)),
    /// To a post.
    Post(fn(&mut Judge<'_>, PostId)),
    /// To a letter.
    Letter(fn(&mut Judge<'_>, LetterId)),
    /// To a record.
    Record(fn(&mut Judge<'_>, RecordId)),
}

impl Check {
    /// The kind of object it asks.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Department(_) => Kind::Department,
            Self::Employee(_) => Kind::Employee,
            Self::Post(_) => Kind::Post,
            Self::Letter(_) => Kind::ResponsibilityLetter,
            Self::Record(_) => Kind::TrainingRecord,
        }
    }
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind().name())
    }
}

/// What a rule sees, and where it reports.
///
/// It sees the whole world and reports on one object only.
#[derive(Debug)]
pub(crate) struct Judge<'a> {
    pub(crate) world: &'a World,
    pub(crate) facts: &'a Facts,
    pub(crate) shared: &'a Shared,
    /// Answers what depends on today.
    pub(crate) horizon: Horizon,
    pub(crate) object: ObjectId,
    pub(crate) rule: &'static Rule,
    pub(crate) severity: Severity,
    pub(crate) waived: bool,
    pub(crate) findings: &'a mut Vec<Finding>,
}

/// A finding about to be reported.
#[derive(Debug)]
pub(crate) struct Draft {
    reason: &'static str,
    field: Cow<'static, str>,
    message: String,
    subject: String,
    since: Option<Date>,
    related: Vec<Related>,
}

impl Draft {
    /// A finding with a reason of its rule, the field at fault and a sentence for people.
    pub(crate) fn new(
        reason: &'static str,
        field: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            reason,
            field: field.into(),
            message: message.into(),
            subject: String::new(),
            since: None,
            related: Vec::new(),
        }
    }

    /// What exactly it is about.
    pub(crate) fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// The first day on which it was so.
    pub(crate) fn since(mut self, since: Date) -> Self {
        self.since = Some(since);
        self
    }

    /// Another object that explains it.
    pub(crate) fn related(
        mut self,
        object: impl Id,
        field: impl Into<Cow<'static, str>>,
        note: impl Into<Cow<'static, str>>,
    ) -> Self {
        // Mostly there is one, and a list that grows by itself makes room for four.
        self.related.reserve_exact(1);
        self.related.push(Related { object: object.object(), field: field.into(), note: note.into() });
        self
    }
}

impl<'a> Judge<'a> {
    /// The regime.
    pub(crate) fn profile(&self) -> &'a Profile {
        &self.world.settings.profile
    }

    /// The name of an object.
    pub(crate) fn name(&self, id: impl Id) -> &'a str {
        self.world.name(id.object())
    }

    /// The name of an employee and a post, as subjects write it.
    pub(crate) fn both(&self, employee: EmployeeId, post: PostId) -> String {
        format!("{}/{}", self.name(employee), self.name(post))
    }

    /// Reports on the object that is judged.
    pub(crate) fn report(&mut self, draft: Draft) {
        debug_assert!(
            self.rule.reasons.contains(&draft.reason),
            "{} has no reason {}",
            self.rule.name,
            draft.reason
        );
        self.findings.push(Finding {
            code: self.rule.code,
            severity: self.severity,
            object: self.object,
            reason: draft.reason,
            subject: draft.subject,
            message: draft.message,
            field: draft.field,
            since: draft.since,
            waived: self.waived,
            related: draft.related,
        });
    }
}
