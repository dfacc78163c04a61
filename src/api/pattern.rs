//! The patterns of texts in manifests. They end in `$` and start with `^`, so both ends are held.

/// A DNS-1123 subdomain: the name of an object.
pub const NAME: &str = r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
/// A certificate category: family, slash, name.
pub const CATEGORY: &str = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
/// A DNS-1123 label: a profile, a family of certificates.
pub const LABEL: &str = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
/// The code of a rule.
pub const RULE: &str = "^SP[0-9]{3}$";
/// A SHA-256 digest.
pub const DIGEST: &str = "^sha256:[0-9a-f]{64}$";
/// A calendar date.
pub const DATE: &str = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$";
/// An IANA time zone name.
pub const TIME_ZONE: &str = "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$";
