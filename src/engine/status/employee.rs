use super::{count, mode, summary};
use crate::api::{
    CurrentPost, EmployeePhase, EmployeeStatus, EntryState, HeldCertificate, LISTED_AT_MOST, TrainingStatus,
};
use crate::engine::Evaluation;
use crate::facts::{Cause, Holding, Phase};
use crate::world::{EmployeeId, Id, RecordId};

impl Evaluation<'_> {
    pub(super) fn employee_status(&self, id: EmployeeId) -> EmployeeStatus {
        let held = self.facts.staff.of_employee(id);
        let mut answers: Vec<RecordId> =
            self.facts.needs.of_employee(id).iter().filter_map(|need| need.outcome.record()).collect();
        answers.sort_unstable();
        answers.dedup();
        EmployeeStatus {
            common: self.common(id.object()),
            phase: Some(match self.facts.staff.phase[id.index()] {
                Phase::Future => EmployeePhase::Future,
                Phase::Active => EmployeePhase::Active,
                Phase::Away => EmployeePhase::Away,
                Phase::Separated => EmployeePhase::Separated,
            }),
            current_posts: held
                .iter()
                .take(LISTED_AT_MOST)
                .map(|holding| self.current_post(holding))
                .collect(),
            current_posts_total: count(held.len()),
            posts_summary: summary(held.iter().map(|holding| self.name_of(holding.post))),
            certificates: answers
                .iter()
                .take(LISTED_AT_MOST)
                .filter_map(|record| self.held_certificate(*record))
                .collect(),
            certificates_total: count(answers.len()),
            training: self.facts.staff.active(id).then(|| self.training_status(id)),
        }
    }

    fn current_post(&self, holding: &Holding) -> CurrentPost {
        let pair = self.facts.pairs.find(holding.employee, holding.post);
        let letter =
            pair.filter(|_| self.needs_letters(holding.employee)).and_then(|pair| pair.state.letter());
        CurrentPost {
            post: self.name_of(holding.post),
            mode: mode(holding),
            letter: letter.map(|letter| self.name_of(letter)),
            letter_state: letter.map(|letter| self.letter_phase(letter)),
        }
    }

    fn held_certificate(&self, id: RecordId) -> Option<HeldCertificate> {
        let certificate = self.world.record(id).certificate.as_ref()?;
        Some(HeldCertificate {
            category: self.world.category(certificate.category).into(),
            record: self.name_of(id),
            state: self.record_phase(id),
            valid_to: self.valid_to(id),
        })
    }

    fn training_status(&self, id: EmployeeId) -> TrainingStatus {
        let entry = self.facts.training.demands(id).iter().find(|demand| demand.cause == Cause::Entry);
        TrainingStatus {
            entry: Some(match entry {
                Some(demand) if demand.met() => EntryState::Complete,
                Some(_) => EntryState::Incomplete,
                None => EntryState::NotRequired,
            }),
            refresher_hours_12m: u32::try_from(self.facts.training.refresher_hours(id)).unwrap_or(0),
        }
    }
}
