//! Documents grown from a grammar: right YAML for the most part, in every form that it allows.

use fastrand::Rng;

use super::scalars;

/// A document, its markers and what is around them.
pub(super) fn document(rng: &mut Rng) -> String {
    let depth = if rng.u8(0..200) == 0 { 80 } else { rng.usize(1..6) };
    let mut grown = Grown { rng, out: String::new(), depth, anchors: 0 };
    grown.head();
    let indent = grown.rng.usize(0..3) * usize::from(grown.rng.u8(0..6) == 0);
    grown.out.push_str(&" ".repeat(indent));
    grown.node(indent, 0);
    grown.tail();
    let out = std::mem::take(&mut grown.out);
    match rng.u8(0..24) {
        0 => out.replace('\n', "\r\n"),
        1 => out.replace('\n', "\r"),
        2 => out.trim_end().to_owned(),
        _ => out,
    }
}

struct Grown<'a> {
    rng: &'a mut Rng,
    out: String,
    depth: usize,
    anchors: usize,
}

impl Grown<'_> {
    fn rarely(&mut self, one_in: u32) -> bool {
        self.rng.u32(0..one_in) == 0
    }

    fn say(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn one_of(&mut self, texts: &[&str]) {
        let text = texts[self.rng.usize(0..texts.len())];
        self.out.push_str(text);
    }

    fn head(&mut self) {
        if self.rarely(30) {
            self.say("\u{feff}");
        }
        if self.rarely(4) {
            self.one_of(&[
                "---\n",
                "--- ",
                "# x\n",
                "\n",
                "  \n",
                "%YAML 1.2\n---\n",
                "--- # x\n",
                "---\t",
                "...\n",
            ]);
        }
    }

    fn tail(&mut self) {
        if self.rarely(6) {
            self.one_of(&[
                "...\n",
                "---\n",
                "# x",
                "\n\n",
                "  \n",
                "  # x\n",
                "... # x\n",
                "\u{feff}",
                "x",
                "\t\n",
            ]);
        }
    }

    /// What may stand before a node: an anchor, a tag.
    fn properties(&mut self) {
        if self.rarely(25) {
            self.anchors += 1;
            self.say("&a ");
        }
        if self.rarely(40) {
            self.one_of(&["!!str ", "!!map ", "!!seq ", "! ", "!!int ", "!x ", "!!null "]);
        }
    }

    /// A block node at a column; the line is indented that far already.
    fn node(&mut self, column: usize, level: usize) {
        self.properties();
        if level >= self.depth {
            return self.scalar_line(column);
        }
        match self.rng.u8(0..10) {
            0..4 => self.mapping(column, level),
            4..6 => self.sequence(column, level),
            6 => self.flow_line(column, level),
            7 => self.block_scalar(column),
            _ => self.scalar_line(column),
        }
    }

    fn mapping(&mut self, column: usize, level: usize) {
        let entries = if self.rarely(40) { 14 } else { self.rng.usize(1..5) };
        for entry in 0..entries {
            if entry > 0 {
                self.line(column);
            }
            self.key();
            self.value(column, level);
        }
    }

    fn key(&mut self) {
        if self.rarely(60) {
            self.say("? ");
        }
        let key = scalars::key(self.rng);
        self.say(&key);
        self.one_of(&[":", ":", ":", ":", ":", ":", ":", ":", " :", "  :"]);
    }

    fn value(&mut self, column: usize, level: usize) {
        match self.rng.u8(0..12) {
            0..5 => {
                self.one_of(&[" ", " ", " ", "  ", "   "]);
                self.properties();
                self.scalar_line(column + 1);
            }
            5 => self.end(),
            6 => {
                self.say(" ");
                self.flow_line(column + 1, level);
            }
            7 => {
                self.say(" ");
                self.block_scalar(column + 1);
            }
            8 if self.anchors > 0 => {
                self.say(" *a");
                self.end();
            }
            9 => {
                self.end();
                self.say(&" ".repeat(column));
                self.sequence(column, level + 1);
            }
            _ => self.below(column, level),
        }
    }

    /// A node on the lines below, further right.
    fn below(&mut self, column: usize, level: usize) {
        if self.rarely(20) {
            self.say(" ");
            self.properties();
        }
        self.end();
        let deeper = column + self.rng.usize(1..4);
        self.line_start(deeper);
        self.node(deeper, level + 1);
    }

    fn sequence(&mut self, column: usize, level: usize) {
        for item in 0..self.rng.usize(1..5) {
            if item > 0 {
                self.line(column);
            }
            self.say("-");
            match self.rng.u8(0..8) {
                0 => self.end(),
                1 => self.below(column, level),
                _ => {
                    let spaces = if self.rarely(4) { self.rng.usize(1..5) } else { 1 };
                    self.say(&" ".repeat(spaces));
                    self.node(column + 1 + spaces, level + 1);
                }
            }
        }
    }

    fn flow_line(&mut self, column: usize, level: usize) {
        self.flow(column, level);
        self.end();
    }

    fn flow(&mut self, column: usize, level: usize) {
        let list = self.rng.bool();
        self.say(if list { "[" } else { "{" });
        let entries = self.rng.usize(0..4);
        for entry in 0..entries {
            self.flow_space(column);
            self.flow_entry(list, column, level);
            self.flow_space(column);
            if entry + 1 < entries || self.rarely(12) {
                self.say(",");
            }
        }
        self.flow_space(column);
        self.say(if list { "]" } else { "}" });
    }

    fn flow_entry(&mut self, list: bool, column: usize, level: usize) {
        if !list || self.rarely(20) {
            let key = scalars::flow_key(self.rng);
            self.say(&key);
            if self.rarely(12) {
                return;
            }
            self.one_of(&[": ", ": ", ": ", ": ", ":", " : ", ":\n ", ":\t"]);
        }
        self.properties();
        if level < self.depth && self.rarely(3) {
            self.flow(column, level + 1);
        } else {
            let scalar = scalars::flow(self.rng);
            self.say(&scalar);
        }
    }

    /// Nothing, a space, a line break, a comment.
    fn flow_space(&mut self, column: usize) {
        match self.rng.u8(0..14) {
            0..3 => self.say(" "),
            3 => self.line(column + 1),
            4 if self.rarely(3) => self.line(column.saturating_sub(1)),
            5 if self.rarely(3) => self.one_of(&["\t", " # x\n ", "# x\n ", "\n\t", "\n"]),
            _ => {}
        }
    }

    fn scalar_line(&mut self, column: usize) {
        let scalar = scalars::line(self.rng);
        self.say(&scalar);
        // A scalar may go on below, which is for the slow lane.
        if self.rarely(20) {
            self.line(column);
            let more = scalars::line(self.rng);
            self.say(&more);
        }
        self.end();
    }

    fn block_scalar(&mut self, parent: usize) {
        let text = scalars::block(parent, self.rng);
        self.say(&text);
    }

    /// The end of a line, perhaps with a comment.
    fn end(&mut self) {
        match self.rng.u8(0..16) {
            0 => self.say(" # x"),
            1 => self.say("  "),
            2 if self.rarely(4) => self.one_of(&["\t", "#x", " #", "\t# x", " # é: [", " #\t"]),
            _ => {}
        }
        self.say("\n");
        if self.rarely(16) {
            self.one_of(&["\n", "  \n", "# x\n", "    # x\n", "\t\n", " \n\n", "#\n"]);
        }
    }

    fn line_start(&mut self, column: usize) {
        let slip = if self.rarely(60) { self.rng.usize(0..3) } else { 1 };
        self.say(&" ".repeat((column + slip).saturating_sub(1)));
    }

    fn line(&mut self, column: usize) {
        if !self.out.ends_with('\n') {
            self.say("\n");
        }
        self.line_start(column);
    }
}
