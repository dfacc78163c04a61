use super::{Learner, Lesson, LessonOutcome};
use crate::api::{Date, Level, RecordType};
use crate::world::{DepartmentId, Id, Link, Record, RecordId, Span};

/// How good a record is for a lesson: the better the greater.
type Rank = (u8, i32);

impl Learner<'_> {
    /// What was done about one level in a window that ends on the due day.
    pub(super) fn lesson(
        &mut self,
        level: Level,
        department: DepartmentId,
        window: Span,
        types: &[RecordType],
    ) -> Lesson {
        let unit = self.tree.unit(department, level);
        let mut best: (Rank, LessonOutcome) = ((0, i32::MIN), LessonOutcome::None);
        let records = self.world.index.records_of.of(self.id);
        for id in records {
            let record = &self.world.records[id.index()];
            let Some(on) = record.completed_on.filter(|on| *on >= window.from) else { continue };
            if record.level == Some(level) && types.contains(&record.type_) {
                let judged = self.judge(*id, record, on, unit, window.to);
                if judged.0 > best.0 {
                    best = judged;
                }
            }
        }
        Lesson { level, unit, outcome: best.1 }
    }

    // In time beats late, late beats not passed, not passed beats the wrong unit (`precise.md`). A
    // record that was not passed is that, wherever it was given. Of several in time or late the
    // earliest counts, of several failures the last.
    fn judge(
        &mut self,
        id: RecordId,
        record: &Record,
        on: Date,
        unit: Option<DepartmentId>,
        due: Date,
    ) -> (Rank, LessonOutcome) {
        if !record.passed() || !self.horizon.reached(on) {
            return ((3, on.days()), LessonOutcome::NotPassed(id));
        }
        match (record.department, unit) {
            (Link::To(given), Some(unit)) if given != unit => ((2, on.days()), LessonOutcome::WrongUnit(id)),
            (Link::Missing(_) | Link::Refused(_), Some(_)) => ((1, on.days()), LessonOutcome::UnknownUnit),
            _ if on <= due => ((5, -on.days()), LessonOutcome::InTime(id)),
            _ => ((4, -on.days()), LessonOutcome::Late(id)),
        }
    }
}
