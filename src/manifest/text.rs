//! Bytes to text: UTF-8 and UTF-16, with and without a byte order mark.

use std::ops::Range;

/// Texts larger than this are refused: offsets of nodes are 32 bits wide, and no manifest is.
pub(super) const MAX_BYTES: u64 = 1 << 30;

/// The text of a file, and what of it could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text; U+FFFD stands for what could not be read.
    pub(super) text: String,
    /// Where something could not be read, in bytes of the text, in order; each document reports
    /// the first within it.
    pub(super) broken: Vec<Range<usize>>,
    /// What the file seems to be written in.
    pub(super) encoding: &'static str,
}

/// Makes text of the bytes of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match encoding(&bytes) {
        Encoding::Utf8 => utf8(bytes),
        Encoding::Utf16(unit) => utf16(&bytes, unit),
    }
}

enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
}

/// A mark decides; without one, a zero byte beside an ASCII one at the start gives UTF-16 away.
fn encoding(bytes: &[u8]) -> Encoding {
    match *bytes {
        [0xff, 0xfe, ..] => Encoding::Utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Encoding::Utf16(u16::from_be_bytes),
        [first, 0, third, 0, ..] if first != 0 && third != 0 => Encoding::Utf16(u16::from_le_bytes),
        [0, second, 0, fourth, ..] if second != 0 && fourth != 0 => Encoding::Utf16(u16::from_be_bytes),
        _ => Encoding::Utf8,
    }
}

fn utf8(bytes: Vec<u8>) -> Decoded {
    let (text, broken) = match String::from_utf8(bytes) {
        Ok(text) => (text, Vec::new()),
        Err(error) => lossy(error.as_bytes()),
    };
    Decoded { text, broken, encoding: "UTF-8" }
}

fn lossy(bytes: &[u8]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut broken) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            replace(&mut text, &mut broken);
        }
    }
    (text, broken)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let (mut text, mut broken) = (String::with_capacity(bytes.len()), Vec::new());
    for c in char::decode_utf16(units) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => replace(&mut text, &mut broken),
        }
    }
    if odd {
        replace(&mut text, &mut broken);
    }
    Decoded { text, broken, encoding: "UTF-16" }
}

fn replace(text: &mut String, broken: &mut Vec<Range<usize>>) {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    broken.push(start..text.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn reads_utf16_with_and_without_a_mark() {
        let text = "a: 王 \u{1f600}\n";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let marked = decode(wide(text, bytes, true));
            assert_eq!(marked.text.trim_start_matches('\u{feff}'), text);
            assert_eq!(decode(wide(text, bytes, false)).text, text);
        }
    }

    #[test]
    fn shows_where_bytes_are_no_text() {
        let decoded = decode(b"a: \xff\xfeb\nc: \xe4\xb8".to_vec());
        assert_eq!(decoded.text, "a: \u{fffd}\u{fffd}b\nc: \u{fffd}");
        assert_eq!(decoded.broken, [3..6, 6..9, 14..17]);
        assert_eq!(decode(vec![0xff, 0xfe, 0x61]).broken.len(), 1);
    }
}
