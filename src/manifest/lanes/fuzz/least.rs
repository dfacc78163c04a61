//! The smallest text that still has a property.

/// Leaves out pieces of a text, ever smaller ones, as long as it stays `bad`.
pub(super) fn least(text: &str, bad: impl Fn(&str) -> bool) -> String {
    let mut least: Vec<char> = text.chars().collect();
    let mut size = least.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        let before = least.len();
        while at < least.len() {
            let end = (at + size).min(least.len());
            let without: String = least[..at].iter().chain(&least[end..]).collect();
            if bad(&without) {
                least = without.chars().collect();
            } else {
                at += size;
            }
        }
        // At the smallest pieces, as long as it helps.
        size = if size == 1 && least.len() < before { 1 } else { size / 2 };
    }
    least.into_iter().collect()
}

#[test]
fn leaves_out_what_does_not_matter() {
    assert_eq!(least("some: [long, text]\n", |text| text.contains('[') && text.contains('t')), "[t");
}
