/// The types of all conditions that noblindspot writes. Others on the same object belong to others.
const CONDITIONS: [&str; 29] = [
    "Ready",
    "Reconciling",
    "Stalled",
    "Compliant",
    "ReferencesResolved",
    "SpecValid",
    "HierarchyValid",
    "ResponsibilityAssigned",
    "CoverageComplete",
    "FirstResponsible",
    "LeadershipEstablished",
    "SafetyStaffed",
    "AgreementInForce",
    "DutiesDefined",
    "RequirementsDefined",
    "Staffed",
    "Covered",
    "Qualified",
    "IdentityUnique",
    "Assigned",
    "Trained",
    "Certified",
    "Contracted",
    "ContentValid",
    "Signed",
    "InForce",
    "ChainIntact",
    "Passed",
    "Current",
];

/// The number of a condition that we own.
pub(super) fn number(type_: &str) -> Option<u8> {
    let number = CONDITIONS.iter().position(|known| *known == type_)?;
    u8::try_from(number).ok()
}
