use super::count;
use crate::api::{Date, LISTED_AT_MOST, RecordPhase, RecordStatus};
use crate::engine::Evaluation;
use crate::facts::CertState;
use crate::world::{Certificate, Id, PostId, Record, RecordId};

impl Evaluation<'_> {
    pub(super) fn record_status(&self, id: RecordId) -> RecordStatus {
        let mut posts: Vec<PostId> = self.facts.needs.of_record(id).map(|need| need.post).collect();
        posts.sort_unstable();
        posts.dedup();
        RecordStatus {
            common: self.common(id.object()),
            phase: Some(self.record_phase(id)),
            subject: self.subject(self.world.record(id)),
            effective_valid_to: self.valid_to(id),
            required_by: posts.iter().take(LISTED_AT_MOST).map(|post| self.name_of(*post)).collect(),
            required_by_total: count(posts.len()),
            superseded_by: self.successor(id).map(|other| self.name_of(other)),
        }
    }

    // The category of a certificate, the level of a lesson, or the type of other training.
    fn subject(&self, record: &Record) -> String {
        match (&record.certificate, record.level) {
            (Some(certificate), _) => self.world.category(certificate.category).to_owned(),
            (None, Some(level)) => format!("{level:?}"),
            (None, None) => format!("{:?}", record.type_),
        }
    }

    pub(super) fn valid_to(&self, id: RecordId) -> Option<Date> {
        self.facts.certificates.fact(id).map(|fact| fact.end).filter(|end| *end != Date::NEVER)
    }

    /// Where a record stands.
    pub(super) fn record_phase(&self, id: RecordId) -> RecordPhase {
        let record = self.world.record(id);
        let Some(fact) = self.facts.certificates.fact(id) else {
            return if record.passed() { RecordPhase::Valid } else { RecordPhase::NotPassed };
        };
        if fact.state != CertState::Valid && self.successor(id).is_some() {
            return RecordPhase::Superseded;
        }
        let soon = self.world.settings.profile.certificates.expiring_soon_days;
        match fact.state {
            CertState::Valid if self.facts.horizon().nears(fact.end, soon) => RecordPhase::ExpiringSoon,
            CertState::Valid => RecordPhase::Valid,
            CertState::NotPassed => RecordPhase::NotPassed,
            CertState::NotYetValid => RecordPhase::NotYetValid,
            CertState::Expired => RecordPhase::Expired,
            CertState::ReviewOverdue => RecordPhase::ReviewOverdue,
            CertState::Withdrawn(_) => RecordPhase::Revoked,
        }
    }

    // The valid certificate of the same person and category that ends last, if it began later.
    fn successor(&self, id: RecordId) -> Option<RecordId> {
        let record = self.world.record(id);
        let own: &Certificate = record.certificate.as_deref()?;
        let mut best: Option<(Date, RecordId)> = None;
        for other in self.world.index.records_of.of(record.employee.to()?) {
            let (Some(fact), Some(certificate)) =
                (self.facts.certificates.fact(*other), self.world.record(*other).certificate.as_ref())
            else {
                continue;
            };
            let later = certificate.category == own.category && certificate.valid_from > own.valid_from;
            if later && fact.state == CertState::Valid && best.is_none_or(|(end, _)| fact.end > end) {
                best = Some((fact.end, *other));
            }
        }
        best.map(|(_, record)| record)
    }
}
