use rayon::prelude::*;
use serde_json::Value;

use super::sources::Source;
use super::{DocRef, Headed, Node, Place, Show, Sources, Tape, header, parse};

/// Where a field is: a few numbers from which its place can be worked out when it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    file: u32,
    start: u32,
    end: u32,
}

impl Sources {
    /// Where fields of objects are, in the order asked: of each the key, or that of the nearest ancestor
    /// that the file has. `None` for an object of other sources.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "texts are bounded at 1 GiB")]
    pub fn spots(&self, wanted: &[(DocRef, &str)]) -> Vec<Option<Spot>> {
        let spot = |_: &Source, node: Node<'_>, wanted: &(DocRef, &str)| {
            let span = node.find(wanted.1).span;
            Some(Spot { file: wanted.0.file, start: span.start as u32, end: span.end as u32 })
        };
        self.look_up(wanted, |wanted| wanted.0, spot)
    }

    /// The place that a spot is at; `None` for a spot of other sources.
    #[must_use]
    pub fn place_at(&self, spot: Spot, show: Show) -> Option<Place> {
        let source = self.files.get(spot.file as usize)?;
        Some(source.place_to(show, &(spot.start as usize..spot.end as usize)))
    }

    /// The places of fields of objects, in the order asked: of each the key, or that of the nearest
    /// ancestor that the file has. `None` for an object of other sources.
    #[must_use]
    pub fn places(&self, wanted: &[(DocRef, &str)], show: Show) -> Vec<Option<Place>> {
        let place = |spot: Option<Spot>| self.place_at(spot?, show);
        self.spots(wanted).into_par_iter().map(place).collect()
    }

    /// The place of one field of one object, as [`Sources::places`] finds it.
    #[must_use]
    pub fn place(&self, object: DocRef, field: &str) -> Option<Place> {
        self.places(&[(object, field)], Show::Line).pop()?
    }

    /// The objects as they are written, in the order asked.
    #[must_use]
    pub fn written(&self, objects: &[DocRef]) -> Vec<Option<Value>> {
        self.look_up(objects, |object| *object, |_, node, _| node.decode().ok())
    }

    /// `Kind/name` of an object.
    pub(super) fn title(&self, object: DocRef) -> Option<String> {
        let titled = |_: &Source, node: Node<'_>, _: &DocRef| match header::header(node) {
            Headed::Ours(header) => Some(format!("{}/{}", header.kind, header.name)),
            Headed::Other | Headed::Foreign(_) | Headed::Broken(..) => None,
        };
        self.look_up(&[object], |object| *object, titled).pop()?
    }

    /// Reads the objects again that something is wanted of. A document is parsed once, however many
    /// of its objects are asked for: a list may hold a whole organisation.
    fn look_up<W: Sync, T: Send>(
        &self,
        wanted: &[W],
        of: impl Fn(&W) -> DocRef + Sync,
        each: impl Fn(&Source, Node<'_>, &W) -> Option<T> + Sync,
    ) -> Vec<Option<T>> {
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_unstable_by_key(|number| of(&wanted[*number]));
        let of = |number: &usize| of(&wanted[*number]);
        let documents: Vec<&[usize]> = order.chunk_by(|a, b| of(a).document() == of(b).document()).collect();
        let found = documents.par_iter().map_init(Tape::default, |tape, numbers| {
            self.in_document(of(&numbers[0]), tape, |source, objects| {
                let of_one = |number: &usize| {
                    let node = *objects.get(of(number).item as usize)?;
                    Some((*number, each(source, node, &wanted[*number])?))
                };
                numbers.iter().filter_map(of_one).collect::<Vec<_>>()
            })
        });
        let found = found.flatten_iter().flatten_iter().collect_vec_list();
        let mut answers: Vec<Option<T>> = (0..wanted.len()).map(|_| None).collect();
        for (number, answer) in found.into_iter().flatten() {
            answers[number] = Some(answer);
        }
        answers
    }

    fn in_document<T>(
        &self,
        object: DocRef,
        tape: &mut Tape,
        each: impl FnOnce(&Source, &[Node<'_>]) -> T,
    ) -> Option<T> {
        let source = self.files.get(object.file as usize)?;
        parse(&source.text, object.range(), tape).ok()?;
        Some(each(source, &header::objects(tape.root(&source.text)?)))
    }
}
