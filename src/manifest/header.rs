use super::{Fault, Node, NodeKind};
use crate::api::{API_VERSION, GROUP, Kind, VERSION};

/// What says which object a manifest declares.
#[derive(Clone, Copy, Debug)]
pub struct Header<'t> {
    /// The kind.
    pub kind: Kind,
    /// `metadata.name`.
    pub name: &'t str,
    /// `metadata.namespace`, where given.
    pub namespace: Option<&'t str>,
}

/// Whether a manifest is for us.
#[derive(Clone, Debug)]
pub enum Headed<'t> {
    /// One of the five kinds.
    Ours(Header<'t>),
    /// Another group or kind.
    Other,
    /// Something else than a manifest: values of a chart, settings of a tool. Whoever names the file
    /// means it to be one, and is told why it is none.
    Foreign(Fault),
    /// It cannot be said, or is meant for us and wrong; and which object it seems to be.
    Broken(Fault, Option<Header<'t>>),
}

/// Groups as similar to ours as this are taken for a slip of the pen.
const SIMILAR: f64 = 0.85;

/// Reads the header of one object.
#[must_use]
pub fn header(object: Node<'_>) -> Headed<'_> {
    match read(object) {
        Ok(Some(header)) => Headed::Ours(header),
        Ok(None) => Headed::Other,
        Err(fault) if is_foreign(object) => Headed::Foreign(fault),
        Err(fault) => Headed::Broken(fault, seeming(object)),
    }
}

fn is_foreign(object: Node<'_>) -> bool {
    ["apiVersion", "kind", "metadata", "spec"].iter().all(|key| object.get(key).is_none())
}

/// Which object a broken manifest is meant to be: references to it do not dangle.
fn seeming(object: Node<'_>) -> Option<Header<'_>> {
    let of_us = object.get("apiVersion").and_then(Node::as_str).is_none_or(is_similar);
    let kind = nearest_kind(object.get("kind")?.as_str()?).filter(|_| of_us)?;
    let said = |path| object.at(path).and_then(Node::as_str).filter(|text| !text.is_empty());
    Some(Header { kind, name: said("metadata.name")?, namespace: said("metadata.namespace") })
}

/// Whether an `apiVersion` is of our group, but for a slip of the pen.
pub(super) fn is_similar(version: &str) -> bool {
    let group = version.split('/').next().unwrap_or(version);
    strsim::normalized_levenshtein(group, GROUP) >= SIMILAR
}

fn read(object: Node<'_>) -> Result<Option<Header<'_>>, Fault> {
    if object.kind() != NodeKind::Map {
        let message = "this is no manifest: expected a mapping with apiVersion, kind and metadata";
        return Err(Fault::new(start(object), message));
    }
    let version = text(object, "apiVersion", "")?;
    let kind = text(object, "kind", "")?;
    // A list with items that are a list was taken apart before.
    if let Some(items) = object.get("items").filter(|_| is_list(object)) {
        return Err(Fault::new(items.span(), "`items` must be a list of manifests"));
    }
    if !of_our_group(version, kind)? {
        return Ok(None);
    }
    let kind = our_kind(kind)?;
    let Some(metadata) = object.get("metadata") else {
        return Err(missing(object, "metadata", ""));
    };
    if !matches!(metadata.kind(), NodeKind::Map | NodeKind::Null) {
        return Err(Fault::new(metadata.span(), "`metadata` must be a mapping with a name"));
    }
    let name = said(text(metadata, "name", "metadata.")?);
    let namespace = match metadata.get("namespace") {
        Some(node) if !node.is_null() => Some(said(text(metadata, "namespace", "metadata.")?)),
        _ => None,
    };
    Ok(Some(Header { kind, name, namespace }))
}

/// The string under a key, which must be there.
fn text<'t>(node: Node<'t>, key: &str, parent: &str) -> Result<Node<'t>, Fault> {
    let value = node.get(key).filter(|value| !value.is_null());
    let value = value.ok_or_else(|| missing(node, key, parent))?;
    match value.as_str() {
        Some("") => Err(Fault::new(value.span(), format!("`{parent}{key}` is empty"))),
        Some(_) => Ok(value),
        None => {
            let message = format!("`{parent}{key}` must be a string");
            Err(Fault::new(value.span(), message).with_help("put it in quotes"))
        }
    }
}

fn said(node: Node<'_>) -> &str {
    node.as_str().unwrap_or_default()
}

fn missing(node: Node<'_>, key: &str, parent: &str) -> Fault {
    let example = match key {
        "apiVersion" => format!("add `apiVersion: {API_VERSION}`"),
        "kind" => format!("add `kind:` with one of {}", kinds()),
        _ => format!("add `{parent}{key}`"),
    };
    Fault::new(start(node), format!("`{parent}{key}` is missing")).with_help(example)
}

/// The first key of an object: a place to show for the whole of it.
fn start(object: Node<'_>) -> std::ops::Range<usize> {
    object.find("").span
}

/// Whether the group is ours; a wrong version of it, or a slip in its name, is a fault.
fn of_our_group(version: Node<'_>, kind: Node<'_>) -> Result<bool, Fault> {
    let written = said(version);
    if written == API_VERSION {
        return Ok(true);
    }
    let group = written.split('/').next().unwrap_or(written);
    let known = Kind::ALL.iter().any(|k| k.name() == said(kind));
    let slip = known && is_similar(written);
    if group != GROUP && !slip {
        return Ok(false);
    }
    let message = format!("`apiVersion: {written}` is unknown: expected {API_VERSION}");
    let help = format!("write `{GROUP}/{VERSION}`");
    Err(Fault::new(version.span(), message).with_help(help))
}

fn our_kind(kind: Node<'_>) -> Result<Kind, Fault> {
    let written = said(kind);
    if let Some(found) = Kind::ALL.into_iter().find(|k| k.name() == written) {
        return Ok(found);
    }
    let near = nearest_kind(written);
    let message = format!("`kind: {written}` is unknown: expected one of {}", kinds());
    let fault = Fault::new(kind.span(), message);
    Err(match near {
        Some(near) => fault.with_help(format!("did you mean `{near}`?")),
        None => fault,
    })
}

/// The kind whose name is most like a word, if any is.
pub(super) fn nearest_kind(written: &str) -> Option<Kind> {
    let distance = |k: &Kind| strsim::damerau_levenshtein(&k.name().to_lowercase(), &written.to_lowercase());
    let nearest = Kind::ALL.into_iter().min_by_key(distance);
    nearest.filter(|k| distance(k) <= k.name().len() / 2)
}

fn kinds() -> String {
    Kind::ALL.map(Kind::name).join(", ")
}

/// The objects of a document: itself, or what a list of any kind holds, lists in lists included.
pub(super) fn objects(root: Node<'_>) -> Vec<Node<'_>> {
    let mut objects = Vec::new();
    collect(root, &mut objects);
    objects
}

fn collect<'t>(node: Node<'t>, objects: &mut Vec<Node<'t>>) {
    let items = node.get("items");
    match items {
        Some(items) if is_list(node) && matches!(items.kind(), NodeKind::Seq | NodeKind::Null) => {
            for item in items.items() {
                collect(item, objects);
            }
        }
        _ => objects.push(node),
    }
}

fn is_list(node: Node<'_>) -> bool {
    let string = |key| node.get(key).and_then(Node::as_str).unwrap_or_default();
    let (version, kind) = (string("apiVersion"), string("kind"));
    (version == "v1" && kind == "List")
        || (version == API_VERSION
            && kind.strip_suffix("List").is_some_and(|k| Kind::ALL.iter().any(|o| o.name() == k)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{Tape, parse};

    fn said(text: &str) -> String {
        let mut tape = Tape::default();
        parse(text, 0..text.len(), &mut tape).expect("a document");
        let said: Vec<String> = objects(tape.root(text).expect("a root"))
            .into_iter()
            .map(|object| match header(object) {
                Headed::Ours(h) => format!("{}/{}@{:?}", h.kind, h.name, h.namespace),
                Headed::Other => "other".to_owned(),
                Headed::Foreign(fault) | Headed::Broken(fault, _) => {
                    let help = fault.help.unwrap_or_default();
                    format!("{} ({help}) {:?}", fault.message, &text[fault.span])
                }
            })
            .collect();
        said.join("\n")
    }

    const OURS: &str = "apiVersion: noblindspot.dev/v1alpha1\n";

    #[test]
    fn tells_ours_from_others() {
        let ours = format!("{OURS}kind: Post\nmetadata: {{name: a, namespace: ns}}\n");
        assert_eq!(said(&ours), "Post/a@Some(\"ns\")");
        assert_eq!(said("apiVersion: v1\nkind: ConfigMap\n"), "other");
        assert_eq!(said("apiVersion: apps/v1\nkind: Post\n"), "other");
    }

    #[test]
    fn what_is_meant_for_us_and_wrong_is_broken() {
        let near = said(&format!("{OURS}kind: Departments\nmetadata: {{name: a}}\n"));
        assert!(near.contains("did you mean `Department`?"), "{near}");
        let version = said("apiVersion: noblindspot.dev/v1beta1\nkind: Post\n");
        assert!(version.contains("expected noblindspot.dev/v1alpha1"), "{version}");
        let group = said("apiVersion: noblindspots.dev/v1alpha1\nkind: Post\n");
        assert!(group.contains("is unknown"), "{group}");
        assert!(said(&format!("{OURS}kind: Post\n")).contains("`metadata` is missing"));
        assert!(said(&format!("{OURS}kind: Post\nmetadata: {{}}\n")).contains("`metadata.name`"));
        assert!(said("kind: Post\n").contains("`apiVersion` is missing"));
        assert!(said("[a]").contains("no manifest"));
        assert!(said(&format!("{OURS}kind: Post\nmetadata: a\n")).contains("must be a mapping"));
        assert!(said("apiVersion: v1\nkind: List\nitems: a\n").contains("`items` must be a list"));
    }

    #[test]
    fn a_broken_manifest_seems_to_be_some_object() {
        let seems = |text: &str| {
            let mut tape = Tape::default();
            parse(text, 0..text.len(), &mut tape).expect("a document");
            match header(tape.root(text).expect("a root")) {
                Headed::Broken(_, Some(header)) => format!("{}/{}", header.kind, header.name),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(seems(&format!("{OURS}kind: post\nmetadata: {{name: a}}\n")), "Post/a");
        let version = "apiVersion: noblindspot.dev/v1\nkind: Post\nmetadata: {name: a}\n";
        assert_eq!(seems(version), "Post/a");
        assert!(seems("kind: Post\nmetadata: {}\n").contains("None"));
        assert!(seems("name: chart\nversion: 1\n").starts_with("Foreign"));
    }

    #[test]
    fn lists_hold_objects() {
        let list = format!(
            "apiVersion: v1\nkind: List\nitems:\n- {{apiVersion: v1, kind: Pod}}\n- apiVersion: v1\n  kind: List\n  items:\n  - {OURS}    kind: Post\n    metadata: {{name: a}}\n"
        );
        assert_eq!(said(&list), "other\nPost/a@None");
    }
}
