/// Sixteen bits of a key: keys of different marks are different, so most need not be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Mark(u16);

impl Mark {
    /// The mark of a key: its length, its first and its last byte.
    #[inline]
    pub(in super::super) fn of(key: &str) -> Self {
        let bytes = key.as_bytes();
        let [first, last] = [bytes.first(), bytes.last()].map(|byte| u16::from(byte.copied().unwrap_or(0)));
        #[expect(clippy::cast_possible_truncation, reason = "a part of it does")]
        let length = bytes.len() as u16;
        Self(length ^ (first << 5) ^ (last << 9))
    }
}
