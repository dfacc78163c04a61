use super::{Cause, Demand, Learner, LessonOutcome};
use crate::api::{Date, EmploymentType, RecordType, Role};
use crate::world::{Id, PostId, Record};

/// An absence of so many days restarts the refresher (`precise.md`).
const RESTARTING_DAYS: i32 = 30;

/// Class hours of entry education.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EntryHours {
    /// Hours had.
    pub(crate) have: i64,
    /// Hours needed.
    pub(crate) need: i64,
    /// A level that was completed before the one below it: the two days.
    pub(crate) disorder: Option<(Date, Date)>,
}

/// Refresher training that is due and not complete.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refresher {
    /// Hours had in the window.
    pub(crate) have: i64,
    /// Hours needed.
    pub(crate) need: i64,
    /// The day it fell due.
    pub(crate) due: Date,
}

impl Learner<'_> {
    pub(super) fn entry_hours(&mut self, demands: &[Demand]) -> Option<EntryHours> {
        let entry = demands.iter().find(|demand| demand.cause == Cause::Entry)?;
        if !entry.running || !entry.met() {
            return None;
        }
        let settings = &self.world.settings;
        let policy = &settings.profile.entry;
        let need = match self.employee().employment {
            EmploymentType::Contractor => policy.contractor_min_hours,
            _ => policy.min_hours.of(settings.high_risk_training),
        };
        let have = self.hours(RecordType::EntryEducation, |_, _| true);
        let mut days = entry.lessons.iter().filter_map(|lesson| self.completed(lesson.outcome));
        let mut before = None;
        let disorder = days.find_map(|day| {
            let before = before.replace(day)?;
            (day < before).then_some((day, before))
        });
        Some(EntryHours { have, need: i64::from(need), disorder: disorder.filter(|_| policy.order) })
    }

    fn completed(&self, outcome: LessonOutcome) -> Option<Date> {
        match outcome {
            LessonOutcome::InTime(record) | LessonOutcome::Late(record) => {
                self.world.records[record.index()].completed_on
            }
            _ => None,
        }
    }

    /// The sum of hours of passed records of a type, completed by today.
    fn hours(&mut self, type_: RecordType, counts: impl Fn(&mut Self, Date) -> bool) -> i64 {
        let mut sum = 0_i64;
        let records = self.world.index.records_of.of(self.id);
        for id in records {
            let record: &Record = &self.world.records[id.index()];
            let Some(on) = record.completed_on.filter(|_| record.type_ == type_ && record.passed()) else {
                continue;
            };
            if self.horizon.reached(on) && counts(self, on) {
                sum = sum.saturating_add(record.hours);
            }
        }
        sum
    }

    pub(super) fn refresher(&mut self) -> Option<Refresher> {
        let settings = &self.world.settings;
        let policy = &settings.profile.refresher;
        let held = self.staff.of_employee(self.id);
        if self.employee().employment == EmploymentType::Contractor || held.is_empty() {
            return None;
        }
        let has = |role: Role| held.iter().any(|h| self.world.posts[h.post.index()].role == role);
        let row = if has(Role::Principal) {
            policy.principal
        } else if has(Role::SafetyManager) || has(Role::SafetyLead) {
            policy.safety_manager
        } else {
            policy.other
        };
        let need = i64::from(row.of(settings.high_risk_training));
        let due = self.last_start().plus_months(policy.window_months);
        if need <= 0 || !self.horizon.reached(due) {
            return None;
        }
        let have = self.refresher_hours();
        (have < need).then_some(Refresher { have, need, due })
    }

    /// Hours of passed refresher training in the rolling window.
    pub(super) fn refresher_hours(&mut self) -> i64 {
        let window = self.world.settings.profile.refresher.window_months;
        self.hours(RecordType::AnnualRefresher, |learner, on| !learner.horizon.behind_window(on, window))
    }

    // The latest of hiring, the end of a long absence, and passed entry or manager training.
    fn last_start(&mut self) -> Date {
        let mut last = self.employee().employed.from;
        for number in 0..self.employee().absences.len() {
            let absence = self.employee().absences[number];
            let long = !absence.open() && absence.to.days() - absence.from.days() + 1 >= RESTARTING_DAYS;
            if long && self.horizon.passed(absence.to) {
                last = last.max(absence.to);
            }
        }
        let records = self.world.index.records_of.of(self.id);
        for id in records {
            let record = &self.world.records[id.index()];
            let restarts = matches!(record.type_, RecordType::EntryEducation | RecordType::ManagerTraining);
            let done = record.completed_on.filter(|_| restarts && record.passed());
            if let Some(on) = done.filter(|on| self.horizon.reached(*on)) {
                last = last.max(on);
            }
        }
        last
    }

    /// Hours of initial manager training where too few: had and needed.
    pub(super) fn initial_hours(&mut self) -> Option<(i64, i64)> {
        let settings = &self.world.settings;
        let policy = &settings.profile.qualification;
        let asked = |post: PostId| policy.category(self.world.posts[post.index()].role).is_some();
        let mut held = self.staff.of_employee(self.id).iter();
        held.find(|holding| asked(holding.post) && settings.recorded(holding.from))?;
        let need = i64::from(policy.initial_hours.of(settings.high_risk_training));
        let have = self.hours(RecordType::ManagerTraining, |_, _| true);
        (have < need).then_some((have, need))
    }

    /// Changes of held posts without training: the post and the number of the change.
    pub(super) fn changes(&mut self) -> Box<[(PostId, u32)]> {
        let mut untrained = Vec::new();
        for holding in self.staff.of_employee(self.id) {
            let changes = &self.world.posts[holding.post.index()].changes;
            for (number, change) in (0_u32..).zip(changes) {
                let concerns =
                    self.horizon.reached(change.effective_on) && holding.from < change.effective_on;
                if concerns && !self.trained_for(&change.id) {
                    untrained.push((holding.post, number));
                }
            }
        }
        untrained.into_boxed_slice()
    }

    fn trained_for(&mut self, change: &str) -> bool {
        let mut trained = false;
        let records = self.world.index.records_of.of(self.id);
        for id in records {
            let record = &self.world.records[id.index()];
            let about = record.type_ == RecordType::NewProcess && record.change.as_deref() == Some(change);
            if let Some(on) = record.completed_on.filter(|_| about && record.passed()) {
                trained |= self.horizon.reached(on);
            }
        }
        trained
    }
}
