use std::collections::BTreeMap;

use jiff::Timestamp;
use smol_str::SmolStr;

use crate::api::{DepartmentStatus, FindingCounts, Kind, Severity, Verdict};
use crate::engine::{Evaluation, Status};
use crate::finding::Code;

/// What a pass counted in a namespace.
#[derive(Debug, Default)]
pub(in crate::controller) struct Figures {
    pub(super) objects: [u64; 5],
    pub(super) undecodable: [u64; 5],
    pub(super) verdicts: BTreeMap<(Kind, Verdict), u64>,
    pub(super) findings: BTreeMap<(Kind, Code, Severity), u64>,
    pub(super) waived: BTreeMap<(Kind, Code), u64>,
    pub(super) departments: Vec<Department>,
    pub(super) next: Option<Timestamp>,
}

/// What a pass counted in a department and all below it.
#[derive(Debug)]
pub(super) struct Department {
    pub(super) name: SmolStr,
    pub(super) findings: FindingCounts,
    pub(super) pairs_required: u32,
    pub(super) pairs_covered: u32,
    pub(super) blind_spots: u32,
    pub(super) compliant: bool,
    pub(super) certificate: Option<Timestamp>,
    pub(super) letter: Option<Timestamp>,
}

impl Figures {
    /// The findings and the next change of an evaluation; its objects are counted one by one.
    pub(in crate::controller) fn of(evaluation: &Evaluation<'_>) -> Self {
        let mut figures = Self { next: evaluation.next_transition(), ..Self::default() };
        for finding in evaluation.findings() {
            let kind = finding.object.kind;
            if finding.waived {
                *figures.waived.entry((kind, finding.code)).or_default() += 1;
            } else {
                *figures.findings.entry((kind, finding.code, finding.severity)).or_default() += 1;
            }
        }
        figures
    }

    /// Counts an object and its verdict.
    pub(in crate::controller) fn count(&mut self, kind: Kind, status: &Status, name: Option<&str>) {
        self.objects[kind as usize] += 1;
        let verdict = status.common().verdict.unwrap_or(Verdict::Unknown);
        *self.verdicts.entry((kind, verdict)).or_default() += 1;
        if let (Status::Department(status), Some(name)) = (status, name) {
            self.departments.push(Department::of(name, status, verdict));
        }
    }

    /// Counts an object that could not be understood.
    pub(in crate::controller) fn refuse(&mut self, kind: Kind) {
        self.undecodable[kind as usize] += 1;
    }

    /// Adds when the departments' certificates and letters end; departments were counted in their order.
    pub(in crate::controller) fn expire(&mut self, evaluation: &Evaluation<'_>) {
        for (department, expiries) in self.departments.iter_mut().zip(evaluation.expiries()) {
            department.certificate = expiries.certificate;
            department.letter = expiries.letter;
        }
    }
}

impl Department {
    fn of(name: &str, status: &DepartmentStatus, verdict: Verdict) -> Self {
        Self {
            name: name.into(),
            findings: status.subtree.findings,
            pairs_required: status.coverage.pairs_required,
            pairs_covered: status.coverage.pairs_covered,
            blind_spots: status.coverage.blind_spots,
            compliant: verdict == Verdict::Compliant,
            certificate: None,
            letter: None,
        }
    }
}
