use super::Horizon;
use crate::api::{CertificateState, Date};
use crate::profile::Family;
use crate::world::{Category, Id, Record, RecordId, World, each};

/// Where every certificate stands.
#[derive(Debug)]
pub(crate) struct Certificates {
    facts: Vec<Option<CertFact>>,
    families: Vec<Option<Family>>,
}

/// Where a certificate stands today.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CertFact {
    /// Its state.
    pub(crate) state: CertState,
    /// Its last day; [`Date::NEVER`] if it has none.
    pub(crate) end: Date,
    /// The day its next review is due, where reviews still apply.
    pub(crate) review: Option<Date>,
    /// When the answers above change next.
    pub(crate) until: Date,
}

/// The states of a certificate, first match first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CertState {
    /// Suspended, revoked or cancelled.
    Withdrawn(CertificateState),
    /// The examination was not passed.
    NotPassed,
    /// It begins later.
    NotYetValid,
    /// It is over.
    Expired,
    /// A review was missed.
    ReviewOverdue,
    /// It stands.
    Valid,
}

impl Certificates {
    /// The certificates of a world today.
    pub(crate) fn of(world: &World, today: Date) -> Self {
        let known = &world.settings.profile.certificates.families;
        let families: Vec<_> =
            world.categories.iter().map(|category| known.get(family(category)).copied()).collect();
        let facts = each(world.records.len(), |index| fact(world, &families, &world.records[index], today));
        Self { facts, families }
    }

    /// Where a record's certificate stands; `None` if it has none.
    pub(crate) fn fact(&self, record: RecordId) -> Option<&CertFact> {
        self.facts[record.index()].as_ref()
    }

    /// The family of a category, if the profile declares it.
    pub(crate) fn family(&self, category: Category) -> Option<&Family> {
        self.families[category.0 as usize].as_ref()
    }
}

/// The part of a category before the slash.
pub(crate) fn family(category: &str) -> &str {
    category.split_once('/').map_or(category, |(family, _)| family)
}

fn fact(world: &World, families: &[Option<Family>], record: &Record, today: Date) -> Option<CertFact> {
    let certificate = record.certificate.as_ref()?;
    let family = families[certificate.category.0 as usize].unwrap_or_default();
    let by_family =
        || family.valid_years.map(|years| certificate.valid_from.plus_months(12 * years).plus_days(-1));
    let end = certificate.valid_to.or_else(by_family).unwrap_or(Date::NEVER);
    let abolished = world.settings.profile.certificates.review_abolished_from;
    let review = certificate
        .review_due_on
        .filter(|due| family.review_years.is_some() && abolished.is_none_or(|from| *due < from));
    let mut horizon = Horizon::new(today);
    let withdrawn = certificate.state != CertificateState::Active
        && certificate.state_since.is_none_or(|since| horizon.reached(since));
    let state = if withdrawn {
        CertState::Withdrawn(certificate.state)
    } else if !record.passed() {
        CertState::NotPassed
    } else if !horizon.reached(certificate.valid_from) {
        CertState::NotYetValid
    } else if horizon.passed(end) {
        CertState::Expired
    } else if review.is_some_and(|due| horizon.passed(due)) {
        CertState::ReviewOverdue
    } else {
        CertState::Valid
    };
    Some(CertFact { state, end, review, until: horizon.until() })
}
