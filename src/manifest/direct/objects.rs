use super::{GiveUp, Lane, Spot, Sure, Value, sure};
use crate::manifest::fast::Stands;
use crate::manifest::validate::{Field, Object, Shape};

/// The fields of a mapping as far as they are read.
#[derive(Default)]
pub(super) struct Seen {
    /// Those that stand there.
    keys: u64,
    /// Those that have a value.
    values: u64,
    /// The last one, counted from 1.
    pub(super) last: usize,
}

impl Lane<'_> {
    /// Reads a mapping with known keys, and shows `each` the name and the value of every field that has
    /// one.
    pub(super) fn object(
        &mut self,
        value: Value<'_>,
        each: impl FnMut(&mut Self, &str, Value<'_>) -> Sure,
    ) -> Sure {
        let Shape::Object(object) = value.shape else { return Err(GiveUp) };
        let mut seen = Seen::default();
        match value.spot {
            spot if self.peek() == b'{' => self.flow_object(spot, object, &mut seen, each)?,
            Spot::Below(_) => self.block_object(object, &mut seen, each)?,
            Spot::Behind(_) | Spot::Flow(_) => return Err(GiveUp),
        }
        sure(object.required & !seen.values == 0)
    }

    fn block_object(
        &mut self,
        object: &Object,
        seen: &mut Seen,
        mut each: impl FnMut(&mut Self, &str, Value<'_>) -> Sure,
    ) -> Sure {
        let column = self.column();
        loop {
            let field = self.block_field(object, seen)?;
            let spot = self.go_to_value(column)?.map(|stands| stands.spot(column));
            match spot {
                Some(spot) if !self.is_at_null() => {
                    seen.values |= seen.bit();
                    each(self, &field.name, Value { spot, shape: &field.shape })?;
                }
                _ => self.nothing(field, spot)?,
            }
            sure(self.indent <= column)?;
            if self.indent < column {
                return Ok(());
            }
        }
    }

    fn flow_object(
        &mut self,
        spot: Spot,
        object: &Object,
        seen: &mut Seen,
        mut each: impl FnMut(&mut Self, &str, Value<'_>) -> Sure,
    ) -> Sure {
        let parent = spot.column();
        self.open_flow(parent)?;
        while !self.at_end_of_flow(b'}') {
            let field = self.flow_field(object, seen)?;
            self.pos += 1;
            self.flow_space(parent)?;
            let spot = Spot::Flow(parent);
            if self.is_at_null() {
                self.nothing(field, Some(spot))?;
            } else {
                seen.values |= seen.bit();
                each(self, &field.name, Value { spot, shape: &field.shape })?;
            }
            self.flow_space(parent)?;
            self.comma(parent, b'}')?;
        }
        self.close_flow(spot)
    }

    /// Passes over what a field has for a value where it has none: a `null` that says nothing is none.
    #[cold]
    fn nothing(&mut self, field: &Field, spot: Option<Spot>) -> Sure {
        sure(!field.nullable)?;
        spot.map_or(Ok(()), |spot| self.null(spot))
    }

    /// Moves behind the bracket that begins a flow collection.
    pub(super) fn open_flow(&mut self, parent: isize) -> Sure {
        self.pos += 1;
        self.flow_space(parent)
    }

    pub(super) fn at_end_of_flow(&self, bracket: u8) -> bool {
        self.peek() == bracket
    }

    /// Moves behind the bracket that ends a flow collection, and what else ends there.
    pub(super) fn close_flow(&mut self, spot: Spot) -> Sure {
        self.pos += 1;
        if let Spot::Flow(_) = spot { Ok(()) } else { self.finish_line() }
    }
}

impl Seen {
    /// Takes note of a field; no key may stand there twice.
    pub(super) fn take(&mut self, at: usize) -> Sure {
        self.last = at + 1;
        sure(self.keys & self.bit() == 0)?;
        self.keys |= self.bit();
        Ok(())
    }

    /// The field that was taken last.
    fn bit(&self) -> u64 {
        1 << (self.last - 1)
    }
}

impl Spot {
    /// The column that a flow collection here must stand right of.
    pub(super) fn column(self) -> isize {
        match self {
            Self::Behind(column) | Self::Below(column) | Self::Flow(column) => column,
        }
    }
}

impl Stands {
    /// The spot of a value whose key stands at a column.
    pub(super) fn spot(self, column: isize) -> Spot {
        match self {
            Self::Behind => Spot::Behind(column),
            Self::Below => Spot::Below(column),
        }
    }
}
