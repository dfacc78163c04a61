use crate::api::{Kind, Severity};
use crate::facts::Phase;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Assignment, EmployeeId, Id, LetterId, Link, PostId};

/// `SP404 letter-for-post-not-held`.
pub(crate) static RULE: Rule = Rule {
    code: Code(404),
    name: "letter-for-post-not-held",
    summary: "a letter names a post that the person does not hold",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["PostNotHeld", "ResponsibleSeparated"],
    severity: Severity::Low,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Revoke the letter (revokedOn) and issue one for the new post.",
    reference: "design",
    seed: "s15, s31 transferred",
    page: include_str!("letter_for_post_not_held.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    let letter = judge.world.letter(id);
    let Link::To(person) = letter.responsible else { return };
    if !fact.in_period() {
        return;
    }
    judge.horizon.merge(judge.facts.staff.employee_until(person));
    if judge.facts.staff.phase[person.index()] == Phase::Separated {
        separated(judge, id, person);
        return;
    }
    for (number, post) in letter.posts.iter().enumerate() {
        if let Link::To(post) = *post {
            not_held(judge, id, person, number, post);
        }
    }
}

fn separated(judge: &mut Judge<'_>, id: LetterId, person: EmployeeId) {
    let name = judge.name(person);
    let left = judge.world.employee(person).employed.to;
    let message = format!("letter {} binds {name}, who left on {left}", judge.name(id));
    judge.report(
        Draft::new("ResponsibleSeparated", "spec.responsible.employeeRef", message).subject(name).related(
            person,
            "spec.separatedOn",
            "the person left here",
        ),
    );
}

fn not_held(judge: &mut Judge<'_>, id: LetterId, person: EmployeeId, number: usize, post: PostId) {
    let employee = judge.world.employee(person);
    let mut own = employee.assignments.iter().filter(|a| a.holds() && a.post == Link::To(post));
    // Nobody holds a post before being hired or after having left.
    let held =
        |a: &Assignment| (a.span.from.max(employee.employed.from), a.span.to.min(employee.employed.to));
    let mut to_be = own.clone().map(held).filter(|(from, to)| from <= to);
    let later = to_be.any(|(from, _)| !judge.horizon.reached(from));
    if later || judge.facts.staff.holds(person, post) {
        return;
    }
    let (name, post_name) = (judge.name(person), judge.name(post));
    let last = own.by_ref().map(|assignment| assignment.span.to).max();
    let what = match last {
        Some(last) => format!("which {name} left on {last}"),
        None => format!("which {name} never held"),
    };
    let message = format!("letter {} names {post_name}, {what}", judge.name(id));
    judge.report(
        Draft::new("PostNotHeld", format!("spec.responsible.postRefs[{number}]"), message)
            .subject(judge.both(person, post))
            .related(person, "spec.assignments", "the person's posts are declared here"),
    );
}
