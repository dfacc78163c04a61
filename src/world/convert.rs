use smol_str::SmolStr;

use super::{
    Assignment, Category, Certificate, Change, Committee, Contract, Department, Duties, Employee, Enterprise,
    Id, Issuer, Letter, Link, Meta, Names, Post, Record, Signature, Span, Waiver, digest_bytes,
};
use crate::api::{
    Contract as ContractSpec, Date, DepartmentFunction, DepartmentSpec, EmployeeSpec, Evidence, LetterSpec,
    PostSpec, RecordSpec, Ref,
};
use crate::finding::Code;

/// Turns wire types into compact ones.
#[derive(Debug, Default)]
pub(super) struct Converter {
    names: Names,
}

impl Converter {
    /// The names that were used.
    pub(super) fn finish(self) -> Names {
        self.names
    }

    fn link<I: Id>(&mut self, reference: Option<&Ref>) -> Link<I> {
        reference.map_or(Link::Absent, |reference| self.names.link(reference.name.clone()))
    }

    fn links<I: Id>(&mut self, references: &[Ref]) -> Box<[Link<I>]> {
        references.iter().map(|reference| self.link(Some(reference))).collect()
    }

    fn category(&mut self, name: &SmolStr) -> Category {
        self.names.category(name.clone())
    }

    fn meta(&mut self, name: SmolStr, waivers: &[crate::api::Waiver]) -> Meta {
        let waivers = waivers.iter().filter_map(|waiver| {
            Some(Waiver {
                code: Code::of(&waiver.rule)?,
                until: waiver.until,
                approved_by: self.link(waiver.approved_by_ref.as_ref()),
            })
        });
        Meta { name, origin: 0, waivers: waivers.collect() }
    }

    pub(super) fn department(&mut self, name: SmolStr, spec: DepartmentSpec) -> Department {
        let committee = spec.committee.map(|committee| {
            Box::new(Committee {
                chair: self.link(Some(&committee.chair_ref)),
                members: self.links(&committee.member_refs),
                established_on: committee.established_on,
                last_meeting_on: committee.last_meeting_on,
            })
        });
        let enterprise = spec.enterprise.map(|enterprise| {
            Box::new(Enterprise {
                legal_representative: self.link(enterprise.legal_representative_ref.as_ref()),
                safety_lead_post: self.link(enterprise.safety_lead_post_ref.as_ref()),
                industry: enterprise.industry,
                declared_headcount: enterprise.declared_headcount.unwrap_or(0),
            })
        });
        Department {
            meta: self.meta(name, &spec.waivers),
            type_: spec.type_,
            parent: self.link(spec.parent_ref.as_ref()),
            head_post: self.link(spec.head_post_ref.as_ref()),
            safety_institution: spec.functions.contains(&DepartmentFunction::SafetyManagement),
            committee,
            cooperation: spec.cooperation.map(|period| Span { from: period.from, to: period.to }),
            enterprise,
        }
    }

    pub(super) fn post(&mut self, name: SmolStr, spec: PostSpec) -> Post {
        let requirements = spec.required_certificates.iter();
        let changes = spec.changes.into_iter().map(|c| Change { id: c.id, effective_on: c.effective_on });
        Post {
            meta: self.meta(name, &spec.waivers),
            department: self.link(Some(&spec.department_ref)),
            role: spec.role,
            headcount: u32::try_from(spec.headcount).unwrap_or(0),
            full_time: spec.full_time,
            duties: digest(&spec.duties),
            has_criteria: !spec.assessment_criteria.is_empty(),
            special_operation: spec.special_operation,
            requirements: requirements
                .map(|r| r.any_of.iter().map(|name| self.category(name)).collect())
                .collect(),
            reports_to: self.link(spec.reports_to_ref.as_ref()),
            changes: changes.collect(),
        }
    }

    pub(super) fn employee(&mut self, name: SmolStr, spec: EmployeeSpec) -> Employee {
        let assignments = spec.assignments.iter().map(|assignment| Assignment {
            post: self.link(Some(&assignment.post_ref)),
            span: span(assignment.from, assignment.to),
            mode: assignment.mode,
        });
        let assignments = assignments.collect();
        Employee {
            meta: self.meta(name, &spec.waivers),
            number: spec.employee_number,
            employment: spec.employment_type,
            department: self.link(Some(&spec.department_ref)),
            employed: span(spec.hired_on, spec.separated_on),
            assignments,
            absences: spec.absences.iter().map(|absence| span(absence.from, absence.to)).collect(),
            contract: contract(spec.contract.as_ref()),
        }
    }

    pub(super) fn letter(&mut self, name: SmolStr, spec: LetterSpec) -> Letter {
        let issuer = match &spec.issuer {
            Some(issuer) if issuer.external.is_some() => Issuer::External,
            Some(issuer) => Issuer::Employee(self.link(issuer.employee_ref.as_ref())),
            None => Issuer::Nobody,
        };
        let signatures = spec.signatures.iter().map(|signature| Signature {
            party: signature.party,
            by: self.link(Some(&signature.employee_ref)),
            on: signature.signed_on,
            evidence: has_digest(signature.evidence.as_ref()),
        });
        let signatures = signatures.collect();
        Letter {
            meta: self.meta(name, &spec.waivers),
            type_: spec.type_,
            period: Span { from: spec.period.from, to: spec.period.to },
            issuer,
            responsible: self.link(spec.responsible.employee_ref.as_ref()),
            posts: self.links(&spec.responsible.post_refs),
            unit: self.link(spec.responsible.department_ref.as_ref()),
            has_duties: !spec.duties.is_empty(),
            duties_digest: spec.duties_digest.map(|text| Box::new(digest_bytes(&text))),
            signatures,
            revoked_on: spec.revoked_on.unwrap_or(Date::NEVER),
            supersedes: self.link(spec.supersedes_ref.as_ref()),
        }
    }

    pub(super) fn record(&mut self, name: SmolStr, spec: RecordSpec) -> Record {
        let certificate = spec.certificate.map(|certificate| {
            Box::new(Certificate {
                category: self.category(&certificate.category),
                number: certificate.number,
                valid_from: certificate.valid_from,
                valid_to: certificate.valid_to,
                review_due_on: certificate.review_due_on,
                state: certificate.state,
                state_since: certificate.state_since,
            })
        });
        let assessor = spec.assessment.as_ref().and_then(|assessment| assessment.assessor_ref.as_ref());
        Record {
            meta: self.meta(name, &spec.waivers),
            employee: self.link(Some(&spec.employee_ref)),
            type_: spec.type_,
            level: spec.level,
            department: self.link(spec.department_ref.as_ref()),
            change: spec.change_ref,
            completed_on: spec.completed_on,
            hours: spec.hours.unwrap_or(0),
            result: spec.assessment.as_ref().map(|assessment| assessment.result),
            assessor: self.link(assessor),
            certificate,
            evidence: has_digest(spec.evidence.as_ref()),
        }
    }
}

fn span(from: Date, to: Option<Date>) -> Span {
    Span { from, to: to.unwrap_or(Date::NEVER) }
}

fn contract(spec: Option<&ContractSpec>) -> Contract {
    match spec {
        None => Contract::Missing,
        Some(contract) if contract.not_applicable_reason.is_some() => Contract::NotApplicable,
        Some(contract) => Contract::Recorded {
            signed_on: contract.signed_on,
            span: span(contract.from.unwrap_or(Date::from_days(i32::MIN)), contract.to),
        },
    }
}

fn has_digest(evidence: Option<&Evidence>) -> bool {
    evidence.is_some_and(|evidence| evidence.sha256.is_some())
}

fn digest(duties: &[String]) -> Option<[u8; 32]> {
    let mut digest = Duties::default();
    for duty in duties {
        digest.add(duty);
    }
    digest.digest()
}
