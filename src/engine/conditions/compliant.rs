use super::Answers;
use crate::api::{ConditionStatus, FindingCounts, Kind, Severity};
use crate::engine::{Standing, Totals};
use crate::facts::CertState;
use crate::finding::{Code, Finding};
use crate::world::{DepartmentId, EmployeeId, Id, LetterId, PostId, RecordId};

const WAIVED: &str = "waivers alone keep what is at or above the threshold from counting";

impl Answers<'_, '_> {
    /// The verdict.
    pub(super) fn compliant(&mut self) {
        let index = self.object.index as usize;
        if self.object.kind == Kind::Department {
            return self.compliant_department(DepartmentId::new(index));
        }
        let evaluation = self.evaluation;
        let waived = || evaluation.whole.findings.waived > 0 && self.cause(Standing::Waived).is_some();
        if let Some(finding) = self.cause(Standing::Unwaived).cloned() {
            self.falsehood("Compliant", finding.reason, finding.message, finding.since);
        } else if waived() {
            self.truth("Compliant", "Waived", WAIVED);
        } else if self.is_historic() {
            self.truth("Compliant", "Historic", "a record of the past that answers no present requirement");
        } else {
            self.truth("Compliant", "NoFindings", "nothing at or above the threshold stands against it");
        }
    }

    /// The gravest finding that weighs on the object, or that is elsewhere the cause of one of its
    /// conditions being False.
    fn cause(&self, standing: Standing) -> Option<&Finding> {
        let evaluation = self.evaluation;
        let index = self.object.index as usize;
        let own = evaluation.of(self.object).find(|finding| evaluation.weighs(finding, standing));
        own.or_else(|| match self.object.kind {
            Kind::Employee => self.cause_of_employee(EmployeeId::new(index), standing),
            Kind::Post => self.cause_of_post(PostId::new(index), standing),
            Kind::Department | Kind::ResponsibilityLetter | Kind::TrainingRecord => None,
        })
    }

    fn is_historic(&self) -> bool {
        let (facts, index) = (&self.evaluation.facts, self.object.index as usize);
        match self.object.kind {
            Kind::ResponsibilityLetter => !facts.letters.fact(LetterId::new(index)).alive(),
            Kind::TrainingRecord => facts
                .certificates
                .fact(RecordId::new(index))
                .is_some_and(|fact| !matches!(fact.state, CertState::Valid | CertState::NotYetValid)),
            Kind::Department | Kind::Employee | Kind::Post => false,
        }
    }

    // A cause elsewhere makes one of Covered, Trained, Certified False.
    fn cause_of_employee(&self, id: EmployeeId, standing: Standing) -> Option<&Finding> {
        let evaluation = self.evaluation;
        let mut pairs = evaluation.facts.pairs.of_employee(id).iter().filter(|pair| !pair.state.covered());
        let uncovered = pairs.find_map(|pair| evaluation.uncovered_by(pair, standing));
        uncovered.or_else(|| {
            let unmet = [evaluation.untrained(id), evaluation.uncertified(id)].concat();
            unmet.iter().find_map(|unmet| evaluation.finding_of(unmet, standing))
        })
    }

    // A cause elsewhere makes one of Staffed, Covered, Qualified False.
    fn cause_of_post(&self, id: PostId, standing: Standing) -> Option<&Finding> {
        let (evaluation, facts) = (self.evaluation, &self.evaluation.facts);
        self.vacant_by(id, standing).or_else(|| {
            facts.staff.present(id).find_map(|holding| {
                let pair = facts.pairs.find(holding.employee, id).filter(|pair| !pair.state.covered());
                pair.and_then(|pair| evaluation.uncovered_by(pair, standing)).or_else(|| {
                    let unmet = evaluation.unqualified(holding.employee, id);
                    unmet.iter().find_map(|unmet| evaluation.finding_of(unmet, standing))
                })
            })
        })
    }

    // The vacancy of a head post or of the safety lead's is a finding on the department.
    fn vacant_by(&self, id: PostId, standing: Standing) -> Option<&Finding> {
        let (evaluation, world) = (self.evaluation, self.evaluation.world);
        if world.post(id).headcount == 0 || evaluation.facts.staff.present(id).next().is_some() {
            return None;
        }
        let name = world.name(id.object());
        let named = evaluation.heads.of(id).iter().flat_map(|department| evaluation.of(department.object()));
        let mut named =
            named.filter(|finding| evaluation.weighs(finding, standing) && finding.subject == name);
        named.find(|finding| matches!(finding.code, Code(110 | 113)))
    }

    // The enterprise answers for the whole namespace, any other department for its subtree.
    fn compliant_department(&mut self, id: DepartmentId) {
        let evaluation = self.evaluation;
        let root = evaluation.world.settings.root == Some(id);
        let totals = if root { &evaluation.whole } else { &evaluation.totals[id.index()] };
        if blocking(totals, evaluation.fail_on()) == 0 && totals.waived > 0 {
            return self.truth("Compliant", "Waived", WAIVED);
        }
        if blocking(totals, evaluation.fail_on()) == 0 {
            self.truth(
                "Compliant",
                "NoFindings",
                "nothing at or above the threshold stands in it or below it",
            );
            return;
        }
        let own = self.cause(Standing::Unwaived);
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
