use sha2::{Digest, Sha256};

/// The digest of the duties of a post, as `model.md` defines it: SHA-256 of the duties joined by
/// newlines, UTF-8, no newline at the end.
#[derive(Debug, Default)]
pub struct Duties {
    digest: Sha256,
    any: bool,
}

impl Duties {
    /// Takes the next duty.
    pub fn add(&mut self, duty: &str) {
        if self.any {
            self.digest.update(b"\n");
        }
        self.any = true;
        self.digest.update(duty);
    }

    /// The digest; `None` of no duties.
    #[must_use]
    pub fn digest(self) -> Option<[u8; 32]> {
        self.any.then(|| self.digest.finalize().into())
    }
}

/// The bytes of a digest written as `sha256:` and 64 hex digits; zeros, which equal no digest of
/// anything, for what is written otherwise.
#[must_use]
pub fn digest_bytes(text: &str) -> [u8; 32] {
    let mut bytes = [0_u8; 32];
    let hex = text.strip_prefix("sha256:").unwrap_or("").as_bytes();
    for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
        let text = std::str::from_utf8(pair).unwrap_or("0");
        *byte = u8::from_str_radix(text, 16).unwrap_or(0);
    }
    bytes
}
