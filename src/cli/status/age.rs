use jiff::Timestamp;

/// How long ago an instant was, in one or two units, as `kubectl get` writes it.
pub(super) fn age(since: Timestamp, now: Timestamp) -> String {
    let seconds = now.as_second() - since.as_second();
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    let years = days / 365;
    if seconds < -1 {
        "<invalid>".to_owned()
    } else if seconds < 120 {
        // A second ahead is a clock that differs, not a mistake.
        format!("{}s", seconds.max(0))
    } else if minutes < 10 {
        two(minutes, 'm', seconds % 60, 's')
    } else if minutes < 180 {
        format!("{minutes}m")
    } else if hours < 8 {
        two(hours, 'h', minutes % 60, 'm')
    } else if hours < 48 {
        format!("{hours}h")
    } else if days < 8 {
        two(days, 'd', hours % 24, 'h')
    } else if years < 2 {
        format!("{days}d")
    } else if years < 8 {
        two(years, 'y', days % 365, 'd')
    } else {
        format!("{years}y")
    }
}

fn two(big: i64, unit: char, small: i64, small_unit: char) -> String {
    if small == 0 { format!("{big}{unit}") } else { format!("{big}{unit}{small}{small_unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_those_of_kubectl() {
        const DAY: i64 = 86_400;
        for (seconds, expected) in [
            (-2, "<invalid>"),
            (-1, "0s"),
            (0, "0s"),
            (119, "119s"),
            (120, "2m"),
            (599, "9m59s"),
            (600, "10m"),
            (10_799, "179m"),
            (10_800, "3h"),
            (28_799, "7h59m"),
            (28_800, "8h"),
            (2 * DAY - 1, "47h"),
            (2 * DAY, "2d"),
            (3 * DAY + 3_600, "3d1h"),
            (8 * DAY, "8d"),
            (729 * DAY, "729d"),
            (730 * DAY, "2y"),
            (731 * DAY, "2y1d"),
            (8 * 365 * DAY, "8y"),
            (9 * 365 * DAY + DAY, "9y"),
        ] {
            let now = Timestamp::UNIX_EPOCH;
            let since = Timestamp::from_second(-seconds).unwrap();
            assert_eq!(age(since, now), expected, "{seconds}");
        }
    }
}
