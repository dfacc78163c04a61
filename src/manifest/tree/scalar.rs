//! What an unquoted scalar means to `kubectl`: YAML 1.1 as its reader resolves it.

use super::NodeKind;

/// What a plain scalar is. Dates are strings.
pub(in super::super) fn resolve(text: &str) -> NodeKind {
    match text.as_bytes().first() {
        None => NodeKind::Null,
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') => number(text),
        Some(b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~') => word(text),
        _ => NodeKind::Str,
    }
}

/// The length of `false`, the longest word that is no text.
const LONGEST_WORD: usize = 5;

fn word(text: &str) -> NodeKind {
    match text {
        _ if text.len() > LONGEST_WORD => NodeKind::Str,
        "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        _ if bool(text).is_some() => NodeKind::Bool,
        _ => NodeKind::Str,
    }
}

fn number(text: &str) -> NodeKind {
    // Dates and names of digits are common here: a fourth byte of `-` settles most of them.
    if text.as_bytes().get(4) == Some(&b'-') && text.as_bytes()[0].is_ascii_digit() {
        return NodeKind::Str;
    }
    if int(text).is_some() {
        NodeKind::Int
    } else if float(text).is_some() {
        NodeKind::Float
    } else {
        NodeKind::Str
    }
}

/// The value of a truth word.
pub(in super::super) fn bool(text: &str) -> Option<bool> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Some(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// The value of a whole number: decimal, `0x`, `0o`, `0b` or octal with a leading `0`, with
/// underscores anywhere but at the front; within the range of `i64` and `u64`.
pub(in super::super) fn int(text: &str) -> Option<i128> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-')) {
        return None;
    }
    let (negative, rest) = match first {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = radix(rest.trim_start_matches('_'));
    let size = digits_value(digits, radix)?;
    let value = if negative { -size } else { size };
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&value).then_some(value)
}

fn radix(digits: &str) -> (u32, &str) {
    let bytes = digits.as_bytes();
    if bytes.len() < 2 || bytes[0] != b'0' {
        return (10, digits);
    }
    match bytes[1] {
        b'x' | b'X' => (16, &digits[2..]),
        b'o' | b'O' => (8, &digits[2..]),
        b'b' | b'B' => (2, &digits[2..]),
        _ => (8, &digits[1..]),
    }
}

fn digits_value(digits: &str, radix: u32) -> Option<i128> {
    let mut value: Option<i128> = None;
    for c in digits.chars().filter(|c| *c != '_') {
        let digit = i128::from(c.to_digit(radix)?);
        let so_far = value.unwrap_or(0);
        if so_far > i128::from(u64::MAX) {
            return None;
        }
        value = Some(so_far * i128::from(radix) + digit);
    }
    value
}

/// The value of a number with a fraction or an exponent, or too large to be whole.
pub(in super::super) fn float(text: &str) -> Option<f64> {
    match text {
        ".nan" | ".NaN" | ".NAN" => return Some(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    if text.contains('_') {
        if text.starts_with('.') {
            return None;
        }
        return decimal(&text.replace('_', ""));
    }
    decimal(text)
}

/// The number as a whole one, where it has no fraction and JSON writes it with digits alone.
#[expect(clippy::cast_possible_truncation, reason = "far below the range of i128")]
pub(in super::super) fn whole(value: f64) -> Option<i128> {
    (value.fract() == 0.0 && value.abs() < 1e21).then_some(value as i128)
}

fn decimal(text: &str) -> Option<f64> {
    let looks_so = text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    let value: f64 = if looks_so {
        text.parse().ok()?
    } else {
        return None;
    };
    // Go refuses what overflows, so it stays a string.
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_as_kubectl_does() {
        use NodeKind::{Bool, Float, Int, Null, Str};
        for (kind, texts) in [
            (Null, "~ null Null NULL"),
            (Bool, "y Y yes on Off NO true False n"),
            (Int, "0 -1 +12 0x1F 0X1f 0o17 0b101 -0b101 017 1_000 18446744073709551615 1__0"),
            (Float, "1.5 .5 1. 1e3 -2E-3 08 .inf -.Inf +.INF .nan 1_0.5 18446744073709551616"),
            (
                Str,
                "2026-01-01 2026-1-2 1.2.3 0x 0xg tRue nULL yess _1 1a - + . .. e3 1:30 12e 0b2 ._5 1e999 12-3",
            ),
        ] {
            for text in texts.split(' ') {
                assert_eq!(resolve(text), kind, "{text}");
            }
        }
        assert_eq!(int("017"), Some(15));
        assert_eq!(int("-0x1F"), Some(-31));
    }
}
