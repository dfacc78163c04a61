use crate::api::Date;
use crate::world::Span;

/// Answers questions about today and remembers the first later day on which an answer changes.
///
/// Everything that is judged goes through one, so no transition can be forgotten.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Horizon {
    today: Date,
    until: Date,
}

impl Horizon {
    /// A horizon of which nothing was asked yet.
    pub(crate) fn new(today: Date) -> Self {
        Self { today, until: Date::NEVER }
    }

    /// The first later day on which an answer changes; [`Date::NEVER`] if none does.
    pub(crate) fn until(self) -> Date {
        self.until
    }

    /// Takes over what another horizon noted.
    pub(crate) fn merge(&mut self, until: Date) {
        self.until = self.until.min(until);
    }

    /// Whether the day has begun: `day <= today`.
    pub(crate) fn reached(&mut self, day: Date) -> bool {
        if day > self.today {
            self.merge(day);
        }
        day <= self.today
    }

    /// Whether the day is over: `day < today`.
    pub(crate) fn passed(&mut self, day: Date) -> bool {
        day != Date::NEVER && self.reached(day.next())
    }

    /// Whether today lies within, both ends inclusive.
    pub(crate) fn within(&mut self, span: Span) -> bool {
        self.reached(span.from) && !self.passed(span.to)
    }

    /// Whether today is at most `days` before `end` or later; an open end is never near.
    pub(crate) fn nears(&mut self, end: Date, days: i32) -> bool {
        end != Date::NEVER && self.reached(end.plus_days(-days))
    }

    /// Whether `day < today - months`, months counted back from today and clamped to month ends.
    pub(crate) fn behind_window(&mut self, day: Date, months: i32) -> bool {
        let mut drop = day.plus_months(months);
        while drop.plus_months(-months) < day {
            drop = drop.next();
        }
        self.reached(drop)
    }

    /// The earlier of today and a day; noted as a change while today is the earlier.
    pub(crate) fn at_most(&mut self, day: Date) -> Date {
        if self.reached(day) {
            day
        } else {
            self.merge(self.today.next());
            self.today
        }
    }
}
