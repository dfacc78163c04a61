use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter as _, PrettyFormatter, Serializer};

use super::parts;

/// Where an item of a list is to be put.
pub(super) struct Slot<'a> {
    nth: usize,
    depth: usize,
    text: &'a mut Vec<u8>,
}

/// Writes a list of so many items that stands so deep in a document of JSON, as if the document had been
/// written whole.
pub(super) fn write(
    depth: usize,
    count: usize,
    each: impl Fn(usize, Slot<'_>) -> io::Result<()> + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"[")?;
    parts::write(count, |nth, text| each(nth, Slot { nth, depth: depth + 1, text }), out)?;
    if count > 0 {
        write!(out, "\n{:1$}", "", depth * 2)?;
    }
    out.write_all(b"]")
}

/// A document written whole, cut where its empty list of that name stands, so deep.
pub(super) fn around(document: &impl Serialize, name: &str, depth: usize) -> io::Result<[String; 2]> {
    let document = serde_json::to_string_pretty(document)?;
    // No text of a document has a line break in JSON.
    let key = format!("\n{:1$}\"{name}\": ", "", depth * 2);
    let (before, after) = document.split_once(&(key.clone() + "[]")).ok_or(io::ErrorKind::InvalidData)?;
    Ok([before.to_owned() + &key, after.to_owned()])
}

impl Slot<'_> {
    /// Puts it there.
    pub(super) fn put(self, item: &impl Serialize) -> io::Result<()> {
        let separator = if self.nth == 0 { "" } else { "," };
        write!(self.text, "{separator}\n{:1$}", "", self.depth * 2)?;
        let mut formatter = PrettyFormatter::new();
        // It indents what follows as what stands in lists within lists.
        (0..self.depth).try_for_each(|_| formatter.begin_array(&mut io::sink()))?;
        item.serialize(&mut Serializer::with_formatter(self.text, formatter))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Document {
        name: &'static str,
        lists: [List; 1],
        last: u8,
    }

    #[derive(Serialize)]
    struct List {
        items: Vec<[(&'static str, usize); 1]>,
    }

    fn document(items: usize) -> Document {
        let items = (0..items).map(|nth| [("\n    \"items\": []", nth)]).collect();
        Document { name: "\n      \"items\": []", lists: [List { items }], last: 1 }
    }

    #[test]
    fn a_list_stands_in_its_document_as_if_written_whole() {
        for items in [0, 1, 2, 1000] {
            let whole = document(items);
            let [before, after] = around(&document(0), "items", 3).unwrap();
            let mut out = before.into_bytes();
            write(3, items, |nth, slot| slot.put(&whole.lists[0].items[nth]), &mut out).unwrap();
            let text = String::from_utf8(out).unwrap() + &after;
            assert_eq!(text, serde_json::to_string_pretty(&whole).unwrap());
        }
    }
}
