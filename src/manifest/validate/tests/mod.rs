mod differential;
pub(in crate::manifest) mod sample;

use super::*;
use crate::api::Kind;
use crate::manifest::{Tape, parse};

fn complaints(kind: Kind, text: &str) -> Vec<Complaint> {
    let mut tape = Tape::default();
    parse(text, 0..text.len(), &mut tape).expect("a document");
    let mut out = Vec::new();
    validate(kind, tape.root(text).expect("a root"), &mut out);
    out
}

#[test]
fn says_what_is_wrong_where_and_what_was_meant() {
    let text = "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata: {name: p}\nspec:\n  departmentRef: {name: d}\n  role: Manger\n  headcount: three\n  headcont: 3\n";
    let found = complaints(Kind::Post, text);
    let said: Vec<_> =
        found.iter().map(|c| (c.message.as_str(), c.help.as_deref(), &text[c.span.clone()])).collect();
    assert_eq!(
        said,
        [
            (
                "spec.role: expected one of Principal, SafetyLead, Leader, Manager, SafetyManager, Operator, Staff, found the text \"Manger\"",
                Some("did you mean Manager?"),
                "Manger"
            ),
            ("spec.headcount: expected an integer, found the text \"three\"", None, "three"),
            ("spec.headcont: unknown field", Some("did you mean headcount?"), "headcont"),
        ]
    );
}
