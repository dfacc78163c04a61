use crate::api::{Kind, Severity};
use crate::facts::Superior;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Id, PostId};

/// `SP206 reporting-line-broken`.
pub(crate) static RULE: Rule = Rule {
    code: Code(206),
    name: "reporting-line-broken",
    summary: "a post reports to nobody, or to itself through others",
    kinds: &[Kind::Post],
    condition: "HierarchyValid",
    reasons: &["ReportingCycle", "NoSuperior"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Correct reportsToRef or set the missing head posts.",
    reference: "design; ISO 45001 5.3",
    seed: "s15 levels",
    page: include_str!("reporting_line_broken.md"),
    checks: &[Check::Post(check)],
};

/// How many names of a cycle a message lists.
const LISTED: usize = 10;

fn check(judge: &mut Judge<'_>, id: PostId) {
    let lines = &judge.facts.lines;
    judge.horizon.merge(lines.until);
    if lines.looping[id.index()] {
        let message = format!("reporting line {} is a cycle", cycle(judge, id).join(" -> "));
        judge.report(Draft::new("ReportingCycle", "spec.reportsToRef", message));
    } else if lines.superior(id) == Superior::Nobody {
        let message = format!(
            "Post {} reports to nobody: no head post stands above it and there is no top post",
            judge.name(id)
        );
        judge.report(Draft::new("NoSuperior", "spec.reportsToRef", message));
    }
}

fn cycle<'a>(judge: &Judge<'a>, id: PostId) -> Vec<&'a str> {
    let mut names = vec![judge.name(id)];
    let mut at = id;
    while let Superior::Post(up) = judge.facts.lines.superior(at) {
        if names.len() == LISTED {
            names.push("...");
            break;
        }
        names.push(judge.name(up));
        if up == id {
            return names;
        }
        at = up;
    }
    names.push(judge.name(id));
    names
}
