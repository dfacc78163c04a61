use crate::api::{Date, Kind, Severity};
use crate::facts::Facts;
use crate::finding::{Finding, ObjectId};
use crate::profile::Profile;
use crate::rules::{self, Check, Judge, Rule, Shared};
use crate::world::{
    Csr, DepartmentId, EmployeeId, Id, LetterId, PostId, RecordId, World, joined, parts, sort,
};

/// A rule as this enterprise grades it.
struct Graded {
    rule: &'static Rule,
    severity: Severity,
    check: Check,
}

/// Asks every rule of every object: the findings in their order, and for each object the first
/// later day on which a rule would answer otherwise. A large namespace keeps all cores busy.
pub(super) fn judge(world: &World, facts: &Facts) -> (Vec<Finding>, [Vec<Date>; 5]) {
    let shared = Shared::of(world, facts);
    let mut findings = Vec::new();
    let until = Kind::ALL.map(|kind| {
        let graded = graded(kind, &world.settings.profile);
        let judged = parts(world.count(kind), |objects| {
            let mut findings = Vec::new();
            let ask = |index| ask(world, facts, &shared, object(kind, index), &graded, &mut findings);
            let until: Vec<Date> = objects.map(ask).collect();
            (findings, until)
        });
        let (found, until): (Vec<Vec<Finding>>, Vec<_>) = judged.into_iter().unzip();
        findings.reserve_exact(found.iter().map(Vec::len).sum());
        for mut part in found {
            findings.append(&mut part);
        }
        joined(until)
    });
    sort(&mut findings, order);
    findings.dedup_by(|later, first| order(later, first).is_eq());
    (findings, until)
}

// A world of more objects than a u32 counts does not fit into memory.
fn object(kind: Kind, index: usize) -> ObjectId {
    ObjectId { kind, index: u32::try_from(index).unwrap_or(u32::MAX) }
}

fn graded(kind: Kind, profile: &Profile) -> Vec<Graded> {
    let mut graded = Vec::new();
    for rule in rules::all() {
        let patch = profile.rules.get(rule.code.to_string().as_str());
        if patch.is_some_and(|patch| patch.enabled == Some(false)) {
            continue;
        }
        let severity = patch.and_then(|patch| patch.severity).unwrap_or(rule.severity);
        let checks = rule.checks.iter().filter(|check| check.kind() == kind);
        graded.extend(checks.map(|check| Graded { rule, severity, check: *check }));
    }
    graded
}

fn ask(
    world: &World,
    facts: &Facts,
    shared: &Shared,
    object: ObjectId,
    graded: &[Graded],
    findings: &mut Vec<Finding>,
) -> Date {
    let mut horizon = facts.horizon();
    let waivers = &world.meta(object).waivers;
    for Graded { rule, severity, check } in graded {
        let mut waived = false;
        for waiver in waivers.iter().filter(|waiver| waiver.code == rule.code) {
            waived |= !horizon.passed(waiver.until);
        }
        let severity = *severity;
        let mut judge = Judge { world, facts, shared, horizon, object, rule, severity, waived, findings };
        let index = object.index as usize;
        match check {
            Check::Department(check) => check(&mut judge, DepartmentId::new(index)),
            Check::Employee(check) => check(&mut judge, EmployeeId::new(index)),
            Check::Post(check) => check(&mut judge, PostId::new(index)),
            Check::Letter(check) => check(&mut judge, LetterId::new(index)),
            Check::Record(check) => check(&mut judge, RecordId::new(index)),
        }
        horizon = judge.horizon;
    }
    horizon.until()
}

// Objects are numbered by name, so their order is that of their names.
fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    let key = |f: &Finding| (f.severity, f.code, f.object, f.reason);
    key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
}

/// The numbers of the findings on each object, by kind.
pub(super) fn by_object(world: &World, findings: &[Finding]) -> [Csr<u32>; 5] {
    Kind::ALL.map(|kind| {
        let own = (0_u32..).zip(findings).filter(|(_, finding)| finding.object.kind == kind);
        Csr::group(world.count(kind), own.map(|(number, finding)| (finding.object.index as usize, number)))
    })
}
