use super::{Evaluation, Standing};
use crate::api::{CertificateState, EmploymentType};
use crate::facts::{Asked, Cause, CertState, LessonOutcome, Outcome, Pair};
use crate::finding::{Code, Finding, ObjectId};
use crate::rules;
use crate::world::{EmployeeId, Id, PostId};

/// The rules about a letter whose findings leave a pair uncovered.
pub(super) const LETTER_CAUSES: &[u16] = &[1, 5, 401, 402, 406, 408];

/// A requirement that a person does not meet, and where the finding about it stands, if any does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unmet {
    pub(super) code: u16,
    pub(super) reason: &'static str,
    pub(super) on: ObjectId,
    /// The post that asks for it; `None` for a requirement of the person as such.
    pub(super) post: Option<PostId>,
}

impl Unmet {
    fn rank(&self) -> (crate::api::Severity, u16) {
        let severity = rules::find(Code(self.code)).map_or(crate::api::Severity::Info, |rule| rule.severity);
        (severity, self.code)
    }
}

impl Evaluation<'_> {
    /// What an employee lacks of the training that is asked, gravest first.
    pub(super) fn untrained(&self, id: EmployeeId) -> Vec<Unmet> {
        let training = &self.facts.training;
        let own = |code, reason, post| Unmet { code, reason, on: id.object(), post };
        let mut unmet = Vec::new();
        for demand in training.demands(id) {
            let (code, post) = match demand.cause {
                Cause::Entry => (320, None),
                Cause::Transfer(post) => (325, Some(post)),
                Cause::Return(_) => (326, None),
            };
            unmet.extend(demand.lessons.iter().filter_map(|lesson| match lesson.outcome {
                LessonOutcome::InTime(_) | LessonOutcome::Late(_) => None,
                LessonOutcome::NotPassed(record) => {
                    Some(Unmet { on: record.object(), ..own(510, "AssessmentNotPassed", post) })
                }
                LessonOutcome::WrongUnit(record) => {
                    Some(Unmet { on: record.object(), ..own(514, "LevelDepartmentMismatch", post) })
                }
                LessonOutcome::UnknownUnit | LessonOutcome::None => Some(own(code, "LevelMissing", post)),
            }));
        }
        if training.entry_hours(id).is_some_and(|hours| hours.have < hours.need) {
            unmet.push(own(323, "EntryHoursShort", None));
        }
        if let Some(refresher) = training.refresher(id) {
            let reason = if refresher.have == 0 { "RefresherMissing" } else { "RefresherHoursShort" };
            unmet.push(own(327, reason, None));
        }
        if training.initial_hours(id).is_some() {
            unmet.push(own(332, "InitialHoursShort", None));
        }
        unmet.extend(
            training.changes(id).iter().map(|(post, _)| own(328, "ChangeTrainingMissing", Some(*post))),
        );
        unmet.sort_by_key(Unmet::rank);
        unmet
    }

    /// What an employee lacks of the certificates that are asked, gravest first.
    pub(super) fn uncertified(&self, id: EmployeeId) -> Vec<Unmet> {
        let needs = self.facts.needs.of_employee(id).iter();
        let mut unmet: Vec<Unmet> = needs
            .filter_map(|need| {
                let (code, reason, on) = match (need.outcome, need.asked) {
                    (Outcome::Met(_) | Outcome::Grace, _) => return None,
                    (Outcome::Missing, Asked::Requirement(_)) => (330, "CertificateMissing", id.object()),
                    (Outcome::Missing, Asked::Role(_)) => (334, "QualificationMissing", id.object()),
                    (Outcome::Mismatch(_), _) => (331, "CategoryMismatch", id.object()),
                    (Outcome::Blamed(record), _) => {
                        let state = self
                            .facts
                            .certificates
                            .fact(record)
                            .map_or(CertState::Expired, |fact| fact.state);
                        let (code, reason) = blame(state);
                        (code, reason, record.object())
                    }
                };
                Some(Unmet { code, reason, on, post: Some(need.post) })
            })
            .collect();
        let gaps = self.facts.training.gaps(id).iter();
        unmet.extend(gaps.map(|(post, _)| Unmet {
            code: 333,
            reason: "ReExamMissing",
            on: id.object(),
            post: Some(*post),
        }));
        unmet.sort_by_key(Unmet::rank);
        unmet
    }

    /// The finding that an unmet requirement causes, if one weighs on compliance.
    pub(super) fn finding_of(&self, unmet: &Unmet, standing: Standing) -> Option<&Finding> {
        self.weighing(unmet.on, &[unmet.code], standing)
    }

    /// The finding that leaves a pair uncovered, if one weighs on compliance.
    pub(super) fn uncovered_by(&self, pair: &Pair, standing: Standing) -> Option<&Finding> {
        let letter = pair.state.letter();
        let letter = letter.and_then(|letter| self.weighing(letter.object(), LETTER_CAUSES, standing));
        let post = self.world.name(pair.post.object());
        let own = || {
            self.of(pair.employee.object())
                .find(|f| matches!(f.code, Code(302 | 415)) && f.subject == post && self.weighs(f, standing))
        };
        letter.or_else(own)
    }

    /// Whether letters are asked of an employee's type of employment.
    pub(super) fn needs_letters(&self, id: EmployeeId) -> bool {
        let contractor = self.world.employee(id).employment == EmploymentType::Contractor;
        !contractor || self.world.settings.profile.letters.contractor_individuals
    }
}

/// The rule that blames a certificate in a state, and its reason.
pub(super) fn blame(state: CertState) -> (u16, &'static str) {
    match state {
        CertState::Withdrawn(CertificateState::Suspended) => (505, "CertificateSuspended"),
        CertState::Withdrawn(CertificateState::Cancelled) => (505, "CertificateCancelled"),
        CertState::Withdrawn(CertificateState::Revoked | CertificateState::Active) => {
            (505, "CertificateRevoked")
        }
        CertState::NotPassed => (510, "AssessmentNotPassed"),
        CertState::NotYetValid => (506, "NotYetValid"),
        CertState::ReviewOverdue => (503, "ReviewOverdue"),
        CertState::Expired | CertState::Valid => (501, "Expired"),
    }
}
