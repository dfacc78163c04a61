//! What the fast lane is for, what it leaves to the slow one, and what lies between.

use proptest::prelude::*;

use super::{Lane, agree};

/// Texts to begin with.
pub(super) fn texts() -> impl Iterator<Item = &'static str> {
    USUAL.iter().chain(UNUSUAL).copied()
}

const USUAL: &[&str] = &[
    "",
    "# nothing\n",
    "a: 1\n",
    "a: 1",
    "a:\n  b: x\n  c:\n  - 1\n  - d: 2\n    e: 3\n  - - 4\n    - 5\n",
    "a:\n- 1\n-\n  x: 1\n- \n- y\nb:\nc: ~\n",
    "  a: 1\n  b: 2\n",
    "- a\n- b: {c: 1, \"d\":2, 'e': [x, y z, -1, {f: g}]}\n",
    "a: 'it''s'\nb: \"\\u4e2d\\n\\\"x\\/\"\n'c d': e\n\"f\\tg\": h\n",
    "a: x # comment\n# more\n  # odd\nb: y#z\nc: http://a:80/b\nd: a:b\n",
    "a: [1,\n  2, # two\n  3]\nb: {\n  x: 1,\n  y: [\n    z\n  ]\n  }\n",
    "{\"a\": [1, 2.5, true, null, \"x\"], \"b\": {}, \"c\": []}\n",
    "{\n  \"a\": {\n    \"b\": [\n      1\n    ]\n  }\n}\n",
    "a: |\n  x\n   y\n\n  z\n\nb: |-\n  x\nc: |+\n  x\n\n\nd: >\n  x\n  y\n\n  z\n\n\n  w\ne: >-\n  1\n  2\n",
    "a:\n  - |\n    x\n  - >-\n    y\n    z\nb: 2\n",
    "a: yes\nb: 0x1F\nc: 1_000\nd: 2026-01-01\ne: .inf\n1: int\ntrue: bool\n",
    "a: b\r\nc:\r\n  - d\r\n  - \"e\"\r\n",
    "姓名: 王伟 # 注释\n列表: [甲, 乙]\n",
    "plain scalar\n",
    "\"quoted\"\n",
    "a: b c, d [e] {f}\n",
    "a: -1\nb: -x\nc: --- x\n",
    "a:   \n\n\n  b: 1\n\n",
    "a:\n- -\nb:\n- - - []\n- - - {}\n",
    "a: # - x\n\n- # - y\n-\n",
    "- # -\n-\n- - # -\n  -\n",
    "a :   # x:\nb  :",
];

#[test]
fn the_usual_takes_the_fast_lane() {
    for text in USUAL {
        assert_eq!(agree(text), Lane::Fast, "gives up at\n{text}");
    }
}

const UNUSUAL: &[&str] = &[
    "a: &x 1\nb: *x\n",
    "a: &x {y: 1}\nb:\n  <<: *x\n  z: 2\n",
    "a: x\n  y\n",
    "a: \"x\n  y\"\n",
    "? a\n: b\n",
    "a: !!str 1\n",
    "a:\tb\n",
    "a: b: c\n",
    "a: [b\n",
    "a: 1\na: 2\n",
    "[a: b]\n",
    "a: |2\n   x\n",
    "a: 1\n b: 2\n",
    "{a, b}\n",
    "- a\nb: c\n",
    "a: 'x' y\n",
    "a: @x\n",
    "~: 1\n",
    "a: [1, ]\n",
    "a: b #c\n d\n",
    "a: |+\n  b\n \r\n",
    "--- |0\n",
    "...",
    "a:\n  b: 1\n c: 2\n",
];

#[test]
fn the_unusual_takes_the_slow_lane() {
    for text in UNUSUAL {
        assert_ne!(agree(text), Lane::Fast, "should give up at\n{text}");
    }
}

#[test]
fn a_key_far_from_its_colon_takes_the_slow_lane() {
    for (spaces, lane) in [(1, Lane::Fast), (16, Lane::Fast), (1000, Lane::Slow), (1100, Lane::Neither)] {
        let far = " ".repeat(spaces);
        let texts = [
            format!("a{far}: b\n"),
            format!("c: d\na{far}: b\n"),
            format!("{{a{far}: b}}\n"),
            format!("{{\"a\"{far}:b}}\n"),
        ];
        for text in texts {
            assert_eq!(agree(&text), lane, "{text}");
        }
    }
}

/// Small pieces of YAML, put together blindly.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "b", ":", ": ", " ", "  ", "    ", "\n", "\n", "\n  ", "\n- ", "- ", "-", "[", "]", "{", "}",
        ",", ", ", "#", " #", "'", "\"", "|", ">", "|\n", ">-\n  ", "?", "&x", "*x", "!", "%", "@", "\\",
        "\t", "\r\n", "中", "1", "0x", "~", "yes", "<<", "a: ", "b:\n", "\n  c: ", "key", "''", "\\u00e9",
        "é", "\"a\":", ".", "`", "=",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|parts| parts.concat())
}

/// A usual document with a few bytes overwritten, removed or repeated.
fn mutated() -> impl Strategy<Value = String> {
    let edit = (
        any::<prop::sample::Index>(),
        0_u8..4,
        prop::sample::select(" \n:-#[]{},'\"|>&*!?a1\t\r".chars().collect::<Vec<_>>()),
    );
    (prop::sample::select(USUAL.to_vec()), prop::collection::vec(edit, 1..5)).prop_map(|(text, edits)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (index, how, c) in edits {
            if chars.is_empty() {
                break;
            }
            let at = index.index(chars.len());
            match how {
                0 => chars[at] = c,
                1 => chars.insert(at, c),
                2 => {
                    chars.remove(at);
                }
                _ => chars.insert(at, chars[at]),
            }
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn lanes_agree_on_soup(text in soup()) {
        agree(&text);
    }

    #[test]
    fn lanes_agree_on_mutations(text in mutated()) {
        agree(&text);
    }
}
