use crate::api::DepartmentType;
use crate::api::{Kind, Severity};
use crate::facts::PairState;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::DepartmentId;

/// `SP120 cooperating-unit-agreement-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(120),
    name: "cooperating-unit-agreement-missing",
    summary: "a cooperating unit is on site without a safety agreement",
    kinds: &[Kind::Department],
    condition: "AgreementInForce",
    reasons: &["AgreementMissing", "AgreementNotYetInForce"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Sign a safety management agreement and declare it as a letter of type CooperatingUnit.",
    reference: "WSL Art.48, Art.49 para 2, Art.103 para 2 (fine up to CNY 50,000); ISO 45001 8.1.4.2; CDM 2015 reg.8",
    seed: "s15 clarify the responsibilities of relevant cooperative units, and sign",
    page: include_str!("cooperating_unit_agreement_missing.md"),
    checks: &[Check::Department(check)],
};

fn check(judge: &mut Judge<'_>, id: DepartmentId) {
    let department = judge.world.department(id);
    if department.type_ != DepartmentType::CooperatingUnit
        || !crate::facts::on_site(judge.world, id, &mut judge.horizon)
    {
        return;
    }
    judge.horizon.merge(judge.facts.pairs.unit_until(id));
    let (reason, what) = match judge.facts.pairs.unit(id) {
        PairState::None => ("AgreementMissing", "without a safety agreement"),
        PairState::Future => ("AgreementNotYetInForce", "and its safety agreement begins only later"),
        PairState::InForce(_) | PairState::InPeriod(_) | PairState::Lapsed(_) => return,
    };
    let since = department.cooperation.map(|span| span.from);
    let on_site = since.map_or_else(|| "on site".to_owned(), |from| format!("on site since {from}"));
    let message = format!("cooperating unit {} is {on_site} {what}", judge.name(id));
    let draft = Draft::new(reason, "spec.cooperation", message);
    judge.report(match since {
        Some(from) => draft.since(from),
        None => draft,
    });
}
