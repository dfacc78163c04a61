//! The figures, a line each, as soon as they are known.

/// What the next lines are about.
pub fn heading(text: &str) {
    println!("\n{text}");
}

/// One figure with its unit, and what it should be.
pub fn row(name: &str, value: &str, aim: &str) {
    println!("{}", format!("  {name:<58} {value:>16}  {aim}").trim_end());
}

/// The heads of two columns that are compared.
pub fn columns(one: &str, other: &str, how: &str) {
    println!("  {:<58} {one:>12} {other:>12} {how:>9}", "");
}

/// Two figures, and the first as a share of the second.
pub fn pair(name: &str, one: f64, other: f64, digits: usize, aim: &str) {
    let share = 100.0 * one / other;
    let line = format!("  {name:<58} {one:>12.digits$} {other:>12.digits$} {share:>7.0} %  {aim}");
    println!("{}", line.trim_end());
}
