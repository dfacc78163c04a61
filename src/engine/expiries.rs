use jiff::Timestamp;

use super::{Evaluation, rollup};
use crate::api::{Date, Kind};
use crate::facts::Outcome;
use crate::world::{DepartmentId, Id as _, LetterId};

/// When the first of what keeps a department and all below it in order runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiries {
    /// The start of the day after the last one of a certificate that meets a requirement.
    pub certificate: Option<Timestamp>,
    /// The same of a letter in force.
    pub letter: Option<Timestamp>,
}

impl Evaluation<'_> {
    /// The expiries of every department's subtree, by the department's number.
    #[must_use]
    pub fn expiries(&self) -> Vec<Expiries> {
        let certificates = self.earliest(self.certificate_ends());
        let letters = self.earliest(self.letter_ends());
        let over = |last: &Date| (*last != Date::NEVER).then(|| self.start_of(last.next())).flatten();
        let expiries = certificates.iter().zip(&letters);
        expiries
            .map(|(certificate, letter)| Expiries { certificate: over(certificate), letter: over(letter) })
            .collect()
    }

    fn earliest(&self, ends: impl Iterator<Item = (Option<DepartmentId>, Date)>) -> Vec<Date> {
        let mut own = vec![Date::NEVER; self.world.departments.len()];
        for (department, end) in ends {
            if let Some(department) = department {
                own[department.index()] = own[department.index()].min(end);
            }
        }
        self.facts.tree.roll_up(own, |above, below| *above = (*above).min(*below))
    }

    fn certificate_ends(&self) -> impl Iterator<Item = (Option<DepartmentId>, Date)> {
        self.facts.needs.all.items().iter().filter_map(|need| match need.outcome {
            Outcome::Met(record) => {
                let fact = self.facts.certificates.fact(record)?;
                Some((rollup::home(self.world, need.employee.object()), fact.end))
            }
            _ => None,
        })
    }

    fn letter_ends(&self) -> impl Iterator<Item = (Option<DepartmentId>, Date)> {
        let letters = (0..self.world.count(Kind::ResponsibilityLetter)).map(LetterId::new);
        letters
            .filter(|id| self.facts.letters.fact(*id).in_force())
            .map(|id| (rollup::home(self.world, id.object()), self.world.letter(id).period.to))
    }
}
