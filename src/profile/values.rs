use std::collections::BTreeMap;

use smol_str::SmolStr;

use crate::api::{
    Date, DepartmentType, EmploymentType, Industry, IssuerPolicy, Level, Levels, Role, RoleOrAll, RulePatch,
    Severity, Tier,
};

/// A regime with every leaf set: what the rules of one enterprise go by.
///
/// Lengths are in the unit that ends the name; dates are calendar dates of the enterprise.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the leaves are described once, on `api::ProfilePatch`")]
#[allow(clippy::struct_excessive_bools, reason = "the shape of the profile files")]
pub struct Profile {
    pub time_zone: SmolStr,
    pub fail_on: Severity,
    pub no_post_grace_days: i32,
    pub acting_max_days: i32,
    pub require_assessment_criteria: bool,
    pub vacates_after_days: i32,
    pub return_training_after_months: i32,
    pub inclusive: bool,
    pub letters: Letters,
    pub entry: Entry,
    pub transfer: Transfer,
    pub refresher: Refresher,
    pub qualification: Qualification,
    pub certificates: Certificates,
    pub committee: Committee,
    pub safety_lead_required: bool,
    pub staffing: Staffing,
    pub rse_industries: Vec<Industry>,
    pub contract_types: Vec<EmploymentType>,
    pub contract_grace_months: i32,
    pub training_high_risk_industries: Vec<Industry>,
    pub training_require_evidence: bool,
    pub rules: BTreeMap<SmolStr, RulePatch>,
}

/// About responsibility letters.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::LettersPatch`")]
pub struct Letters {
    pub grace_days: i32,
    pub max_months: i32,
    pub expiring_soon_days: i32,
    pub late_grace_days: i32,
    pub top_commitment: bool,
    pub contractor_individuals: bool,
    pub require_evidence: bool,
    pub issuer: IssuerPolicy,
}

/// A number for each of the two risk classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "described on `api::ByClassPatch`")]
pub struct ByClass {
    pub general: i32,
    pub high_risk: i32,
}

impl ByClass {
    /// The number for the class.
    #[must_use]
    pub fn of(self, high_risk: bool) -> i32 {
        if high_risk { self.high_risk } else { self.general }
    }
}

/// About entry education.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::EntryPatch`")]
pub struct Entry {
    pub regular: Levels,
    pub dispatched: Levels,
    pub temporary: Levels,
    pub intern: Levels,
    pub contractor: Levels,
    pub min_hours: ByClass,
    pub contractor_min_hours: i32,
    pub order: bool,
    pub historic_days: i32,
}

impl Entry {
    /// The levels asked of a type of employment.
    #[must_use]
    pub fn levels(&self, employment: EmploymentType) -> &Levels {
        match employment {
            EmploymentType::Regular => &self.regular,
            EmploymentType::Dispatched => &self.dispatched,
            EmploymentType::Temporary => &self.temporary,
            EmploymentType::Intern => &self.intern,
            EmploymentType::Contractor => &self.contractor,
        }
    }
}

/// About transfer and return training.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::TransferPatch`")]
pub struct Transfer {
    pub roles: Vec<RoleOrAll>,
    pub levels: Vec<Level>,
    pub look_back_months: i32,
}

impl Transfer {
    /// Whether transfer and return training is asked of holders of such a post.
    #[must_use]
    pub fn asks(&self, role: Role) -> bool {
        self.roles.iter().any(|named| named.includes(role))
    }
}

/// About yearly refresher training.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::RefresherPatch`")]
pub struct Refresher {
    pub window_months: i32,
    pub principal: ByClass,
    pub safety_manager: ByClass,
    pub other: ByClass,
}

/// About the qualification of principals and safety managers.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::QualificationPatch`")]
pub struct Qualification {
    pub grace_months: i32,
    pub initial_hours: ByClass,
    pub principal: Option<SmolStr>,
    pub safety_lead: Option<SmolStr>,
    pub safety_manager: Option<SmolStr>,
}

impl Qualification {
    /// The certificate category that a role needs, if any.
    #[must_use]
    pub fn category(&self, role: Role) -> Option<&SmolStr> {
        match role {
            Role::Principal => self.principal.as_ref(),
            Role::SafetyLead => self.safety_lead.as_ref(),
            Role::SafetyManager => self.safety_manager.as_ref(),
            Role::Leader | Role::Manager | Role::Operator | Role::Staff => None,
        }
    }
}

/// About certificates.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::CertificatesPatch`")]
pub struct Certificates {
    pub expiring_soon_days: i32,
    pub review_due_soon_days: i32,
    pub review_abolished_from: Option<Date>,
    pub families: BTreeMap<SmolStr, Family>,
}

/// A family of certificates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "described on `api::FamilyPatch`")]
pub struct Family {
    pub valid_years: Option<i32>,
    pub review_years: Option<i32>,
    pub re_exam_after_months: Option<i32>,
}

/// About safety committees.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::CommitteePatch`")]
pub struct Committee {
    pub required_for: Vec<DepartmentType>,
    pub min_members: i32,
    pub meeting_months: Option<i32>,
}

/// About safety managers and the safety institution.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "described on `api::StaffingPatch`")]
pub struct Staffing {
    pub high_risk_industries: Vec<Industry>,
    pub counted_types: Vec<EmploymentType>,
    pub tiers: Vec<Tier>,
}

impl Default for Profile {
    /// A regime that asks for nothing; `generic` fills every leaf of it.
    #[allow(clippy::too_many_lines, reason = "one line a leaf")]
    fn default() -> Self {
        let path = || Levels::List(Vec::new());
        Self {
            time_zone: SmolStr::new_static("UTC"),
            fail_on: Severity::Medium,
            no_post_grace_days: 0,
            acting_max_days: 0,
            require_assessment_criteria: false,
            vacates_after_days: 0,
            return_training_after_months: 0,
            inclusive: false,
            letters: Letters {
                grace_days: 0,
                max_months: 0,
                expiring_soon_days: 0,
                late_grace_days: 0,
                top_commitment: false,
                contractor_individuals: false,
                require_evidence: false,
                issuer: IssuerPolicy::DirectSuperior,
            },
            entry: Entry {
                regular: path(),
                dispatched: path(),
                temporary: path(),
                intern: path(),
                contractor: path(),
                min_hours: ByClass::default(),
                contractor_min_hours: 0,
                order: false,
                historic_days: 0,
            },
            transfer: Transfer { roles: Vec::new(), levels: Vec::new(), look_back_months: 0 },
            refresher: Refresher {
                window_months: 0,
                principal: ByClass::default(),
                safety_manager: ByClass::default(),
                other: ByClass::default(),
            },
            qualification: Qualification {
                grace_months: 0,
                initial_hours: ByClass::default(),
                principal: None,
                safety_lead: None,
                safety_manager: None,
            },
            certificates: Certificates {
                expiring_soon_days: 0,
                review_due_soon_days: 0,
                review_abolished_from: None,
                families: BTreeMap::new(),
            },
            committee: Committee { required_for: Vec::new(), min_members: 0, meeting_months: None },
            safety_lead_required: false,
            staffing: Staffing {
                high_risk_industries: Vec::new(),
                counted_types: Vec::new(),
                tiers: Vec::new(),
            },
            rse_industries: Vec::new(),
            contract_types: Vec::new(),
            contract_grace_months: 0,
            training_high_risk_industries: Vec::new(),
            training_require_evidence: false,
            rules: BTreeMap::new(),
        }
    }
}
