use crate::api::Kind;
use crate::finding::ObjectId;

/// A dense number of one kind of object.
pub trait Id: Copy + Eq + Ord {
    /// The kind.
    const KIND: Kind;
    /// The id of a number.
    fn new(index: usize) -> Self;
    /// The number.
    fn index(self) -> usize;
    /// The same object with its kind as data.
    fn object(self) -> ObjectId {
        ObjectId { kind: Self::KIND, index: u32::try_from(self.index()).unwrap_or(u32::MAX) }
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl Id for $name {
            const KIND: Kind = Kind::$kind;
            fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("a world holds fewer than 2^32 objects of a kind"))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+ };
}

ids! {
    /// A department of a world.
    DepartmentId = Department;
    /// An employee of a world.
    EmployeeId = Employee;
    /// A post of a world.
    PostId = Post;
    /// A responsibility letter of a world.
    LetterId = ResponsibilityLetter;
    /// A training record of a world.
    RecordId = TrainingRecord;
}

/// A certificate category of a world, `family/name` interned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category(pub(crate) u32);

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link<I> {
    /// There is no reference.
    Absent,
    /// An object of this world.
    To(I),
    /// A name that no object bears.
    Missing(u32),
    /// An object that was refused: known by name, its content is not.
    Refused(u32),
}

impl<I: Copy> Link<I> {
    /// The object, if the reference leads to one that was understood.
    pub fn to(self) -> Option<I> {
        match self {
            Self::To(id) => Some(id),
            Self::Absent | Self::Missing(_) | Self::Refused(_) => None,
        }
    }

    /// Whether there is a reference and it leads nowhere.
    pub fn dangles(self) -> bool {
        matches!(self, Self::Missing(_))
    }

    /// Whether there is a reference to something that cannot be judged.
    pub fn unjudged(self) -> bool {
        matches!(self, Self::Missing(_) | Self::Refused(_))
    }
}
