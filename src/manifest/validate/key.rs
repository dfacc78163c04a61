/// A key that is looked for in a text: its first and its last eight bytes are compared as numbers.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Key {
    head: u64,
    /// The bytes of the head that count, where the key has fewer than eight.
    mask: u64,
    tail: u64,
}

impl Key {
    /// The key that is written so.
    pub(super) fn of(key: &str) -> Self {
        let bytes = key.as_bytes();
        let (length, mut head) = (bytes.len().min(8), [0; 8]);
        head[..length].copy_from_slice(&bytes[..length]);
        let mask = if length == 8 { u64::MAX } else { (1 << (length * 8)) - 1 };
        let tail = bytes.last_chunk().map_or(0, |tail| u64::from_le_bytes(*tail));
        Self { head: u64::from_le_bytes(head), mask, tail }
    }

    /// Whether a text that goes on with eight bytes may go on with the key.
    #[inline]
    pub(in super::super) fn may_be(self, eight: u64) -> bool {
        eight & self.mask == self.head
    }

    /// Whether bytes as many as the key, which it may be by its first eight, are the key.
    #[inline]
    pub(in super::super) fn is(self, key: &str, bytes: &[u8]) -> bool {
        match bytes.last_chunk() {
            // The two ends meet.
            Some(tail) if key.len() <= 16 => u64::from_le_bytes(*tail) == self.tail,
            Some(_) => bytes == key.as_bytes(),
            None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn only_the_key_itself_is_the_key() {
        for key in ["to", "headcount", "12345678", "requiredCertificates", "1234567890123456"] {
            for text in [
                "to",
                "tu",
                "headcount",
                "headcOunt",
                "12345678",
                "12345679",
                "requiredCertificates",
                "requiredXertificates",
                "1234567890123456",
                "1234567X90123456",
            ] {
                let mut eight = [b' '; 8];
                let length = text.len().min(8);
                eight[..length].copy_from_slice(&text.as_bytes()[..length]);
                let same = text.len() == key.len()
                    && Key::of(key).may_be(u64::from_le_bytes(eight))
                    && Key::of(key).is(key, text.as_bytes());
                assert_eq!(same, text == key, "{text} for {key}");
            }
        }
    }
}
