use super::{Coverage, Report};
use crate::api::Severity;

/// The figures of one report, as every format sums them up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_severity: [usize; Severity::ALL.len()],
    /// Findings that a waiver covers.
    pub waived: usize,
    /// Input that could not be used.
    pub errors: usize,
    /// Objects that were judged.
    pub objects: usize,
    /// Manifests of other groups and kinds.
    pub skipped: usize,
    /// Pairs of person and post.
    pub coverage: Coverage,
}

impl Counts {
    /// Counts what a report says.
    #[must_use]
    pub fn of(report: &Report<'_>) -> Self {
        let mut counts = Self {
            errors: report.problems.len(),
            objects: report.objects(),
            skipped: report.skipped,
            coverage: report.coverage(),
            ..Self::default()
        };
        for head in report.heads() {
            let count = if head.waived {
                &mut counts.waived
            } else {
                &mut counts.by_severity[head.severity as usize]
            };
            *count += 1;
        }
        counts
    }

    /// Unwaived findings of one severity.
    #[must_use]
    pub fn of_severity(&self, severity: Severity) -> usize {
        self.by_severity[severity as usize]
    }

    /// Unwaived findings of all severities.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.by_severity.iter().sum()
    }

    /// The figures in words; coverage only where there is something to cover.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        if self.objects == 0 {
            return vec![self.nothing_sentence()];
        }
        vec![self.findings_sentence(), self.coverage.sentence(), self.input_sentence()]
    }

    /// `12 findings: 3 critical, 9 high (1 waived)`.
    #[must_use]
    pub fn findings_sentence(&self) -> String {
        let waived = match self.waived {
            0 => String::new(),
            waived => format!(" ({waived} waived)"),
        };
        if self.findings() == 0 {
            return format!("no findings{waived}");
        }
        let parts = Severity::ALL.into_iter().filter(|severity| self.of_severity(*severity) > 0);
        let parts: Vec<_> =
            parts.map(|severity| format!("{} {severity}", self.of_severity(severity))).collect();
        format!("{}: {}{waived}", plural(self.findings(), "finding"), parts.join(", "))
    }

    /// `101 objects judged, 3 manifests of other kinds skipped, 1 error in the input`.
    #[must_use]
    pub fn input_sentence(&self) -> String {
        let judged = format!("{} judged", plural(self.objects, "object"));
        std::iter::once(judged).chain(self.unjudged()).collect::<Vec<_>>().join(", ")
    }

    /// `nothing was judged: 1 error in the input`.
    fn nothing_sentence(&self) -> String {
        let why = self.unjudged().collect::<Vec<_>>().join(", ");
        if why.is_empty() { "nothing was judged".to_owned() } else { format!("nothing was judged: {why}") }
    }

    fn unjudged(&self) -> impl Iterator<Item = String> {
        let skipped = || format!("{} of other kinds skipped", plural(self.skipped, "manifest"));
        let errors = || format!("{} in the input", plural(self.errors, "error"));
        (self.skipped > 0).then(skipped).into_iter().chain((self.errors > 0).then(errors))
    }
}

impl Coverage {
    /// `responsibility 213/220 pairs covered, 4 blind spots`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let blind = match self.blind_spots {
            0 => "no blind spots".to_owned(),
            spots => plural(spots, "blind spot"),
        };
        format!("responsibility {}/{} pairs covered, {blind}", self.covered, self.required)
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn sentences_count_waived_findings_apart() {
        let counts = Counts::of(&fixture::nasty());
        assert_eq!(counts.findings_sentence(), "5 findings: 2 critical, 1 high, 1 medium, 1 low (1 waived)");
        assert_eq!(
            counts.input_sentence(),
            "101 objects judged, 3 manifests of other kinds skipped, 2 errors in the input"
        );
        assert_eq!(counts.coverage.sentence(), "responsibility 213/220 pairs covered, 4 blind spots");
    }

    #[test]
    fn nothing_found_is_said_in_words() {
        let counts = Counts::of(&fixture::clean());
        assert_eq!(counts.findings_sentence(), "no findings");
        assert_eq!(counts.input_sentence(), "1 object judged");
        assert_eq!(counts.coverage.sentence(), "responsibility 1/1 pairs covered, no blind spots");
    }

    #[test]
    fn nothing_judged_says_why_and_counts_no_zero() {
        let sentences = |errors, skipped| Counts { errors, skipped, ..Counts::default() }.sentences();
        assert_eq!(sentences(0, 0), ["nothing was judged"]);
        assert_eq!(
            sentences(2, 1),
            ["nothing was judged: 1 manifest of other kinds skipped, 2 errors in the input"]
        );
    }
}
