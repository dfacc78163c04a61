//! Small changes to documents that somebody wrote.

use fastrand::Rng;

/// What YAML gives a meaning, and what editors and machines leave behind.
const PIECES: [&str; 72] = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\r\n",
    ":",
    ": ",
    ":\n",
    "- ",
    "-",
    "#",
    " #",
    " # x\n",
    "'",
    "\"",
    "''",
    "\\",
    "\\n",
    "\\x41",
    "\\u4e2d",
    "\\ud83d\\ude00",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "?",
    "? ",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "!!int ",
    "!<x> ",
    "|",
    ">",
    "|-\n",
    ">+\n",
    "|2\n",
    ">1-\n",
    "---",
    "---\n",
    "...\n",
    "--- ",
    "%YAML 1.2\n",
    "<<: ",
    "<<",
    "~",
    "null",
    "yes",
    "0x1F",
    "1e3",
    "012",
    ".5",
    "1_0",
    "@",
    "`",
    "%",
    "=",
    "\u{feff}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "中",
    "é",
    "\u{1f600}",
    "\u{7f}",
    "\u{0}",
];

/// The text with one change, at a place that is likely to matter.
pub(super) fn change(text: &str, rng: &mut Rng) -> String {
    let at = place(text, rng);
    let end = after(text, at, rng.usize(1..4));
    let (before, piece) = (&text[..at], PIECES[rng.usize(0..PIECES.len())]);
    match rng.u8(0..9) {
        0..3 => format!("{before}{piece}{}", &text[at..]),
        3 => format!("{before}{piece}{}", &text[end..]),
        4 => format!("{before}{}", &text[end..]),
        5 => format!("{before}{}{}", &text[at..end], &text[at..]),
        6 => lines(text, rng),
        7 => shifted(text, rng),
        _ => text[..at].to_owned(),
    }
}

/// The beginning of one text, and the end of another.
pub(super) fn splice(texts: &[String], rng: &mut Rng) -> String {
    let [one, other] = [0; 2].map(|_| &texts[rng.usize(0..texts.len())]);
    let (end, start) = (place(one, rng), place(other, rng));
    format!("{}{}", &one[..end], &other[start..])
}

/// A boundary of characters: any, or that beside something with a meaning.
fn place(text: &str, rng: &mut Rng) -> usize {
    let mut at = rng.usize(0..=text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if rng.bool() {
        return at;
    }
    let near = text[at..].find(['\n', ':', '-', '#', '\'', '"', '[', '{', ',', '|', '>']);
    near.map_or(at, |near| at + near + usize::from(rng.bool()))
}

fn after(text: &str, at: usize, count: usize) -> usize {
    text[at..].char_indices().nth(count).map_or(text.len(), |(next, _)| at + next)
}

/// A line taken out, repeated, or moved.
fn lines(text: &str, rng: &mut Rng) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let (from, to) = (rng.usize(0..lines.len()), rng.usize(0..lines.len()));
    match rng.u8(0..3) {
        0 => drop(lines.remove(from)),
        1 => lines.insert(to, lines[from]),
        _ => lines.swap(from, to),
    }
    lines.concat()
}

/// Some lines further left or right.
fn shifted(text: &str, rng: &mut Rng) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (from, count, right) = (rng.usize(0..=lines.len()), rng.usize(1..4), rng.bool());
    let shift = |(number, line): (usize, &&str)| {
        let touched = (from..from + count).contains(&number);
        match (touched, right) {
            (true, true) => format!(" {line}"),
            (true, false) => line.strip_prefix(' ').unwrap_or(line).to_owned(),
            _ => (*line).to_owned(),
        }
    };
    lines.iter().enumerate().map(shift).collect()
}
