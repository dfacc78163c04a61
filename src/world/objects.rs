use smol_str::SmolStr;

use super::{Category, DepartmentId, EmployeeId, LetterId, Link, PostId};
use crate::api::{
    AssessmentResult, AssignmentMode, CertificateState, Date, DepartmentType, EmploymentType, Industry,
    LetterType, Level, Party, RecordType, Role,
};
use crate::finding::Code;

/// What every object has.
#[derive(Clone, Debug)]
pub struct Meta {
    /// `metadata.name`.
    pub name: SmolStr,
    /// What the edge gave the object to find it again.
    pub origin: u32,
    /// Exceptions from rules.
    pub waivers: Box<[Waiver]>,
}

/// An exception from one rule.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The rule.
    pub code: Code,
    /// The last day on which it holds.
    pub until: Date,
    /// Who approved it.
    pub approved_by: Link<EmployeeId>,
}

/// Days from the first to the last, both inclusive; an open end is [`Date::NEVER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Span {
    /// Whether the day lies within.
    #[must_use]
    pub fn covers(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether there is no last day.
    #[must_use]
    pub fn open(self) -> bool {
        self.to == Date::NEVER
    }
}

/// A unit of the organisation.
#[derive(Clone, Debug)]
pub struct Department {
    /// Name, waivers, origin.
    pub meta: Meta,
    /// What kind of unit.
    pub type_: DepartmentType,
    /// The department above.
    pub parent: Link<DepartmentId>,
    /// The post that answers for it.
    pub head_post: Link<PostId>,
    /// Whether it is the safety institution.
    pub safety_institution: bool,
    /// Its safety committee.
    pub committee: Option<Box<Committee>>,
    /// A cooperating unit's time on site.
    pub cooperation: Option<Span>,
    /// What only an enterprise has.
    pub enterprise: Option<Box<Enterprise>>,
}

/// A safety committee.
#[derive(Clone, Debug)]
pub struct Committee {
    /// Who chairs it.
    pub chair: Link<EmployeeId>,
    /// Who else belongs to it, in the order of the manifest.
    pub members: Box<[Link<EmployeeId>]>,
    /// When it was established.
    pub established_on: Date,
    /// When it last met.
    pub last_meeting_on: Option<Date>,
}

/// What only an enterprise has.
#[derive(Clone, Debug)]
pub struct Enterprise {
    /// The legal representative.
    pub legal_representative: Link<EmployeeId>,
    /// The post of the person in charge of safety.
    pub safety_lead_post: Link<PostId>,
    /// The industry.
    pub industry: Industry,
    /// Staff count where only part of the staff is kept here.
    pub declared_headcount: i64,
}

/// A post.
#[derive(Clone, Debug)]
pub struct Post {
    /// Name, waivers, origin.
    pub meta: Meta,
    /// The department it belongs to.
    pub department: Link<DepartmentId>,
    /// Its role.
    pub role: Role,
    /// How many people hold it.
    pub headcount: u32,
    /// Whether it is full-time.
    pub full_time: bool,
    /// The digest of its duties; `None` without duties.
    pub duties: Option<[u8; 32]>,
    /// Whether it has assessment criteria.
    pub has_criteria: bool,
    /// Whether it is a special operation.
    pub special_operation: bool,
    /// Certificate requirements, each met by any of its categories.
    pub requirements: Box<[Box<[Category]>]>,
    /// A superior other than the default one.
    pub reports_to: Link<PostId>,
    /// Changes that holders must be trained for.
    pub changes: Box<[Change]>,
}

/// SHA-256 of the empty text: the digest of no duties.
const NO_DUTIES: [u8; 32] = [
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27,
    0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
];

impl Post {
    /// The digest of its duties as `model.md` defines it, also of none.
    #[must_use]
    pub fn duties_digest(&self) -> [u8; 32] {
        self.duties.unwrap_or(NO_DUTIES)
    }
}

/// A change of a post.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its name within the post.
    pub id: SmolStr,
    /// The day it took effect.
    pub effective_on: Date,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Employee {
    /// Name, waivers, origin.
    pub meta: Meta,
    /// The number in the personnel system.
    pub number: SmolStr,
    /// How the person is employed.
    pub employment: EmploymentType,
    /// The home department.
    pub department: Link<DepartmentId>,
    /// From the first to the last working day.
    pub employed: Span,
    /// Posts held, in the order of the manifest.
    pub assignments: Box<[Assignment]>,
    /// Absences, in the order of the manifest.
    pub absences: Box<[Span]>,
    /// The labour contract.
    pub contract: Contract,
}

/// One post held for a time.
#[derive(Clone, Copy, Debug)]
pub struct Assignment {
    /// The post.
    pub post: Link<PostId>,
    /// From the first to the last day.
    pub span: Span,
    /// How it is held.
    pub mode: AssignmentMode,
}

impl Assignment {
    /// Whether it makes a holder: a trainee holds nothing yet.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.mode != AssignmentMode::Trainee
    }
}

/// The labour contract.
#[derive(Clone, Copy, Debug)]
pub enum Contract {
    /// None is recorded.
    Missing,
    /// None applies, for a reason given.
    NotApplicable,
    /// One is recorded.
    Recorded {
        /// When it was signed.
        signed_on: Option<Date>,
        /// Its days.
        span: Span,
    },
}

/// A responsibility letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Name, waivers, origin.
    pub meta: Meta,
    /// What kind of letter.
    pub type_: LetterType,
    /// The days for which it holds.
    pub period: Span,
    /// Who issues it.
    pub issuer: Issuer,
    /// The person who takes the responsibility.
    pub responsible: Link<EmployeeId>,
    /// The posts it covers, in the order of the manifest.
    pub posts: Box<[Link<PostId>]>,
    /// The cooperating unit.
    pub unit: Link<DepartmentId>,
    /// Whether it names duties of its own.
    pub has_duties: bool,
    /// The digest of the post's duties at signing.
    pub duties_digest: Option<Box<[u8; 32]>>,
    /// Signatures, in the order of the manifest.
    pub signatures: Box<[Signature]>,
    /// The day from which it no longer holds; [`Date::NEVER`] if not revoked.
    pub revoked_on: Date,
    /// The letter it replaces.
    pub supersedes: Link<LetterId>,
}

/// Who issues a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// Nobody: a commitment or an agreement.
    Nobody,
    /// A person of the enterprise.
    Employee(Link<EmployeeId>),
    /// Somebody outside.
    External,
}

/// A signature.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// For which side.
    pub party: Party,
    /// By whom.
    pub by: Link<EmployeeId>,
    /// On which day.
    pub on: Date,
    /// Whether there is a digest of its evidence.
    pub evidence: bool,
}

/// A training record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Name, waivers, origin.
    pub meta: Meta,
    /// The person.
    pub employee: Link<EmployeeId>,
    /// What kind of record.
    pub type_: RecordType,
    /// The level.
    pub level: Option<Level>,
    /// Where it was given.
    pub department: Link<DepartmentId>,
    /// The change it was given for.
    pub change: Option<SmolStr>,
    /// The day it was completed.
    pub completed_on: Option<Date>,
    /// Class hours.
    pub hours: i64,
    /// The outcome of the examination; `None` if there was none.
    pub result: Option<AssessmentResult>,
    /// Who examined.
    pub assessor: Link<EmployeeId>,
    /// The certificate.
    pub certificate: Option<Box<Certificate>>,
    /// Whether there is a digest of the evidence.
    pub evidence: bool,
}

impl Record {
    /// Whether the examination was passed or none was asked.
    #[must_use]
    pub fn passed(&self) -> bool {
        matches!(self.result, None | Some(AssessmentResult::Passed | AssessmentResult::Exempt))
    }
}

/// A certificate.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The category.
    pub category: Category,
    /// The number.
    pub number: Option<SmolStr>,
    /// First day.
    pub valid_from: Date,
    /// Last day, where the certificate says.
    pub valid_to: Option<Date>,
    /// The day the next review is due.
    pub review_due_on: Option<Date>,
    /// Whether it stands.
    pub state: CertificateState,
    /// Since when it no longer stands.
    pub state_since: Option<Date>,
}
