use std::str::FromStr;

use super::catalogue;
use crate::rules::{self, Rule};

/// What a list of `--select` or `--ignore` stands for: words with commas between them, each a rule
/// by code or name, or all rules whose code begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Selector {
    codes: Vec<u16>,
}

impl FromStr for Selector {
    type Err = String;

    fn from_str(list: &str) -> Result<Self, Self::Err> {
        // Blanks, and a comma too many at the end, are how people write lists.
        let words = list.split(',').map(str::trim).filter(|word| !word.is_empty());
        let codes = words.map(codes).collect::<Result<Vec<_>, _>>()?.concat();
        if codes.is_empty() { Err("no rule is named".to_owned()) } else { Ok(Self { codes }) }
    }
}

fn codes(word: &str) -> Result<Vec<u16>, String> {
    let upper = word.to_uppercase();
    let prefix = |rule: &&Rule| upper.starts_with("SP") && rule.code.to_string().starts_with(&upper);
    let codes: Vec<u16> = rules::all().filter(prefix).map(|rule| rule.code.0).collect();
    if codes.is_empty() { catalogue::rule(word).map(|rule| vec![rule.code.0]) } else { Ok(codes) }
}

/// Which rules a run reports on.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection<'a> {
    /// Only these; empty means all.
    pub(super) select: &'a [Selector],
    /// But not these.
    pub(super) ignore: &'a [Selector],
}

impl Selection<'_> {
    /// Whether findings of a rule are reported.
    pub(super) fn holds(&self, rule: &Rule) -> bool {
        let names =
            |selectors: &[Selector]| selectors.iter().any(|selector| selector.codes.contains(&rule.code.0));
        (self.select.is_empty() || names(self.select)) && !names(self.ignore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;

    fn selected(select: &[&str], ignore: &[&str]) -> Vec<u16> {
        let read = |words: &[&str]| words.iter().map(|word| word.parse().unwrap()).collect::<Vec<Selector>>();
        let (select, ignore) = (read(select), read(ignore));
        let selection = Selection { select: &select, ignore: &ignore };
        [302, 401, 405]
            .into_iter()
            .filter(|code| selection.holds(rules::find(Code(*code)).unwrap()))
            .collect()
    }

    #[test]
    fn nothing_selected_selects_all() {
        assert_eq!(selected(&[], &[]), [302, 401, 405]);
    }

    #[test]
    fn rules_are_selected_by_code_prefix_and_name() {
        assert_eq!(selected(&["sp401"], &[]), [401]);
        assert_eq!(selected(&["SP4"], &[]), [401, 405]);
        assert_eq!(selected(&["employee-without-letter", "SP405"], &[]), [302, 405]);
        assert_eq!(selected(&["employee-without-letter, SP405,"], &[]), [302, 405]);
    }

    #[test]
    fn what_is_ignored_is_not_selected() {
        assert_eq!(selected(&["SP4"], &["letter-unsigned"]), [405]);
        assert_eq!(selected(&[], &["SP"]), [0; 0]);
    }

    #[test]
    fn a_word_that_selects_nothing_is_an_error() {
        for list in ["SP9", "", " , ", "SP401,SP9"] {
            assert!(list.parse::<Selector>().is_err(), "{list}");
        }
    }
}
