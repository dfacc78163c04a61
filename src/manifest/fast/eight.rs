//! Bytes looked at eight at a time, as one number.

const ONES: u64 = u64::from_le_bytes([1; 8]);
const TOPS: u64 = u64::from_le_bytes([0x80; 8]);

/// Moves over bytes of which `ends` finds none, as long as there are eight; fewer are left to the caller,
/// who looks at the byte found too.
///
/// `ends` sets the top bit of every byte that it looks for. It may set that of others behind the first, and
/// that of any byte beyond ASCII.
#[inline]
pub(super) fn skip(bytes: &[u8], mut pos: usize, ends: impl Fn(u64) -> u64) -> usize {
    while let Some(eight) = bytes.get(pos..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let found = ends(word) & !word & TOPS;
        if found != 0 {
            return pos + found.trailing_zeros() as usize / 8;
        }
        pos += 8;
    }
    pos
}

/// Which bytes are this one: for `skip`.
#[inline]
pub(super) fn equal(word: u64, byte: u8) -> u64 {
    // A borrow can only spoil bytes behind the first.
    (word ^ (ONES * u64::from(byte))).wrapping_sub(ONES)
}

/// Which bytes are control characters below the space: for `skip`.
#[inline]
pub(super) fn control(word: u64) -> u64 {
    word.wrapping_sub(ONES * 0x20)
}

/// The bytes with square brackets made curly ones: a bracket and its other shape differ in one bit.
#[inline]
pub(super) fn curly(word: u64) -> u64 {
    word | (ONES * 0x20)
}
