//! Scalars in every form: words, numbers, nothing, quotes, blocks.

use fastrand::Rng;

/// Words and what looks like them.
const WORDS: [&str; 36] = [
    "a",
    "b",
    "name",
    "key",
    "spec",
    "x y",
    "x  y",
    "http://a:80/b",
    "a:b",
    "a#b",
    "a'b",
    "a\"b",
    "a,b",
    "a]b",
    "a{b",
    "-a",
    "--",
    "---a",
    "?a",
    ":a",
    "王伟",
    "é",
    "\u{a0}",
    "a\u{a0}",
    "=",
    "<<",
    ".",
    "..",
    "...",
    "a.b/c",
    "A-1",
    "a\tb",
    "a\\b",
    "<",
    "a: b",
    "a #b",
];

/// What YAML 1.1 takes for something else than a text.
const VALUES: [&str; 60] = [
    "~",
    "null",
    "Null",
    "NULL",
    "nULL",
    "",
    "true",
    "True",
    "TRUE",
    "tRUE",
    "false",
    "yes",
    "Yes",
    "no",
    "NO",
    "on",
    "off",
    "y",
    "n",
    "Y",
    "N",
    "0",
    "-0",
    "+1",
    "1",
    "-1",
    "12",
    "012",
    "08",
    "0o17",
    "0x1F",
    "0X1f",
    "0x",
    "0b101",
    "0b2",
    "1_000",
    "_1",
    "1__0",
    "1e3",
    "1E-3",
    "-2.5",
    ".5",
    "1.",
    "+.5",
    "-.inf",
    ".Inf",
    ".nan",
    ".NaN",
    "1e999",
    "9223372036854775808",
    "18446744073709551616",
    "-9223372036854775809",
    "1:30",
    "2026-01-01",
    "2026-01-01T00:00:00Z",
    "1.2.3",
    "e3",
    "-",
    "+",
    "1,2",
];

/// What may stand between double quotes.
const ESCAPED: [&str; 28] = [
    "a",
    " ",
    "  ",
    "'",
    "\\\"",
    "\\\\",
    "\\/",
    "\\n",
    "\\t",
    "\\0",
    "\\e",
    "\\x41",
    "\\u4e2d",
    "\\U0001F600",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\N",
    "\\_",
    "\\L",
    "\\q",
    "\\ ",
    "#",
    ": ",
    "中",
    "\t",
    "\n  ",
    "\\\n ",
    "\u{a0}",
];

fn pick<'a>(from: &[&'a str], rng: &mut Rng) -> &'a str {
    from[rng.usize(0..from.len())]
}

/// A scalar in block context.
pub(super) fn line(rng: &mut Rng) -> String {
    match rng.u8(0..10) {
        0..3 => pick(&WORDS, rng).to_owned(),
        3..6 => pick(&VALUES, rng).to_owned(),
        6 => double(rng),
        7 => single(rng),
        8 if rng.u8(0..12) == 0 => long(rng),
        _ => format!("{} {}", pick(&WORDS, rng), pick(&VALUES, rng)),
    }
}

/// A scalar in a flow collection.
pub(super) fn flow(rng: &mut Rng) -> String {
    line(rng)
}

/// A key of a block mapping; keys repeat now and then.
pub(super) fn key(rng: &mut Rng) -> String {
    match rng.u8(0..14) {
        0..8 => format!("{}{}", pick(&["a", "b", "key", "spec", "王"], rng), rng.u8(0..40)),
        8 => double(rng),
        9 => single(rng),
        10 => pick(&VALUES, rng).to_owned(),
        11 if rng.u8(0..12) == 0 => long(rng),
        _ => pick(&WORDS, rng).to_owned(),
    }
}

/// A key of a flow mapping.
pub(super) fn flow_key(rng: &mut Rng) -> String {
    if rng.bool() { key(rng) } else { format!("\"k{}\"", rng.u8(0..20)) }
}

fn double(rng: &mut Rng) -> String {
    let inside: String = (0..rng.usize(0..5)).map(|_| pick(&ESCAPED, rng)).collect();
    format!("\"{inside}\"")
}

fn single(rng: &mut Rng) -> String {
    let inside: String = (0..rng.usize(0..4))
        .map(|_| pick(&["a", "''", "\"", " ", ": ", "#", "é", "\t", "\\n", "\n "], rng))
        .collect();
    format!("'{inside}'")
}

/// Longer than a key may be, or just not.
fn long(rng: &mut Rng) -> String {
    let length = pick(&["990", "1000", "1001", "1020", "1024", "1025", "70000"], rng);
    pick(&["a", "é", "a "], rng).repeat(length.parse().expect("a number")).trim_end().to_owned()
}

/// A literal or folded scalar, of a parent that stands at a column; ends with a line break.
pub(super) fn block(parent: usize, rng: &mut Rng) -> String {
    let mut out = String::from(if rng.bool() { "|" } else { ">" });
    out += pick(&["", "", "", "-", "-", "+", "2", "1", "-1", "3+", "0"], rng);
    out += pick(&["", "", "", "", " ", " # x", "# x", "\t"], rng);
    out += "\n";
    let indent = parent + rng.usize(0..3);
    if rng.u8(0..10) == 0 {
        out += pick(&["\n", "  \n", "      \n", "\t\n"], rng);
    }
    for _ in 0..rng.usize(0..5) {
        out += &block_line(indent, rng);
    }
    if rng.u8(0..8) == 0 {
        out += pick(&["# x\n", " # x\n", "\n\n", "   \n", " \n"], rng);
    }
    out
}

/// What the lines of a block scalar may look like.
const LINES: [&str; 10] = ["\ta", "# a", "- a", "a: b", "a ", "---", "中", "\u{a0}", "a\u{a0}", "a\r"];

fn block_line(indent: usize, rng: &mut Rng) -> String {
    let (left, text) = match rng.u8(0..12) {
        0 | 1 => (0, ""),
        2 => (rng.usize(0..indent + 3), ""),
        3 => (indent + 1, pick(&WORDS, rng)),
        4 => (indent, pick(&LINES, rng)),
        _ => (indent, pick(&WORDS, rng)),
    };
    format!("{}{text}\n", " ".repeat(left))
}
