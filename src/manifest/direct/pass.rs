use super::{GiveUp, Lane, Spot, Sure, Value, sure};
use crate::manifest::fast::{KEY, Keys};
use crate::manifest::tree::{Mark, NodeKind, Slot};
use crate::manifest::validate::{Map, Shape};

/// The keys and values of a mapping with keys of its own may have so many bytes, less than is allowed.
const BYTES: usize = 64 * 1024;

impl Lane<'_> {
    /// Passes over a value that nobody keeps, if it fits.
    pub(super) fn pass(&mut self, value: Value<'_>) -> Sure {
        match value.shape {
            Shape::Text(_) => self.text(value).map(|_| ()),
            Shape::Word(words) => {
                let said = self.any_text(value.spot)?;
                sure(words.iter().any(|word| **word == *said))
            }
            Shape::Whole(_) => self.whole(value).map(|_| ()),
            Shape::Truth => self.truth(value).map(|_| ()),
            Shape::Object(_) => self.object(value, |lane, _, value| lane.pass(value)),
            Shape::List(_) => self.list(value, Self::pass),
            Shape::Map(map) => self.map(value.spot, map),
            Shape::Any => self.anything(value.spot),
            Shape::Number(_) => Err(GiveUp),
        }
    }

    /// Passes over a value of which only YAML asks something.
    fn anything(&mut self, spot: Spot) -> Sure {
        let before = self.tape.len();
        match spot {
            Spot::Behind(column) => self.value(column)?,
            Spot::Below(column) => self.node(column)?,
            Spot::Flow(column) => self.flow_node(column)?,
        }
        self.tape.truncate(before);
        Ok(())
    }

    fn map(&mut self, spot: Spot, map: &Map) -> Sure {
        let (start, mut keys) = (self.pos, Keys::default());
        let count = match spot {
            spot if self.peek() == b'{' => self.flow_map(spot, map, &mut keys)?,
            Spot::Below(_) => self.block_map(map, &mut keys)?,
            Spot::Behind(_) | Spot::Flow(_) => return Err(GiveUp),
        };
        sure(keys.differ() && count <= map.at_most && self.pos - start <= BYTES)
    }

    fn block_map(&mut self, map: &Map, keys: &mut Keys) -> Sure<usize> {
        let (column, mut count) = (self.column(), 0);
        loop {
            let key = self.token()?;
            sure(self.at_colon())?;
            keys.add(self.own_key(key, map)?);
            let stands = self.go_to_value(column)?.ok_or(GiveUp)?;
            self.pass(Value { spot: stands.spot(column), shape: &map.value })?;
            count += 1;
            sure(self.indent <= column)?;
            if self.indent < column {
                return Ok(count);
            }
        }
    }

    fn flow_map(&mut self, spot: Spot, map: &Map, keys: &mut Keys) -> Sure<usize> {
        let (parent, mut count) = (spot.column(), 0);
        self.open_flow(parent)?;
        while !self.at_end_of_flow(b'}') {
            let key = self.flow_name()?;
            keys.add(self.own_key(key, map)?);
            self.pos += 1;
            self.flow_space(parent)?;
            self.pass(Value { spot: Spot::Flow(parent), shape: &map.value })?;
            count += 1;
            self.flow_space(parent)?;
            self.comma(parent, b'}')?;
        }
        self.close_flow(spot)?;
        Ok(count)
    }

    /// Makes sure of a key that the schema does not name, and gives its mark.
    fn own_key(&self, key: Slot, map: &Map) -> Sure<Mark> {
        let said = self.said(key);
        sure(key.kind == NodeKind::Str && key.span().len() <= KEY as usize && said != "<<")?;
        sure(map.key.is_none_or(|matcher| matcher.matches(said)))?;
        Ok(Mark::of(said))
    }
}
