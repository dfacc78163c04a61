use super::rollup;
use crate::api::{Date, Kind};
use crate::facts::{Facts, first_held};
use crate::finding::ObjectId;
use crate::world::{EmployeeId, Id, LetterId, PostId, RecordId, World, each};

/// For each object the first later day on which anything in its status can change: the days that
/// its own rules noted, and those of everything its conditions look at.
pub(super) fn until(world: &World, facts: &Facts, own: &[Vec<Date>; 5]) -> [Vec<Date>; 5] {
    let certificates = certificates(world, facts);
    let records = each(world.records.len(), |i| record(world, facts, own, &certificates, RecordId::new(i)));
    let letters = each(world.letters.len(), |i| letter(world, facts, own, LetterId::new(i)));
    let parts = Parts { own, letters: &letters, records: &records };
    let employees = each(world.employees.len(), |i| employee(world, facts, parts, EmployeeId::new(i)));
    let mut posts = each(world.posts.len(), |i| post(facts, own, &employees, PostId::new(i)));
    for (index, department) in world.departments.iter().enumerate() {
        let lead = department.enterprise.as_ref().and_then(|enterprise| enterprise.safety_lead_post.to());
        for named in [department.head_post.to(), lead].into_iter().flatten() {
            posts[named.index()] = posts[named.index()].min(own[Kind::Department as usize][index]);
        }
    }
    let heads = world.departments.iter().zip(&own[Kind::Department as usize]).map(|(department, own)| {
        department.head_post.to().map_or(*own, |head| facts.staff.post_until(head).min(*own))
    });
    let heads = heads.collect();
    let others = [
        (Kind::Employee, &employees),
        (Kind::Post, &posts),
        (Kind::ResponsibilityLetter, &letters),
        (Kind::TrainingRecord, &records),
    ];
    let others = others.into_iter().flat_map(|(kind, days)| {
        (0_u32..).zip(days).map(move |(index, day)| (ObjectId { kind, index }, *day))
    });
    let departments = rollup::earliest(world, facts, heads, others);
    [departments, employees, posts, letters, records]
}

fn own_day(own: &[Vec<Date>; 5], id: impl Id) -> Date {
    let object = id.object();
    own[object.kind as usize][object.index as usize]
}

/// For each person the first day on which any of their certificates stands otherwise.
fn certificates(world: &World, facts: &Facts) -> Vec<Date> {
    let mut until = vec![Date::NEVER; world.employees.len()];
    for (index, record) in world.records.iter().enumerate() {
        if let (Some(person), Some(fact)) =
            (record.employee.to(), facts.certificates.fact(RecordId::new(index)))
        {
            until[person.index()] = until[person.index()].min(fact.until);
        }
    }
    until
}

fn record(world: &World, facts: &Facts, own: &[Vec<Date>; 5], certificates: &[Date], id: RecordId) -> Date {
    let person = world.record(id).employee.to();
    let mut day = own_day(own, id);
    if let Some(fact) = facts.certificates.fact(id) {
        let mut horizon = facts.horizon();
        horizon.nears(fact.end, world.settings.profile.certificates.expiring_soon_days);
        // One that begins or ends later may take its place, or give it back.
        let others = person.map_or(Date::NEVER, |person| certificates[person.index()]);
        day = day.min(fact.until).min(horizon.until()).min(others);
    }
    if let Some(person) = person {
        day = day.min(facts.needs.until(person));
        if !facts.training.blamed(id).is_empty() {
            day = day.min(facts.training.until(person));
        }
    }
    day
}

fn letter(world: &World, facts: &Facts, own: &[Vec<Date>; 5], id: LetterId) -> Date {
    let letter = world.letter(id);
    let mut day = own_day(own, id).min(facts.letters.fact(id).until);
    if let Some(person) = letter.responsible.to() {
        day = day.min(facts.staff.employee_until(person));
    }
    for pair in facts.pairs.of_letter(letter) {
        day = day.min(pair.until);
    }
    if let Some(post) = first_held(letter, &facts.staff).filter(|_| facts.letters.fact(id).in_force()) {
        day = day.min(facts.chains.until(post)).min(facts.lines.until);
    }
    day
}

/// The days of what an employee's status speaks of.
#[derive(Clone, Copy)]
struct Parts<'a> {
    own: &'a [Vec<Date>; 5],
    letters: &'a [Date],
    records: &'a [Date],
}

fn employee(world: &World, facts: &Facts, parts: Parts<'_>, id: EmployeeId) -> Date {
    let mut day = own_day(parts.own, id)
        .min(facts.staff.employee_until(id))
        .min(facts.needs.until(id))
        .min(facts.training.until(id));
    for pair in facts.pairs.of_employee(id) {
        day = day.min(pair.until);
        if let Some(letter) = pair.state.letter() {
            day = day.min(parts.letters[letter.index()]);
        }
    }
    for need in facts.needs.of_employee(id) {
        if let Some(record) = need.outcome.record() {
            day = day.min(parts.records[record.index()]);
        }
    }
    for id in world.index.records_of.of(id) {
        if !facts.training.blamed(*id).is_empty() {
            day = day.min(parts.records[id.index()]);
        }
    }
    day
}

fn post(facts: &Facts, own: &[Vec<Date>; 5], employees: &[Date], id: PostId) -> Date {
    let mut day = own_day(own, id)
        .min(facts.staff.post_until(id))
        .min(facts.chains.level_until(id))
        .min(facts.lines.until);
    for holding in facts.staff.of_post(id) {
        day = day.min(employees[holding.employee.index()]);
    }
    day
}
