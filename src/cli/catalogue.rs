use crate::rules::{self, Rule};

/// The rule that a user names: by code or name, in any case.
pub(super) fn rule(word: &str) -> Result<&'static Rule, String> {
    let known = |rule: &&Rule| {
        rule.code.to_string().eq_ignore_ascii_case(word) || rule.name.eq_ignore_ascii_case(word)
    };
    rules::all().find(known).ok_or_else(|| unknown(word))
}

/// What to say of a word that names no rule.
pub(super) fn unknown(word: &str) -> String {
    let names = rules::all().flat_map(|rule| [rule.code.to_string(), rule.name.to_owned()]);
    let hint = nearest(word, names).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    format!("there is no rule `{word}`; {hint}`noblindspot rules` lists all")
}

/// The candidate most like a word, if it is like it at all or begins with it; the first of equals.
pub(super) fn nearest(word: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let word = word.to_lowercase();
    let score = |name: &str| match name.strip_prefix(&word) {
        Some(_) if word.len() > 2 => 0.9,
        _ => strsim::normalized_damerau_levenshtein(&word, name),
    };
    let scored = candidates.map(|name| (score(&name.to_lowercase()), name));
    let best = scored.fold(None, |best: Option<(f64, String)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.filter(|(score, _)| *score > 0.6).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_known_by_code_and_name_in_any_case() {
        for word in ["SP401", "sp401", "letter-unsigned", "Letter-Unsigned"] {
            assert_eq!(rule(word).unwrap().code.to_string(), "SP401");
        }
    }

    #[test]
    fn an_unknown_rule_names_the_nearest() {
        let hint = |word: &str| rule(word).unwrap_err();
        assert!(hint("leter-unsigned").contains("did you mean `letter-unsigned`?"));
        assert!(hint("SP40l").contains("did you mean `SP401`?"));
        assert!(!hint("x").contains("did you mean"));
    }
}
