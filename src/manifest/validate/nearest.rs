//! The valid name that was probably meant.

use jiff::tz::TimeZoneDatabase;

/// The candidate most like `text`, if any is like enough to be meant.
pub(super) fn nearest<'c>(text: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = text.to_lowercase();
    let alike = |candidate: &str| strsim::jaro_winkler(&folded, &candidate.to_lowercase());
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = alike(candidate);
        if score > best.map_or(0.8, |(score, _)| score) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether a time zone is known to the database that the program carries.
pub(super) fn zone_is_known(name: &str) -> bool {
    // Names are matched without regard to case there, but the written form is the one that every
    // other reader expects.
    matches!(name, "UTC" | "Asia/Shanghai" | "Europe/London") || zones().any(|zone| zone == name)
}

/// The known time zone most like `text`.
pub(super) fn nearest_zone(text: &str) -> Option<String> {
    let zones: Vec<String> = zones().collect();
    nearest(text, zones.iter().map(String::as_str)).map(str::to_owned)
}

fn zones() -> impl Iterator<Item = String> {
    // The bundled database, not the machine's: the verdict must not depend on the machine.
    let names: Vec<String> =
        TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_owned()).collect();
    names.into_iter()
}
