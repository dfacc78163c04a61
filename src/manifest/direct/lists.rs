use super::{GiveUp, Lane, Spot, Sure, Value, sure};
use crate::manifest::validate::{List, Shape};

impl Lane<'_> {
    /// Reads a list and shows `each` every item.
    pub(super) fn list(
        &mut self,
        value: Value<'_>,
        mut each: impl FnMut(&mut Self, Value<'_>) -> Sure,
    ) -> Sure {
        let Shape::List(list) = value.shape else { return Err(GiveUp) };
        let count = match value.spot {
            spot if self.peek() == b'[' => self.flow_list(spot, list, &mut each)?,
            Spot::Below(_) if self.at_dash() => self.block_list(list, &mut each)?,
            _ => return Err(GiveUp),
        };
        // Whether two items are the same is for others to find out.
        sure(list.size.contains(&count) && (count < 2 || !list.is_set))
    }

    /// Reads a list, and makes something of every item.
    pub(super) fn items<T>(
        &mut self,
        value: Value<'_>,
        mut each: impl FnMut(&mut Self, Value<'_>) -> Sure<T>,
    ) -> Sure<Box<[T]>> {
        let mut items = Vec::new();
        self.list(value, |lane, item| {
            items.push(each(lane, item)?);
            Ok(())
        })?;
        Ok(items.into())
    }

    fn block_list(
        &mut self,
        list: &List,
        each: &mut impl FnMut(&mut Self, Value<'_>) -> Sure,
    ) -> Sure<usize> {
        let (column, mut count) = (self.column(), 0);
        loop {
            sure(self.go_to_item(column)?)?;
            each(self, Value { spot: Spot::Below(column), shape: &list.item })?;
            count += 1;
            sure(self.indent <= column)?;
            if self.indent < column || !self.at_dash() {
                return Ok(count);
            }
        }
    }

    fn flow_list(
        &mut self,
        spot: Spot,
        list: &List,
        each: &mut impl FnMut(&mut Self, Value<'_>) -> Sure,
    ) -> Sure<usize> {
        let (parent, mut count) = (spot.column(), 0);
        self.open_flow(parent)?;
        while !self.at_end_of_flow(b']') {
            each(self, Value { spot: Spot::Flow(parent), shape: &list.item })?;
            count += 1;
            self.flow_space(parent)?;
            self.comma(parent, b']')?;
        }
        self.close_flow(spot)?;
        Ok(count)
    }
}
