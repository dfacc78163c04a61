//! What the local rules say when they are broken: the schema and `check` use the same words.

/// A period ends before it begins.
pub const PERIOD_INVERTED: &str = "to must not be before from";
/// A certificate ends before it begins.
pub const VALIDITY_INVERTED: &str = "validTo must not be before validFrom";
/// A person left before coming.
pub const SEPARATED_BEFORE_HIRED: &str = "separatedOn must not be before hiredOn";

/// The type of a department changed.
pub const TYPE_IMMUTABLE: &str = "type is immutable: declare another department instead";
/// An Enterprise without `enterprise`.
pub const ENTERPRISE_REQUIRED: &str = "enterprise is required when type is Enterprise";
/// `enterprise` on another type.
pub const ENTERPRISE_ONLY: &str = "enterprise is allowed only when type is Enterprise";
/// An Enterprise below another department.
pub const ENTERPRISE_HAS_NO_PARENT: &str = "an Enterprise has no parentRef";
/// `cooperation` on another type.
pub const COOPERATION_ONLY: &str = "cooperation is allowed only when type is CooperatingUnit";

/// Two changes of a post with one id.
pub const CHANGE_IDS_DIFFER: &str = "the ids of changes must differ";

/// A contract that says neither.
pub const CONTRACT_EMPTY: &str = "a contract needs from, or notApplicableReason alone";
/// A contract that says both.
pub const CONTRACT_EXCLUSIVE: &str =
    "notApplicableReason stands alone: leave out signedOn, from, to and documentDigest";

/// A personal letter without issuer.
pub const ISSUER_REQUIRED: &str = "issuer is required when type is Personal";
/// An issuer on another type.
pub const ISSUER_ONLY: &str = "issuer is allowed only when type is Personal";
/// An issuer that names both or neither.
pub const ISSUER_EXCLUSIVE: &str = "an issuer names exactly one of employeeRef and external";
/// An agreement whose responsible is not a unit.
pub const RESPONSIBLE_UNIT: &str = "the responsible of a CooperatingUnit letter is departmentRef alone";
/// A letter whose responsible is not a person for posts.
pub const RESPONSIBLE_PERSON: &str =
    "the responsible is employeeRef and at least one of postRefs, unless type is CooperatingUnit";
/// The period changed after somebody signed.
pub const PERIOD_SIGNED: &str = "period is immutable after the first signature: issue a new letter";
/// The responsible changed after somebody signed.
pub const RESPONSIBLE_SIGNED: &str = "responsible is immutable after the first signature: issue a new letter";
/// The issuer changed after somebody signed.
pub const ISSUER_SIGNED: &str = "issuer is immutable after the first signature: issue a new letter";
/// The duties changed after somebody signed.
pub const DUTIES_SIGNED: &str = "duties are immutable after the first signature: issue a new letter";
/// A signature was taken back.
pub const SIGNATURES_GROW: &str = "signatures only grow: a signature is never changed or removed";

/// A record of a certificate without one.
pub const CERTIFICATE_REQUIRED: &str = "certificate is required when type is Certificate";
/// A certificate on another type.
pub const CERTIFICATE_ONLY: &str = "certificate is allowed only when type is Certificate";
/// A training without the day of its completion.
pub const COMPLETED_REQUIRED: &str = "completedOn is required unless type is Certificate";
/// A certificate with a day of completion.
pub const COMPLETED_ONLY: &str = "completedOn is not allowed when type is Certificate";
/// A training of levels without level.
pub const LEVEL_REQUIRED: &str = "level is required when type is EntryEducation, Transfer or Return";
/// A level on another type.
pub const LEVEL_ONLY: &str = "level is allowed only when type is EntryEducation, Transfer or Return";
/// A training for a change that names none.
pub const CHANGE_REQUIRED: &str = "changeRef is required when type is NewProcess";
/// A change on another type.
pub const CHANGE_ONLY: &str = "changeRef is allowed only when type is NewProcess";
/// A certificate that stopped counting, nobody knows when.
pub const STATE_SINCE_REQUIRED: &str = "stateSince is required unless state is Active";
/// An active certificate that stopped counting.
pub const STATE_SINCE_ONLY: &str = "stateSince is not allowed when state is Active";
/// A certificate taken out of its record, after which another could be put in.
pub const CERTIFICATE_STAYS: &str = "certificate is immutable once there: it is suspended, revoked or cancelled, and a renewal is a new TrainingRecord";
/// Another certificate under the same name.
pub const CERTIFICATE_IMMUTABLE: &str =
    "category, number, validFrom and validTo are immutable: a renewal is a new TrainingRecord";
