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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::manifest::{Loaded, Sources};

    #[test]
    fn every_condition_of_the_engine_is_ours() {
        let loaded = Loaded::of(&Sources::read(&["manifests".into()]), "default");
        for namespace in &loaded.namespaces {
            let evaluation = evaluate(&namespace.world, "2026-11-23T01:00:00Z".parse().unwrap());
            for answer in namespace.world.objects().flat_map(|object| evaluation.conditions(object)) {
                assert!(number(answer.type_).is_some(), "{}", answer.type_);
            }
        }
        for rule in crate::rules::all() {
            assert!(number(rule.condition).is_some(), "{}", rule.condition);
        }
        assert_eq!(number("Audited"), None);
    }
}
