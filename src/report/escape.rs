use std::borrow::Cow;

use super::Place;

/// A path as readers of reports want it, with slashes; `None` for standard input, which no reader
/// can open. What it is relative to, [`super::Report::with_files_named_from`] has decided.
pub(super) fn path(file: &str) -> Option<Cow<'_, str>> {
    if file == "-" {
        return None;
    }
    Some(if std::path::MAIN_SEPARATOR == '\\' {
        Cow::Owned(file.replace('\\', "/"))
    } else {
        Cow::Borrowed(file)
    })
}

/// `file:line:column` for people.
pub(super) fn at(place: &Place) -> String {
    format!("{}:{}:{}", file(&place.file), place.line, place.column)
}

/// A file as people know it.
pub(super) fn file(file: &str) -> Cow<'_, str> {
    if file == "-" { Cow::Borrowed("<stdin>") } else { one_line(file) }
}

/// A path as a URI reference: relative where it was, `file://` where it is absolute.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            uri.extend([byte >> 4, byte & 15].map(hex));
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// Text without characters that would steer a terminal or reorder what is read: manifests are
/// written by others, and a message quotes them.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, steers)
}

/// The same where text must stay on its line: a name, a cell of a table.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    escaped(text, |char| steers(char) || matches!(char, '\n' | '\t'))
}

fn escaped(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        if is_escaped(char) {
            shown.extend(char.escape_default());
        } else {
            shown.push(char);
        }
    }
    Cow::Owned(shown)
}

fn steers(char: char) -> bool {
    let bidi = matches!(char, '\u{061c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (char.is_control() && !matches!(char, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("a b/责任书#1.yaml"), "a%20b/%E8%B4%A3%E4%BB%BB%E4%B9%A6%231.yaml");
        assert_eq!(uri("/tmp/a%.yaml"), "file:///tmp/a%25.yaml");
    }

    #[test]
    fn standard_input_has_no_path() {
        assert_eq!(path("-"), None);
        assert_eq!(path("a.yaml").as_deref(), Some("a.yaml"));
    }

    #[test]
    fn control_characters_are_shown_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(visible("责任\tx\n"), "责任\tx\n");
        assert_eq!(one_line("责任\tx\n\r\u{85}"), "责任\\tx\\n\\r\\u{85}");
    }

    #[test]
    fn a_name_of_a_file_stays_on_its_line() {
        let place = Place { file: "a\nb\u{202e}.yaml".into(), line: 2, column: 3, excerpt: None };
        assert_eq!(at(&place), "a\\nb\\u{202e}.yaml:2:3");
    }
}
