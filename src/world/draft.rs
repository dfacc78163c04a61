use smol_str::SmolStr;

use super::convert::Converter;
use super::{Department, DepartmentId, Employee, Id as _, Letter, Names, Post, Record, Settings};
use crate::api::{DepartmentSpec, DepartmentType, EmployeeSpec, Kind, LetterSpec, PostSpec, RecordSpec};

/// One object in its compact form, before it meets the others of its namespace: it knows them by
/// name only.
///
/// Made once, where an object enters; the wire type ends there.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) name: SmolStr,
    /// What the links and categories of the content are numbers of.
    pub(super) names: Box<[SmolStr]>,
    pub(super) content: Content,
}

/// What a draft says.
#[derive(Clone, Debug)]
pub enum Content {
    /// A department, and what it decides for its namespace if it is the enterprise.
    Department(Department, Option<Box<Settings>>),
    /// An employee.
    Employee(Employee),
    /// A post.
    Post(Post),
    /// A responsibility letter.
    Letter(Letter),
    /// A training record.
    Record(Record),
    /// Nothing that is known, and whether it calls itself a department of type Enterprise.
    Refused(Kind, bool),
}

macro_rules! drafts {
    ($($(#[$doc:meta])* $name:ident, $content:ident, $spec:ty;)+) => { $(
        $(#[$doc])*
        #[must_use]
        pub fn $name(name: SmolStr, spec: $spec) -> Self {
            Self::of(name, |converter, name| Content::$content(converter.$name(name, spec)))
        }
    )+ };
}

impl Draft {
    /// A department; that of an enterprise decides for its namespace.
    #[must_use]
    pub fn department(name: SmolStr, spec: DepartmentSpec) -> Self {
        // The number of the department is known when the world is built.
        let decide = |enterprise| Box::new(Settings::of(DepartmentId::new(0), enterprise));
        let is_root = spec.type_ == DepartmentType::Enterprise;
        let settings = spec.enterprise.as_ref().filter(|_| is_root).map(decide);
        Self::of(name, |converter, name| Content::Department(converter.department(name, spec), settings))
    }

    drafts! {
        /// An employee.
        employee, Employee, EmployeeSpec;
        /// A post.
        post, Post, PostSpec;
        /// A responsibility letter.
        letter, Letter, LetterSpec;
        /// A training record.
        record, Record, RecordSpec;
    }

    /// An object that was refused: known by kind and name, its content is not. `enterprise` says
    /// whether it calls itself a department of type Enterprise.
    #[must_use]
    pub fn refused(kind: Kind, name: SmolStr, enterprise: bool) -> Self {
        Self { name, names: Box::default(), content: Content::Refused(kind, enterprise) }
    }

    fn of(name: SmolStr, content: impl FnOnce(&mut Converter, SmolStr) -> Content) -> Self {
        let mut converter = Converter::default();
        let content = content(&mut converter, name.clone());
        Self::new(name, &mut converter.finish(), content)
    }

    /// An object of which the content is made already, with the names that it uses.
    #[must_use]
    pub fn new(name: SmolStr, names: &mut Names, content: Content) -> Self {
        Self { name, names: names.take(), content }
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.content {
            Content::Department(..) => Kind::Department,
            Content::Employee(_) => Kind::Employee,
            Content::Post(_) => Kind::Post,
            Content::Letter(_) => Kind::ResponsibilityLetter,
            Content::Record(_) => Kind::TrainingRecord,
            Content::Refused(kind, _) => *kind,
        }
    }

    /// `metadata.name`.
    #[must_use]
    pub fn name(&self) -> &SmolStr {
        &self.name
    }

    /// Whether the object was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.content, Content::Refused(..))
    }
}
