use smol_str::SmolStr;

use super::column::{Column, Head, Sorted};
use super::draft::Content;
use super::known::Known;
use super::parts::{five, joined};
use super::{Department, DepartmentId, Draft, Employee, Id, Index, Letter, Post, Record, Settings, World};
use crate::api::{DepartmentType, Kind};

/// Collects the objects of one namespace and makes a world of them.
///
/// The order of what is added changes nothing, but that of two objects of one kind and name the
/// first stays.
#[derive(Debug, Default)]
pub struct Builder {
    namespace: SmolStr,
    departments: Column<Department>,
    employees: Column<Employee>,
    posts: Column<Post>,
    letters: Column<Letter>,
    records: Column<Record>,
    enterprises: Vec<Deciding>,
}

/// A department of type Enterprise, and what it decides for its namespace, if anything.
#[derive(Debug)]
struct Deciding {
    /// As which of the departments it came in.
    number: u32,
    name: SmolStr,
    settings: Option<Box<Settings>>,
}

impl Builder {
    /// A builder for a namespace.
    #[must_use]
    pub fn new(namespace: impl Into<SmolStr>) -> Self {
        Self { namespace: namespace.into(), ..Self::default() }
    }

    /// Adds an object; `origin` is what the edge finds it by.
    pub fn add(&mut self, origin: u32, draft: Draft) {
        let Draft { name, names, content } = draft;
        let head = Head { name, names, origin };
        match content {
            Content::Department(department, settings) => {
                if settings.is_some() || department.type_ == DepartmentType::Enterprise {
                    self.decides(&head, settings);
                }
                self.departments.add(head, Some(department));
            }
            Content::Employee(employee) => self.employees.add(head, Some(employee)),
            Content::Post(post) => self.posts.add(head, Some(post)),
            Content::Letter(letter) => self.letters.add(head, Some(letter)),
            Content::Record(record) => self.records.add(head, Some(record)),
            Content::Refused(kind, enterprise) => self.refuse(kind, enterprise, head),
        }
    }

    fn refuse(&mut self, kind: Kind, enterprise: bool, head: Head) {
        match kind {
            Kind::Department => {
                if enterprise {
                    self.decides(&head, None);
                }
                self.departments.add(head, None);
            }
            Kind::Employee => self.employees.add(head, None),
            Kind::Post => self.posts.add(head, None),
            Kind::ResponsibilityLetter => self.letters.add(head, None),
            Kind::TrainingRecord => self.records.add(head, None),
        }
    }

    fn decides(&mut self, head: &Head, settings: Option<Box<Settings>>) {
        let number = u32::try_from(self.departments.len()).unwrap_or(u32::MAX);
        self.enterprises.push(Deciding { number, name: head.name.clone(), settings });
    }

    /// The world of everything added.
    #[must_use]
    pub fn build(self) -> World {
        let Self { namespace, departments, employees, posts, letters, records, enterprises } = self;
        let count = departments.len() + employees.len() + posts.len() + letters.len() + records.len();
        let (mut departments, mut employees, mut posts, mut letters, mut records) = five(
            count,
            || departments.sorted(),
            || employees.sorted(),
            || posts.sorted(),
            || letters.sorted(),
            || records.sorted(),
        );
        let twins = [
            &mut departments.twins,
            &mut employees.twins,
            &mut posts.twins,
            &mut letters.twins,
            &mut records.twins,
        ];
        let twins = twins.into_iter().flat_map(std::mem::take).collect();
        let settings = settings(&enterprises, &departments);
        let known = Known::of(&departments, &employees, &posts, &letters, &records);
        let first = numbers([departments.names, employees.names, posts.names, letters.names, records.names]);
        let (departments, employees, posts, letters, records) = five(
            count,
            || departments.resolved(&known, first[0]),
            || employees.resolved(&known, first[1]),
            || posts.resolved(&known, first[2]),
            || letters.resolved(&known, first[3]),
            || records.resolved(&known, first[4]),
        );
        let mut world = World {
            namespace,
            settings,
            twins,
            departments: departments.0,
            employees: employees.0,
            posts: posts.0,
            letters: letters.0,
            records: records.0,
            missing: joined(vec![departments.1, employees.1, posts.1, letters.1, records.1]),
            categories: known.categories(),
            ..World::default()
        };
        world.index = Index::of(&world);
        let departments = (0..world.departments.len()).map(DepartmentId::new);
        world.enterprises =
            departments.filter(|id| world.department(*id).type_ == DepartmentType::Enterprise).collect();
        world
    }
}

// The lowest Enterprise decides; if it was refused, nobody does.
fn settings(enterprises: &[Deciding], departments: &Sorted<Department>) -> Settings {
    let deciding = |number: &u32| enterprises.binary_search_by_key(number, |deciding| deciding.number).ok();
    let lowest = if enterprises.is_empty() { None } else { departments.came.iter().find_map(deciding) };
    let Some(Deciding { name, settings: Some(settings), .. }) = lowest.map(|found| &enterprises[found])
    else {
        return Settings::generic();
    };
    let index = departments.objects.partition_point(|department| department.meta.name < *name);
    Settings { root: Some(DepartmentId::new(index)), ..(**settings).clone() }
}

// The number of the first name that each kind uses, where the names of all are numbered.
fn numbers(names: [u32; 5]) -> [u32; 5] {
    let mut next = 0_u32;
    names.map(|count| {
        let first = next;
        next = next.saturating_add(count);
        first
    })
}
