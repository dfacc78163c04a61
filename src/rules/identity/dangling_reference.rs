use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{DepartmentId, EmployeeId, Id, Issuer, LetterId, Link, PostId, RecordId};

/// `SP001 dangling-reference`.
pub(crate) static RULE: Rule = Rule {
    code: Code(1),
    name: "dangling-reference",
    summary: "a reference names an object that does not exist",
    kinds: &[Kind::Department, Kind::Employee, Kind::Post, Kind::ResponsibilityLetter, Kind::TrainingRecord],
    condition: "ReferencesResolved",
    reasons: &["ReferenceNotFound"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Create the object, fix the name, or end the assignment/letter that points at it.",
    reference: "design",
    seed: "s15 no blind spot for responsibility",
    page: include_str!("dangling_reference.md"),
    checks: &[
        Check::Department(department),
        Check::Employee(employee),
        Check::Post(post),
        Check::Letter(letter),
        Check::Record(record),
    ],
};

fn department(judge: &mut Judge<'_>, id: DepartmentId) {
    let world = judge.world;
    let department = world.department(id);
    ask(judge, "parentRef", department.parent);
    ask(judge, "headPostRef", department.head_post);
    if let Some(committee) = &department.committee {
        ask(judge, "committee.chairRef", committee.chair);
        for (number, member) in committee.members.iter().enumerate() {
            ask_item(judge, "committee.memberRefs", number, "", *member);
        }
    }
    if let Some(enterprise) = &department.enterprise {
        ask(judge, "enterprise.legalRepresentativeRef", enterprise.legal_representative);
        ask(judge, "enterprise.safetyLeadPostRef", enterprise.safety_lead_post);
    }
    waivers(judge);
}

fn post(judge: &mut Judge<'_>, id: PostId) {
    let post = judge.world.post(id);
    ask(judge, "departmentRef", post.department);
    ask(judge, "reportsToRef", post.reports_to);
    waivers(judge);
}

// An assignment that is over is history and may name what is gone.
fn employee(judge: &mut Judge<'_>, id: EmployeeId) {
    let employee = judge.world.employee(id);
    ask(judge, "departmentRef", employee.department);
    for (number, assignment) in employee.assignments.iter().enumerate() {
        if assignment.post.dangles() && !judge.horizon.passed(assignment.span.to) {
            ask_item(judge, "assignments", number, ".postRef", assignment.post);
        }
    }
    waivers(judge);
}

// So may a letter that is over or revoked.
fn letter(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    if !fact.alive() {
        return;
    }
    let letter = judge.world.letter(id);
    if let Issuer::Employee(issuer) = letter.issuer {
        ask(judge, "issuer.employeeRef", issuer);
    }
    ask(judge, "responsible.employeeRef", letter.responsible);
    ask(judge, "responsible.departmentRef", letter.unit);
    for (number, post) in letter.posts.iter().enumerate() {
        ask_item(judge, "responsible.postRefs", number, "", *post);
    }
    for (number, signature) in letter.signatures.iter().enumerate() {
        ask_item(judge, "signatures", number, ".employeeRef", signature.by);
    }
    ask(judge, "supersedesRef", letter.supersedes);
    waivers(judge);
}

fn record(judge: &mut Judge<'_>, id: RecordId) {
    let record = judge.world.record(id);
    ask(judge, "employeeRef", record.employee);
    ask(judge, "departmentRef", record.department);
    ask(judge, "assessment.assessorRef", record.assessor);
    waivers(judge);
}

fn waivers(judge: &mut Judge<'_>) {
    let waivers = &judge.world.meta(judge.object).waivers;
    for (number, waiver) in waivers.iter().enumerate() {
        if waiver.approved_by.dangles() && !judge.horizon.passed(waiver.until) {
            ask_item(judge, "waivers", number, ".approvedByRef", waiver.approved_by);
        }
    }
}

fn ask_item<I: Id>(judge: &mut Judge<'_>, list: &str, number: usize, field: &str, link: Link<I>) {
    if link.dangles() {
        ask(judge, &format!("{list}[{number}]{field}"), link);
    }
}

fn ask<I: Id>(judge: &mut Judge<'_>, field: &str, link: Link<I>) {
    let Some(name) = judge.world.target(link).filter(|_| link.dangles()) else { return };
    let (kind, namespace) = (I::KIND, &judge.world.namespace);
    let message = format!("{field} names {kind} \"{name}\", which does not exist in namespace {namespace}");
    judge.report(
        Draft::new("ReferenceNotFound", format!("spec.{field}"), message)
            .subject(format!("{field}={kind}/{name}")),
    );
}
