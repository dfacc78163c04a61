//! Nodes to the wire types, through serde: strings are borrowed, a null property is absent (as
//! the API server prunes it), and only the exact type will do.

use std::fmt;
use std::ops::Range;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::{Entries, Items, Node, NodeKind};

/// Why a node does not fit a type, and the innermost node at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes of the file's text.
    pub span: Option<Range<usize>>,
}

impl Misfit {
    fn at(mut self, node: Node<'_>) -> Self {
        self.span.get_or_insert_with(|| node.span());
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        Self { message, span: None }
    }
}

impl<'t> Node<'t> {
    /// Makes a value of a wire type.
    ///
    /// # Errors
    ///
    /// When the node does not have the shape of the type.
    pub fn decode<T: de::Deserialize<'t>>(self) -> Result<T, Misfit> {
        T::deserialize(self)
    }

    fn mismatch(self, visitor: &dyn de::Expected) -> Misfit {
        let found = match self.kind() {
            NodeKind::Null => Unexpected::Other("null"),
            NodeKind::Bool => Unexpected::Bool(self.as_bool().unwrap_or_default()),
            NodeKind::Int => Unexpected::Other("integer"),
            NodeKind::Float => Unexpected::Float(self.as_f64().unwrap_or_default()),
            NodeKind::Str => Unexpected::Str(self.as_str().unwrap_or_default()),
            NodeKind::Seq => Unexpected::Seq,
            NodeKind::Map => Unexpected::Map,
        };
        <Misfit as de::Error>::invalid_type(found, visitor).at(self)
    }

    fn visit_int<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match (self.as_i64(), self.as_u64()) {
            (Some(value), _) => visitor.visit_i64(value),
            (None, Some(value)) => visitor.visit_u64(value),
            (None, None) => Err(self.mismatch(&visitor)),
        }
    }

    fn visit_text<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.as_str() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => Err(self.mismatch(&visitor)),
        }
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.kind() {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Bool => visitor.visit_bool(self.as_bool().unwrap_or_default()),
            NodeKind::Int => self.visit_int(visitor),
            NodeKind::Float if self.is_whole() => self.visit_int(visitor),
            NodeKind::Float => visitor.visit_f64(self.as_f64().unwrap_or(f64::NAN)),
            NodeKind::Str => self.visit_text(visitor),
            NodeKind::Seq => visitor.visit_seq(Seq(self.items())),
            NodeKind::Map => visitor.visit_map(Map { nulls: false, entries: self.entries(), value: None }),
        }
        .map_err(|misfit| misfit.at(self))
    }

    // The leaves of a profile's overrides tell `null` (there is none) from absent (leave it).
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if self.kind() == NodeKind::Map && name.ends_with("Patch") {
            let map = Map { nulls: true, entries: self.entries(), value: None };
            return visitor.visit_map(map).map_err(|misfit| misfit.at(self));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let Some(text) = self.as_str() else {
            return Err(self.mismatch(&visitor));
        };
        let variant = BorrowedStrDeserializer::<Misfit>::new(text);
        visitor.visit_enum(variant).map_err(|misfit| misfit.at(self))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier
    }
}

struct Seq<'t>(Items<'t>);

impl<'t> de::SeqAccess<'t> for Seq<'t> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

struct Map<'t> {
    /// Whether `null` says something of its own, as in a profile's overrides.
    nulls: bool,
    entries: Entries<'t>,
    value: Option<Node<'t>>,
}

impl<'t> de::MapAccess<'t> for Map<'t> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let nulls = self.nulls;
        let Some((key, value)) = self.entries.find(|(_, value)| nulls || !value.is_null()) else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(de::Error::custom("a value was asked for before its key")),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::api::{DepartmentSpec, DepartmentType};
    use crate::manifest::{Misfit, Tape, parse};

    fn decode(text: &str) -> Result<DepartmentSpec, Misfit> {
        let mut tape = Tape::default();
        parse(text, 0..text.len(), &mut tape).expect("a document");
        tape.root(text).expect("a root").decode()
    }

    #[test]
    fn decodes_a_spec_and_takes_null_for_absent() {
        let spec = decode("type: Workshop\nparentRef: {name: p}\nwaivers:\ndisplayName: ~\n");
        let spec = spec.expect("a spec");
        assert_eq!(spec.type_, DepartmentType::Workshop);
        assert_eq!(spec.parent_ref.expect("a parent").name, "p");
        assert_eq!((spec.waivers.len(), spec.display_name), (0, None));
    }

    #[test]
    fn a_null_leaf_of_an_override_means_none() {
        let text = "certificates: {reviewAbolishedFrom: null, expiringSoonDays: null}\n";
        let mut tape = Tape::default();
        parse(text, 0..text.len(), &mut tape).expect("a document");
        let patch: crate::api::ProfilePatch = tape.root(text).expect("a root").decode().expect("overrides");
        let certificates = patch.certificates.expect("certificates");
        assert_eq!((certificates.review_abolished_from, certificates.expiring_soon_days), (Some(None), None));
    }

    #[test]
    fn names_the_innermost_node_at_fault() {
        let text = "type: Workshop\nparentRef:\n  name: 7\n";
        let misfit = decode(text).expect_err("no string");
        assert_eq!(&text[misfit.span.expect("a span")], "7");
        assert!(decode("type: Workshops\n").is_err());
        assert!(decode("displayName: x\n").is_err());
    }
}
