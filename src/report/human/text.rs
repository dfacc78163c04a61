use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Closing marks must not begin a line.
const CLOSING: &str = "，。、；：？！）》」』】”’…,.;:?!)>]}\"'`";

/// Breaks text into lines of at most `width` columns: at blanks, and on either side of a wide
/// character. A word longer than a line keeps its line, so that names and paths can be copied.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrap_line(line, width)).collect()
}

fn wrap_line(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in words(text) {
        let length = word.trim_end().width();
        if used > 0 && used + length > width {
            let full = lines.last_mut().map(|line| line.truncate(line.trim_end().len()));
            debug_assert!(full.is_some(), "there is always a line");
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
        used += word.width();
    }
    lines
}

/// The pieces between places where a line may break, each with the blanks after it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, char) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, char)) {
            words.push(&text[begin..at]);
            begin = at;
        }
        before = Some(char);
    }
    words.push(&text[begin..]);
    words
}

fn may_break(before: char, after: char) -> bool {
    let wide = |char: char| char.width() == Some(2);
    let blank = before == ' ' && after != ' ';
    blank || ((wide(before) || wide(after)) && after != ' ' && !CLOSING.contains(after))
}

/// Text for columns: tabs as four blanks, and how many columns come before each byte asked for.
pub(super) struct Columns {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Expands a line of source; `start` and `end` are bytes of it.
pub(super) fn expand(line: &str, start: usize, end: usize) -> Columns {
    let part = |part: &str| crate::report::escape::visible(part).replace('\t', "    ");
    let (before, marked, after) = (part(&line[..start]), part(&line[start..end]), part(&line[end..]));
    let start = before.width();
    let end = start + marked.width();
    Columns { text: before + &marked + &after, start, end }
}

impl Columns {
    /// Cuts what does not fit into `room` columns, and keeps what is marked in sight.
    pub(super) fn fit(self, room: usize) -> Self {
        if self.text.width() <= room {
            return self;
        }
        let skip = if self.end < room { 0 } else { self.start.saturating_sub(room / 3) };
        let (text, shift) = cut(&self.text, skip, room);
        // An ellipsis in front takes a column.
        let moved = |column: usize| if skip == 0 { column } else { (column + 1).saturating_sub(shift) };
        let shown = text.width();
        let start = moved(self.start).min(shown.saturating_sub(1));
        let end = moved(self.end).min(shown);
        Self { text, start, end }
    }
}

/// The columns of `text` from `skip` on, at most `room`, with an ellipsis where text is missing;
/// and how many columns are missing in front.
fn cut(text: &str, skip: usize, room: usize) -> (String, usize) {
    let mut shown = String::from(if skip > 0 { "…" } else { "" });
    let (mut column, mut shift, mut used) = (0, 0, shown.width());
    for char in text.chars() {
        let width = char.width().unwrap_or(0);
        if column < skip {
            shift = column + width;
        } else if used + width + 1 > room {
            shown.push('…');
            break;
        } else {
            shown.push(char);
            used += width;
        }
        column += width;
    }
    (shown, shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("a-very-long-word b", 5), ["a-very-long-word", "b"]);
        assert_eq!(wrap("one\ntwo", 80), ["one", "two"]);
    }

    #[test]
    fn wide_text_breaks_anywhere_but_before_a_closing_mark() {
        assert_eq!(wrap("无证不得上岗。", 8), ["无证不得", "上岗。"]);
        assert_eq!(wrap("无证不得，上岗", 8), ["无证不", "得，上岗"]);
    }

    #[test]
    fn marks_count_columns_not_characters() {
        let columns = expand("\t责任: x", 1, 7);
        assert_eq!((columns.text.as_str(), columns.start, columns.end), ("    责任: x", 4, 8));
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let line = format!("{}key{}", "长".repeat(30), "x".repeat(30));
        let columns = expand(&line, 90, 93).fit(30);
        let marked: String = columns
            .text
            .chars()
            .scan(0, |column, char| {
                *column += char.width().unwrap_or(0);
                Some((*column, char))
            })
            .filter(|(column, _)| *column > columns.start && *column <= columns.end)
            .map(|(_, char)| char)
            .collect();
        assert_eq!(marked, "key");
        assert!(columns.text.width() <= 30, "{}", columns.text);
    }

    #[test]
    fn a_mark_ends_where_the_shown_text_ends() {
        for line in ["a: ".to_owned() + &"x".repeat(90), "责任".repeat(40), "\tkey: 长长".repeat(9)] {
            let starts = line.char_indices().map(|(start, _)| start).take(40);
            for (start, room) in starts.flat_map(|start| (20..90).map(move |room| (start, room))) {
                let columns = expand(&line, start, line.len()).fit(room);
                let shown = columns.text.width();
                assert!(columns.start < columns.end && columns.end <= shown, "{line} from {start} in {room}");
                assert!(shown <= room, "{line} from {start} in {room}: {}", columns.text);
            }
        }
    }
}
