use super::certificates::family;
use super::{CertState, Certificates, Horizon, Staff};
use crate::api::{Date, Role};
use crate::world::{Category, Csr, EmployeeId, Id, PostId, RecordId, World};

/// Which certificates today's holders need, and which record answers.
#[derive(Debug)]
pub(crate) struct Needs {
    /// All needs, by employee, then post, then requirement.
    pub(crate) all: Csr<Need>,
    of_record: Csr<u32>,
    until: Vec<Date>,
}

/// One requirement of a post that a present holder must meet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    /// Who.
    pub(crate) employee: EmployeeId,
    /// For which post.
    pub(crate) post: PostId,
    /// Since when the post is held.
    pub(crate) from: Date,
    /// What is asked.
    pub(crate) asked: Asked,
    /// How it is met.
    pub(crate) outcome: Outcome,
}

impl Need {
    /// Whether a certificate of this category would meet it.
    pub(crate) fn accepts(&self, world: &World, category: Category) -> bool {
        let post = world.post(self.post);
        match self.asked {
            Asked::Requirement(number) => post.requirements[number as usize].contains(&category),
            Asked::Role(_) => {
                let asked = world.settings.profile.qualification.category(post.role);
                asked.is_some_and(|asked| asked == world.category(category))
            }
        }
    }
}

/// What a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// An entry of the post's `requiredCertificates`.
    Requirement(u32),
    /// The qualification of the post's role, due after this day.
    Role(Date),
}

/// How a need is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// By this valid record.
    Met(RecordId),
    /// The time for the qualification still runs.
    Grace,
    /// By no record at all.
    Missing,
    /// By no record, but the person has this valid one of the same family.
    Mismatch(RecordId),
    /// Not: this record is the best, and not valid.
    Blamed(RecordId),
}

impl Outcome {
    /// The record that answers, well or badly.
    pub(crate) fn record(self) -> Option<RecordId> {
        match self {
            Self::Met(record) | Self::Blamed(record) => Some(record),
            Self::Grace | Self::Missing | Self::Mismatch(_) => None,
        }
    }
}

impl Needs {
    /// The needs of a world today.
    pub(crate) fn of(world: &World, staff: &Staff, certificates: &Certificates, today: Date) -> Self {
        let roles = Roles::of(world);
        let (all, until) = Csr::listed(world.employees.len(), |index, needs| {
            let id = EmployeeId::new(index);
            let mut horizon = Horizon::new(today);
            horizon.merge(staff.employee_until(id));
            let asker = Asker { world, certificates, employee: id };
            for holding in staff.of_employee(id).iter().filter(|holding| holding.present) {
                asker.ask(holding.post, holding.from, &roles, &mut horizon, needs);
            }
            horizon.until()
        });
        let answered = (0_u32..)
            .zip(all.items())
            .filter_map(|(n, need): (u32, &Need)| need.outcome.record().map(|r| (r.index(), n)));
        let of_record = Csr::group(world.records.len(), answered);
        Self { all, of_record, until }
    }

    /// What an employee needs.
    pub(crate) fn of_employee(&self, employee: EmployeeId) -> &[Need] {
        self.all.of(employee)
    }

    /// The needs that a record answers, well or badly.
    pub(crate) fn of_record(&self, record: RecordId) -> impl Iterator<Item = &Need> + Clone {
        self.of_record.of(record).iter().map(|number| &self.all.items()[*number as usize])
    }

    /// When the answers about an employee's needs change next.
    pub(crate) fn until(&self, employee: EmployeeId) -> Date {
        self.until[employee.index()]
    }

    /// The categories that would meet a need, joined by `|`.
    pub(crate) fn categories(world: &World, need: &Need) -> String {
        let post = &world.posts[need.post.index()];
        match need.asked {
            Asked::Requirement(number) => {
                let any_of = post.requirements[number as usize].iter();
                any_of.map(|category| world.category(*category)).collect::<Vec<_>>().join("|")
            }
            Asked::Role(_) => world
                .settings
                .profile
                .qualification
                .category(post.role)
                .map(ToString::to_string)
                .unwrap_or_default(),
        }
    }
}

/// The qualification that each role needs: its category, as far as any record or post has it.
#[allow(clippy::option_option, reason = "no qualification asked is not one that nobody has")]
struct Roles([Option<Option<Category>>; 7]);

impl Roles {
    fn of(world: &World) -> Self {
        let mut roles = [None; 7];
        for role in [Role::Principal, Role::SafetyLead, Role::SafetyManager] {
            roles[role as usize] = world.settings.profile.qualification.category(role).map(|name| {
                let number = world.categories.iter().position(|known| known == name)?;
                Some(Category(u32::try_from(number).ok()?))
            });
        }
        Self(roles)
    }
}

struct Asker<'a> {
    world: &'a World,
    certificates: &'a Certificates,
    employee: EmployeeId,
}

impl Asker<'_> {
    fn ask(&self, post: PostId, from: Date, roles: &Roles, horizon: &mut Horizon, needs: &mut Vec<Need>) {
        let requirements = &self.world.posts[post.index()].requirements;
        for (number, any_of) in (0_u32..).zip(requirements) {
            let outcome = self.outcome(any_of, true, horizon);
            let asked = Asked::Requirement(number);
            needs.push(Need { employee: self.employee, post, from, asked, outcome });
        }
        if let Some(category) = roles.0[self.world.posts[post.index()].role as usize] {
            let due = from.plus_months(self.world.settings.profile.qualification.grace_months);
            let outcome = if horizon.passed(due) {
                self.outcome(category.as_slice(), false, horizon)
            } else {
                Outcome::Grace
            };
            needs.push(Need { employee: self.employee, post, from, asked: Asked::Role(due), outcome });
        }
    }

    fn outcome(&self, any_of: &[Category], mismatch: bool, horizon: &mut Horizon) -> Outcome {
        let mut valid: Option<(Date, RecordId)> = None;
        let mut blamed: Option<((Date, Date), RecordId)> = None;
        for (id, category, starts) in self.certificates() {
            let Some(fact) = self.certificates.fact(id).filter(|_| any_of.contains(&category)) else {
                continue;
            };
            horizon.merge(fact.until);
            // Records come in order of name, so the lowest stays where all else is equal.
            if fact.state == CertState::Valid && valid.is_none_or(|(end, _)| fact.end > end) {
                valid = Some((fact.end, id));
            }
            if blamed.is_none_or(|(rank, _)| (fact.end, starts) > rank) {
                blamed = Some(((fact.end, starts), id));
            }
        }
        match (valid, blamed) {
            (Some((_, record)), _) => Outcome::Met(record),
            (None, Some((_, record))) => Outcome::Blamed(record),
            (None, None) if mismatch => {
                self.relative(any_of, horizon).map_or(Outcome::Missing, Outcome::Mismatch)
            }
            (None, None) => Outcome::Missing,
        }
    }

    // A valid certificate of the same family and another category.
    fn relative(&self, any_of: &[Category], horizon: &mut Horizon) -> Option<RecordId> {
        let families: Vec<_> = any_of.iter().map(|category| family(self.world.category(*category))).collect();
        let mut found = None;
        for (id, category, _) in self.certificates() {
            let Some(fact) = self.certificates.fact(id) else { continue };
            if families.contains(&family(self.world.category(category))) {
                horizon.merge(fact.until);
                found = found.or((fact.state == CertState::Valid).then_some(id));
            }
        }
        found
    }

    fn certificates(&self) -> impl Iterator<Item = (RecordId, Category, Date)> + '_ {
        self.world.index.records_of.of(self.employee).iter().filter_map(|id| {
            let certificate = self.world.records[id.index()].certificate.as_ref()?;
            Some((*id, certificate.category, certificate.valid_from))
        })
    }
}
