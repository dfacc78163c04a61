use super::Learner;
use crate::api::{Date, RecordType};
use crate::facts::Holding;
use crate::facts::certificates::family;
use crate::world::{Category, Id, PostId, Span};

impl Learner<'_> {
    /// Returns to a special operation after a long break without a practical examination.
    pub(super) fn gaps(&mut self) -> Box<[(PostId, Date)]> {
        let mut open = Vec::new();
        for holding in self.staff.of_employee(self.id) {
            let requirements = &self.world.posts[holding.post.index()].requirements;
            for any_of in requirements {
                let Some(months) = self.months(any_of) else { continue };
                for gap in self.breaks(holding, any_of) {
                    let long = gap.from.plus_months(months) <= gap.to.next();
                    let day = gap.to.next();
                    if long && !self.cured(gap.from, any_of) && !open.contains(&(holding.post, day)) {
                        open.push((holding.post, day));
                    }
                }
            }
        }
        open.into_boxed_slice()
    }

    fn months(&self, any_of: &[Category]) -> Option<i32> {
        let families = &self.world.settings.profile.certificates.families;
        any_of.iter().find_map(|category| {
            families
                .get(family(self.world.category(*category)))
                .and_then(|family| family.re_exam_after_months)
        })
    }

    // Days off such posts: before this assignment, since the last one that needed the category,
    // and ended absences within the assignment.
    fn breaks(&mut self, holding: &Holding, any_of: &[Category]) -> Vec<Span> {
        let mut breaks: Vec<Span> = self.break_before(holding.from, any_of).into_iter().collect();
        let employee = &self.world.employees[self.id.index()];
        for absence in &employee.absences {
            if absence.from >= holding.from && !absence.open() && self.horizon.passed(absence.to) {
                breaks.push(*absence);
            }
        }
        breaks
    }

    fn break_before(&self, from: Date, any_of: &[Category]) -> Option<Span> {
        let employee = &self.world.employees[self.id.index()];
        let same = employee.assignments.iter().filter(|assignment| {
            assignment.holds()
                && assignment.span.from < from
                && assignment.post.to().is_some_and(|post| self.needs(post, any_of))
        });
        let last = same.map(|assignment| assignment.span.to).max()?;
        (last < from.plus_days(-1)).then(|| Span { from: last.next(), to: from.plus_days(-1) })
    }

    fn needs(&self, post: PostId, any_of: &[Category]) -> bool {
        let requirements = &self.world.posts[post.index()].requirements;
        requirements.iter().flat_map(|entry| entry.iter()).any(|category| any_of.contains(category))
    }

    // By an examination passed, or a certificate that starts, in or after the break.
    fn cured(&mut self, since: Date, any_of: &[Category]) -> bool {
        let mut cured = false;
        let records = self.world.index.records_of.of(self.id);
        for id in records {
            let record = &self.world.records[id.index()];
            let day = match &record.certificate {
                Some(certificate) if any_of.contains(&certificate.category) => Some(certificate.valid_from),
                None if record.type_ == RecordType::PracticalReExam && record.passed() => record.completed_on,
                _ => None,
            };
            if let Some(day) = day.filter(|day| *day >= since) {
                cured |= self.horizon.reached(day);
            }
        }
        cured
    }
}
