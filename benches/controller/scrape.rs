//! What the controller says of itself.

/// The text of a scrape.
pub struct Scrape(pub String);

impl Scrape {
    /// The sum of a metric over the series whose labels contain a text.
    pub fn sum(&self, name: &str, labels: &str) -> f64 {
        self.series(name).filter(|(of, _)| of.contains(labels)).fold(0.0, |sum, (_, value)| sum + value)
    }

    /// The series of a metric: labels and values.
    pub fn series(&self, name: &str) -> impl Iterator<Item = (&str, f64)> {
        let series = self.0.lines().filter_map(move |line| line.strip_prefix(name)?.rsplit_once(' '));
        let own = series.filter(|(of, _)| of.is_empty() || of.starts_with('{'));
        own.filter_map(|(of, value)| Some((of, value.parse().ok()?)))
    }
}
