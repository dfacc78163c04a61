use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::column::Sorted;
use super::linked::Linked;
use super::parts::{five, parts};
use super::{Category, Department, Employee, Id, Letter, Link, Post, Record};

/// What names stand for; the only place that looks names up.
#[derive(Debug)]
pub(super) struct Known {
    /// By kind. No reference leads to a training record.
    objects: [FxHashMap<SmolStr, Object>; 4],
    categories: FxHashMap<SmolStr, Category>,
}

/// What the name of an object stands for.
#[derive(Clone, Copy, Debug)]
enum Object {
    Understood(u32),
    Refused,
}

impl Known {
    /// What the names of a namespace stand for.
    pub(super) fn of(
        departments: &Sorted<Department>,
        employees: &Sorted<Employee>,
        posts: &Sorted<Post>,
        letters: &Sorted<Letter>,
        records: &Sorted<Record>,
    ) -> Self {
        let objects = [&departments.came, &employees.came, &posts.came, &letters.came, &records.came];
        // Letters are named by letters alone, and by few of them.
        let named = letters.objects.iter().any(|letter| letter.supersedes != Link::Absent);
        let (departments, employees, of_posts, letters, categories) = five(
            objects.into_iter().map(Vec::len).sum(),
            || objects_of(departments),
            || objects_of(employees),
            || objects_of(posts),
            || if named { objects_of(letters) } else { FxHashMap::default() },
            || categories(posts, records),
        );
        Self { objects: [departments, employees, of_posts, letters], categories }
    }

    /// What a name leads to; to nothing under this number.
    pub(super) fn link<I: Id>(&self, name: &SmolStr, number: u32) -> Link<I> {
        match self.objects[I::KIND as usize].get(name) {
            Some(Object::Understood(index)) => Link::To(I::new(*index as usize)),
            Some(Object::Refused) => Link::Refused(number),
            None => Link::Missing(number),
        }
    }

    /// A category in use.
    pub(super) fn category(&self, name: &SmolStr) -> Category {
        self.categories[name]
    }

    /// The categories by their numbers.
    pub(super) fn categories(self) -> Vec<SmolStr> {
        let mut categories: Vec<_> = self.categories.into_iter().collect();
        categories.sort_unstable_by_key(|(_, category)| *category);
        categories.into_iter().map(|(name, _)| name).collect()
    }
}

// Refused objects have no number: the numbers are those of the others in order of name.
fn objects_of<T: Linked>(sorted: &Sorted<T>) -> FxHashMap<SmolStr, Object> {
    let understood = (0_u32..).zip(&sorted.objects);
    let understood =
        understood.map(|(number, object)| (object.meta().name.clone(), Object::Understood(number)));
    let refused = sorted.refused.iter().map(|name| (name.clone(), Object::Refused));
    understood.chain(refused).collect()
}

// Numbered in the order in which posts and then records first name them.
fn categories(posts: &Sorted<Post>, records: &Sorted<Record>) -> FxHashMap<SmolStr, Category> {
    let mut categories = FxHashMap::default();
    for name in named(posts).into_iter().chain(named(records)).flatten() {
        let next = Category(u32::try_from(categories.len()).unwrap_or(u32::MAX));
        categories.entry(name.clone()).or_insert(next);
    }
    categories
}

// The categories that the objects of a kind name, each once in each part.
fn named<T: Linked + Sync>(sorted: &Sorted<T>) -> Vec<Vec<&SmolStr>> {
    parts(sorted.objects.len(), |part| {
        let mut known = FxHashSet::default();
        let objects = sorted.objects[part.clone()].iter().zip(&sorted.used[part]);
        let names = objects
            .flat_map(|(object, used)| object.categories().map(|category| &used.names[category.0 as usize]));
        names.filter(|name| known.insert(*name)).collect()
    })
}
