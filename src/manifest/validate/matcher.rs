//! The patterns of the schema, each as a function: a regular expression would cost more than all
//! the rest.

use crate::api::{Date, pattern};

/// What the characters of a text must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Matcher {
    /// A DNS-1123 subdomain.
    Name,
    /// A DNS-1123 label.
    Label,
    /// A certificate category.
    Category,
    /// The code of a rule.
    Rule,
    /// A SHA-256 digest.
    Digest,
    /// A day of the calendar.
    Date,
    /// A time zone that is known.
    TimeZone,
    /// The beginning of a name.
    Prefix,
    /// An instant as RFC 3339 writes it.
    Instant,
    /// The key of a Kubernetes label.
    LabelKey,
    /// The value of a Kubernetes label.
    LabelValue,
    /// The key of a Kubernetes annotation: case does not matter.
    AnnotationKey,
}

impl Matcher {
    /// The matcher of a pattern of the schema.
    pub(super) fn of_pattern(text: &str) -> Option<Self> {
        Some(match text {
            pattern::NAME => Self::Name,
            pattern::LABEL => Self::Label,
            pattern::CATEGORY => Self::Category,
            pattern::RULE => Self::Rule,
            pattern::DIGEST => Self::Digest,
            pattern::DATE => Self::Date,
            pattern::TIME_ZONE => Self::TimeZone,
            _ => return None,
        })
    }

    /// Whether the form alone says everything, so that nobody asks for the length.
    pub(super) const fn is_form(self) -> bool {
        matches!(self, Self::Rule | Self::Digest | Self::Date)
    }

    /// Whether a text is right.
    pub(in super::super) fn matches(self, text: &str) -> bool {
        match self {
            Self::Name => is_name(text),
            Self::Label => is_label(text),
            Self::Category => text.split_once('/').is_some_and(|(a, b)| is_label(a) && is_label(b)),
            Self::Rule => is_rule(text.as_bytes()),
            Self::Digest => text.strip_prefix("sha256:").is_some_and(is_hex_64),
            Self::Date => is_date(text),
            Self::TimeZone => is_zone(text),
            Self::Prefix => text.is_empty() || text.trim_end_matches('-').split('.').all(is_label),
            Self::Instant => text.parse::<jiff::Timestamp>().is_ok(),
            Self::LabelKey => is_qualified(text, is_label),
            Self::AnnotationKey => is_qualified(text, |part| is_label(&part.to_ascii_lowercase())),
            Self::LabelValue => text.is_empty() || is_word(text),
        }
    }

    /// What a text must be, to be put after "expected".
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Name => {
                "a name of lower-case letters, digits, '-' and '.', each part beginning and ending with a letter or digit"
            }
            Self::Label => {
                "a name of lower-case letters, digits and '-', beginning and ending with a letter or digit"
            }
            Self::Category => {
                "a category as family/name of lower-case letters, digits and '-', such as special-operation/welding"
            }
            Self::Rule => "the code of a rule: SP and three digits, such as SP302",
            Self::Digest => "a digest: sha256: and 64 lower-case hex digits",
            Self::Date => "a calendar date as YYYY-MM-DD",
            Self::TimeZone => "the IANA name of a time zone, such as Asia/Shanghai",
            Self::Prefix => "the beginning of a name of lower-case letters, digits, '-' and '.'",
            Self::Instant => "an instant as RFC 3339 writes it, such as 2026-11-23T01:00:00Z",
            Self::LabelKey | Self::AnnotationKey => {
                "a key as prefix/name or name of at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit"
            }
            Self::LabelValue => {
                "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit"
            }
        }
    }
}

/// Whether a text is made as a DNS-1123 label is, whatever its length.
#[must_use]
pub fn is_label(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = text.as_bytes();
    bytes.iter().all(|b| inner(*b) || *b == b'-')
        && bytes.first().is_some_and(|b| inner(*b))
        && bytes.last().is_some_and(|b| inner(*b))
}

/// Whether every part between dots is made as a label is.
fn is_name(text: &str) -> bool {
    // The byte before: where a part begins or ends there must be a letter or digit.
    let mut before = b'.';
    for byte in text.bytes() {
        let fits = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' => before != b'.',
            b'.' => !matches!(before, b'.' | b'-'),
            _ => false,
        };
        if !fits {
            return false;
        }
        before = byte;
    }
    !matches!(before, b'.' | b'-')
}

fn is_rule(bytes: &[u8]) -> bool {
    matches!(bytes, [b'S', b'P', digits @ ..] if digits.len() == 3 && digits.iter().all(u8::is_ascii_digit))
}

fn is_hex_64(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_date(text: &str) -> bool {
    !text.starts_with('0') && text.parse::<Date>().is_ok()
}

fn is_zone(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b))
    };
    text.split('/').all(part) && super::nearest::zone_is_known(text)
}

fn is_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() <= 63
        && bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
        && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
}

fn is_qualified(text: &str, is_part: impl Fn(&str) -> bool) -> bool {
    match text.split_once('/') {
        Some((prefix, name)) => prefix.len() <= 253 && prefix.split('.').all(is_part) && is_word(name),
        None => is_word(text),
    }
}
