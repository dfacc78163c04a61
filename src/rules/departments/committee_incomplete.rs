use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Committee, DepartmentId, EmployeeId};

/// `SP116 committee-incomplete`.
pub(crate) static RULE: Rule = Rule {
    code: Code(116),
    name: "committee-incomplete",
    summary: "the safety committee has the wrong chair, members who left, or too few of them",
    kinds: &[Kind::Department],
    condition: "LeadershipEstablished",
    reasons: &["ChairNotHead", "MemberInactive", "TooFewMembers"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Reissue the membership document and update memberRefs.",
    reference: "SAWS [2015] 27 no.3 (chairman or GM chairs); Shanghai Art.16 para 2 (composition)",
    seed: "s18 responsible for organizing, researching and deploying",
    page: include_str!("committee_incomplete.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let Some(committee) = &judge.world.department(id).committee else { return };
    chair(judge, id, committee);
    let mut people: Vec<EmployeeId> = std::iter::once(committee.chair)
        .chain(committee.members.iter().copied())
        .filter_map(crate::world::Link::to)
        .collect();
    people.sort_unstable();
    people.dedup();
    for person in &people {
        judge.horizon.merge(judge.facts.staff.employee_until(*person));
    }
    let (active, gone): (Vec<EmployeeId>, Vec<EmployeeId>) =
        people.into_iter().partition(|person| judge.facts.staff.active(*person));
    for person in gone {
        inactive(judge, committee, person);
    }
    size(judge, committee, active.len());
}

fn chair(judge: &mut Judge<'_>, id: DepartmentId, committee: &Committee) {
    let world = judge.world;
    let Some(chair) = committee.chair.to() else { return };
    judge.horizon.merge(judge.facts.staff.employee_until(chair));
    let root = world.settings.root.and_then(|root| world.department(root).enterprise.as_deref());
    let represents = root.and_then(|root| root.legal_representative.to()) == Some(chair);
    let head = world.department(id).head_post;
    let heads = head.to().is_some_and(|post| judge.facts.staff.holds(chair, post));
    if !represents && !heads && !head.unjudged() {
        let name = judge.name(chair);
        let message = format!(
            "committee chair {name} is neither the legal representative nor a holder of the head post of {}",
            judge.name(id)
        );
        judge.report(Draft::new("ChairNotHead", "spec.committee.chairRef", message).subject(name));
    }
}

fn inactive(judge: &mut Judge<'_>, committee: &Committee, person: EmployeeId) {
    let name = judge.name(person);
    let to = judge.world.employee(person).employed.to;
    let message = if judge.horizon.passed(to) {
        format!("committee member {name} left on {to}")
    } else {
        format!("committee member {name} does not work for the enterprise yet")
    };
    let number = committee.members.iter().position(|member| member.to() == Some(person));
    let field = number.map_or_else(
        || "spec.committee.chairRef".to_owned(),
        |number| format!("spec.committee.memberRefs[{number}]"),
    );
    judge.report(Draft::new("MemberInactive", field, message).subject(name).related(
        person,
        "spec.separatedOn",
        "the person is declared here",
    ));
}

// A name that cannot be judged may well be an active person.
fn size(judge: &mut Judge<'_>, committee: &Committee, active: usize) {
    let unknown = committee.members.iter().filter(|member| member.unjudged()).count()
        + usize::from(committee.chair.unjudged());
    let least = usize::try_from(judge.profile().committee.min_members).unwrap_or(0);
    if active + unknown < least {
        let message =
            format!("the committee has {active} active members, the chair included; {least} are required");
        judge.report(Draft::new("TooFewMembers", "spec.committee.memberRefs", message));
    }
}
