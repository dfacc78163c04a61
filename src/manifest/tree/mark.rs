/// Sixteen bits of a key: keys of different marks are different, so most need not be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Mark(u16);

impl Mark {
    /// The mark of a key: its length, its first and its last byte.
    #[inline]
    pub(in super::super) fn of(key: &str) -> Self {
        Self::of_bytes(key.as_bytes())
    }

    /// The mark of a key, given as its bytes.
    #[inline]
    pub(in super::super) fn of_bytes(bytes: &[u8]) -> Self {
        let [first, last] = [bytes.first(), bytes.last()].map(|byte| u16::from(byte.copied().unwrap_or(0)));
        #[expect(clippy::cast_possible_truncation, reason = "a part of it does")]
        let length = bytes.len() as u16;
        Self(length ^ (first << 5) ^ (last << 9))
    }

    /// One of 64 bits: keys of different bits are different.
    #[inline]
    pub(in super::super) fn bit(self) -> u64 {
        1 << (self.0.wrapping_mul(0x9e37) >> 10)
    }
}
