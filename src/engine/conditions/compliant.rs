use super::Answers;
use crate::api::{ConditionStatus, FindingCounts, Kind, Severity};
use crate::engine::Totals;
use crate::facts::CertState;
use crate::finding::{Code, Finding};
use crate::world::{DepartmentId, EmployeeId, Id, LetterId, PostId, RecordId};

impl Answers<'_, '_> {
    /// The verdict.
    pub(super) fn compliant(&mut self) {
        let index = self.object.index as usize;
        match self.object.kind {
            Kind::Department => self.compliant_department(DepartmentId::new(index)),
            Kind::Employee => {
                let cause = self.cause_of_employee(EmployeeId::new(index)).cloned();
                self.compliant_object(cause.as_ref(), false);
            }
            Kind::Post => {
                let cause = self.cause_of_post(PostId::new(index)).cloned();
                self.compliant_object(cause.as_ref(), false);
            }
            Kind::ResponsibilityLetter => {
                let historic = !self.evaluation.facts.letters.fact(LetterId::new(index)).alive();
                self.compliant_object(None, historic);
            }
            Kind::TrainingRecord => {
                let fact = self.evaluation.facts.certificates.fact(RecordId::new(index));
                let historic =
                    fact.is_some_and(|fact| !matches!(fact.state, CertState::Valid | CertState::NotYetValid));
                self.compliant_object(None, historic);
            }
        }
    }

    fn compliant_object(&mut self, elsewhere: Option<&Finding>, historic: bool) {
        let evaluation = self.evaluation;
        let own = evaluation.of(self.object).find(|finding| evaluation.blocks(finding));
        if let Some(finding) = own.or(elsewhere) {
            let (reason, message, since) = (finding.reason, finding.message.clone(), finding.since);
            self.falsehood("Compliant", reason, message, since);
        } else if historic {
            self.truth("Compliant", "Historic", "a record of the past that answers no present requirement");
        } else {
            self.truth("Compliant", "NoFindings", "nothing at or above the threshold stands against it");
        }
    }

    // A cause elsewhere makes one of Covered, Trained, Certified False.
    fn cause_of_employee(&self, id: EmployeeId) -> Option<&Finding> {
        let evaluation = self.evaluation;
        let mut pairs = evaluation.facts.pairs.of_employee(id).iter().filter(|pair| !pair.state.covered());
        let uncovered = pairs.find_map(|pair| evaluation.uncovered_by(pair));
        uncovered.or_else(|| {
            let unmet = [evaluation.untrained(id), evaluation.uncertified(id)].concat();
            unmet.iter().find_map(|unmet| evaluation.finding_of(unmet))
        })
    }

    // A cause elsewhere makes one of Staffed, Covered, Qualified False.
    fn cause_of_post(&self, id: PostId) -> Option<&Finding> {
        let (evaluation, world, facts) = (self.evaluation, self.evaluation.world, &self.evaluation.facts);
        if world.post(id).headcount > 0 && facts.staff.present(id).next().is_none() {
            let name = world.name(id.object());
            let named =
                evaluation.heads.of(id).iter().flat_map(|department| evaluation.of(department.object()));
            let mut named = named.filter(|finding| evaluation.blocks(finding) && finding.subject == name);
            let vacant = named.find(|finding| matches!(finding.code, Code(110 | 113)));
            if vacant.is_some() {
                return vacant;
            }
        }
        for holding in facts.staff.present(id) {
            let pair = facts.pairs.find(holding.employee, id).filter(|pair| !pair.state.covered());
            let cause = pair.and_then(|pair| evaluation.uncovered_by(pair)).or_else(|| {
                let unmet = evaluation.unqualified(holding.employee, id);
                unmet.iter().find_map(|unmet| evaluation.finding_of(unmet))
            });
            if cause.is_some() {
                return cause;
            }
        }
        None
    }

    // The enterprise answers for the whole namespace, any other department for its subtree.
    fn compliant_department(&mut self, id: DepartmentId) {
        let evaluation = self.evaluation;
        let root = evaluation.world.settings.root == Some(id);
        let totals = if root { &evaluation.whole } else { &evaluation.totals[id.index()] };
        if blocking(totals, evaluation.fail_on()) == 0 {
            self.truth(
                "Compliant",
                "NoFindings",
                "nothing at or above the threshold stands in it or below it",
            );
            return;
        }
        let own = evaluation.of(self.object).find(|finding| evaluation.blocks(finding));
        let reason = own.map_or("SubtreeNonCompliant", |finding| finding.reason);
        let since = own.and_then(|finding| finding.since);
        let message = format!("{}{}", counts(&totals.findings), self.worst_below(id));
        self.put("Compliant", ConditionStatus::False, reason, message, since);
    }

    fn worst_below(&self, id: DepartmentId) -> String {
        let evaluation = self.evaluation;
        let below = evaluation.world.index.children.of(id).iter();
        let mut below: Vec<_> = below
            .map(|child| (blocking(&evaluation.totals[child.index()], evaluation.fail_on()), *child))
            .filter(|(count, child)| *count > 0 && *child != id)
            .collect();
        below.sort_by_key(|(count, child)| (std::cmp::Reverse(*count), *child));
        below.truncate(3);
        if below.is_empty() {
            return String::new();
        }
        let named: Vec<_> = below
            .into_iter()
            .map(|(count, child)| format!("{} ({count})", evaluation.world.name(child.object())))
            .collect();
        format!("; most below: {}", named.join(", "))
    }
}

fn blocking(totals: &Totals, fail_on: Severity) -> u32 {
    let counts = totals.findings;
    let by_severity = [counts.critical, counts.high, counts.medium, counts.low, counts.info];
    Severity::ALL
        .iter()
        .zip(by_severity)
        .filter(|(severity, _)| **severity <= fail_on)
        .map(|(_, count)| count)
        .sum()
}

fn counts(counts: &FindingCounts) -> String {
    let named = [
        (counts.critical, "critical"),
        (counts.high, "high"),
        (counts.medium, "medium"),
        (counts.low, "low"),
    ];
    let named: Vec<_> =
        named.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    named.join(", ")
}
