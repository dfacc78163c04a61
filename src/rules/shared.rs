use std::collections::hash_map::Entry;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::api::{Date, Role};
use crate::facts::{CertState, Facts};
use crate::world::{EmployeeId, Id, RecordId, World, both, each};

/// The category that makes a registered safety engineer (`rules.yaml`, SP119).
const ENGINEER: &str = "professional/registered-safety-engineer";

/// How many namesakes a finding lists; a thousand people with one number need no million names.
const LISTED: usize = 50;

/// What rules look up across a whole world, each found in one pass.
#[derive(Debug)]
pub(crate) struct Shared {
    /// For each employee, the others with the same number.
    pub(crate) number_twins: Vec<Box<[EmployeeId]>>,
    /// For each record, records of other people with a certificate of the same family and number.
    pub(crate) certificate_twins: Vec<Box<[RecordId]>>,
    /// The present holders of safety managers' posts, and whether each is full-time.
    pub(crate) managers: Vec<(EmployeeId, bool)>,
    /// Whether a safety institution has staff.
    pub(crate) institution: bool,
    /// When the staff of the enterprise changes next.
    pub(crate) staff_until: Date,
    /// Whether somebody at work is a registered safety engineer.
    pub(crate) engineer: bool,
    /// When that changes next.
    pub(crate) engineer_until: Date,
}

impl Shared {
    /// What rules share about a world.
    pub(crate) fn of(world: &World, facts: &Facts) -> Self {
        let (engineer, engineer_until) = engineer(world, facts);
        let employees = (0..world.employees.len()).map(EmployeeId::new);
        let (certificate_twins, number_twins) =
            both(world.len(), || certificate_twins(world), || number_twins(world));
        Self {
            number_twins,
            certificate_twins,
            managers: managers(world, facts),
            institution: institution(world, facts),
            staff_until: employees.map(|id| facts.staff.employee_until(id)).min().unwrap_or(Date::NEVER),
            engineer,
            engineer_until,
        }
    }
}

fn number_twins(world: &World) -> Vec<Box<[EmployeeId]>> {
    let number = |id: EmployeeId| Some(world.employee(id).number.as_str());
    let namesakes = namesakes(world.employees.len(), number);
    each(world.employees.len(), |index| {
        let id = EmployeeId::new(index);
        let all = number(id).and_then(|number| namesakes.get(number)).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|other| *other != id).take(LISTED).collect()
    })
}

fn certificate_twins(world: &World) -> Vec<Box<[RecordId]>> {
    let key = |id: RecordId| {
        let certificate = world.record(id).certificate.as_ref()?;
        let family = crate::facts::family(world.category(certificate.category));
        Some((family, certificate.number.as_ref()?))
    };
    let mut namesakes = namesakes(world.records.len(), key);
    let person = |id: RecordId| world.target(world.record(id).employee);
    namesakes.retain(|_, all| all.iter().any(|id| person(*id) != person(all[0])));
    each(world.records.len(), |index| -> Box<[RecordId]> {
        let id = RecordId::new(index);
        let all = key(id).and_then(|key| namesakes.get(&key)).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|other| person(*other) != person(id)).take(LISTED).collect()
    })
}

// Those of so many that share a key with another, by key.
fn namesakes<K: Copy + Eq + Hash, I: Id>(count: usize, key: impl Fn(I) -> Option<K>) -> FxHashMap<K, Vec<I>> {
    let (mut first, mut all) = (FxHashMap::default(), FxHashMap::default());
    for id in (0..count).map(I::new) {
        let Some(key) = key(id) else { continue };
        match first.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(id);
            }
            // Few share a key, and only theirs need a list.
            Entry::Occupied(entry) => {
                all.entry(key).or_insert_with(|| vec![*entry.get()]).push(id);
            }
        }
    }
    all
}

// Full-time is who holds nothing but full-time posts of safety managers and the safety lead.
fn managers(world: &World, facts: &Facts) -> Vec<(EmployeeId, bool)> {
    let employees = (0..world.employees.len()).map(EmployeeId::new);
    let managers = employees.filter_map(|id| {
        let held = facts.staff.of_employee(id);
        let manages = held.iter().any(|h| h.present && world.post(h.post).role == Role::SafetyManager);
        let safety = |role| matches!(role, Role::SafetyManager | Role::SafetyLead);
        let full_time =
            held.iter().map(|h| world.post(h.post)).all(|post| post.full_time && safety(post.role));
        manages.then_some((id, full_time))
    });
    managers.collect()
}

fn institution(world: &World, facts: &Facts) -> bool {
    let mut staffed = vec![false; world.departments.len()];
    for holding in &facts.staff.holdings {
        if let Some(department) = world.post(holding.post).department.to() {
            staffed[department.index()] = true;
        }
    }
    let staffed = facts.tree.roll_up(staffed, |above, below| *above |= *below);
    world
        .departments
        .iter()
        .zip(staffed)
        .any(|(department, staffed)| department.safety_institution && staffed)
}

fn engineer(world: &World, facts: &Facts) -> (bool, Date) {
    let (mut found, mut until) = (false, Date::NEVER);
    for (index, record) in world.records.iter().enumerate() {
        let Some(certificate) = record.certificate.as_ref() else { continue };
        if world.category(certificate.category) != ENGINEER {
            continue;
        }
        let (Some(person), Some(fact)) =
            (record.employee.to(), facts.certificates.fact(RecordId::new(index)))
        else {
            continue;
        };
        until = until.min(fact.until).min(facts.staff.employee_until(person));
        found |= fact.state == CertState::Valid && facts.staff.active(person);
    }
    (found, until)
}
