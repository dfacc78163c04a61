use super::Answers;
use crate::api::{AssessmentResult, CertificateState};
use crate::facts::CertState;
use crate::world::RecordId;

impl Answers<'_, '_> {
    pub(super) fn record(&mut self, id: RecordId) {
        let (world, facts) = (self.evaluation.world, &self.evaluation.facts);
        let record = world.record(id);
        let not_passed = match record.result {
            Some(AssessmentResult::Failed) => Some("AssessmentFailed"),
            Some(AssessmentResult::Pending) => Some("AssessmentPending"),
            Some(AssessmentResult::Passed | AssessmentResult::Exempt) | None => None,
        };
        match not_passed {
            Some(reason) => self.falsehood("Passed", reason, "the examination is not passed", None),
            None => self.holds("Passed", "Passed", "passed, or no examination was asked", None),
        }
        let (Some(fact), Some(certificate)) = (facts.certificates.fact(id), &record.certificate) else {
            return match not_passed {
                Some(reason) => self.falsehood("Current", reason, "the training is not passed", None),
                None => self.holds("Current", "Current", "the training counts", None),
            };
        };
        let (end, from) = (fact.end, certificate.valid_from);
        match fact.state {
            CertState::Valid => self.holds("Current", "Valid", "the certificate is valid", Some(from)),
            CertState::NotPassed => {
                self.falsehood(
                    "Current",
                    not_passed.unwrap_or("NotPassed"),
                    "the examination is not passed",
                    None,
                );
            }
            CertState::NotYetValid => {
                self.falsehood("Current", "NotYetValid", format!("valid from {from}"), None);
            }
            CertState::Expired => {
                self.falsehood("Current", "Expired", format!("ended on {end}"), Some(end.next()));
            }
            CertState::ReviewOverdue => {
                let since = fact.review.map(crate::api::Date::next);
                self.falsehood("Current", "ReviewOverdue", "a review was due and is not recorded", since);
            }
            CertState::Withdrawn(state) => {
                let reason = match state {
                    CertificateState::Suspended => "CertificateSuspended",
                    CertificateState::Cancelled => "CertificateCancelled",
                    CertificateState::Revoked | CertificateState::Active => "CertificateRevoked",
                };
                self.falsehood(
                    "Current",
                    reason,
                    "the certificate no longer stands",
                    certificate.state_since,
                );
            }
        }
    }
}
