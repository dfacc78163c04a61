use std::io::{self, Write};

use jiff::Timestamp;
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::{
    CustomResourceColumnDefinition, CustomResourceDefinition,
};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use super::age::age;
use super::json_path::JsonPath;
use crate::report::one_line;

/// A column of a table.
struct Column {
    title: String,
    path: Option<JsonPath>,
    date: bool,
}

/// Writes the objects of one kind as `kubectl get` prints them. `prefix` puts the kind before each
/// name, as for several kinds at once.
pub(super) fn write(
    crd: &CustomResourceDefinition,
    objects: &[&Value],
    options: Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = vec![titles(crd, options)];
    rows.extend(objects.iter().map(|object| cells(crd, object, options)));
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0))
        .collect();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 3));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// What a table shows beside the columns of its kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    /// Every column, not only those of priority 0.
    pub(super) wide: bool,
    /// The namespace of each object.
    pub(super) namespaces: bool,
    /// The instant up to which ages are counted.
    pub(super) now: Timestamp,
}

fn titles(crd: &CustomResourceDefinition, options: Options) -> Vec<String> {
    let fixed = options.namespaces.then_some("NAMESPACE").into_iter().chain(["NAME"]).map(str::to_owned);
    fixed.chain(columns(crd, options.wide).map(|column| column.title)).collect()
}

fn cells(crd: &CustomResourceDefinition, object: &Value, options: Options) -> Vec<String> {
    let meta = |key: &str| object["metadata"][key].as_str().unwrap_or_default().to_owned();
    let kind = format!(
        "{}.{}/{}",
        crd.spec.names.singular.as_deref().unwrap_or_default(),
        crd.spec.group,
        meta("name")
    );
    let fixed = options.namespaces.then(|| meta("namespace")).into_iter().chain([kind]);
    let cells = fixed.chain(columns(crd, options.wide).map(|column| column.cell(object, options.now)));
    // Manifests are written by others, and a terminal obeys what it is sent.
    cells.map(|cell| one_line(&cell).into_owned()).collect()
}

fn columns(crd: &CustomResourceDefinition, wide: bool) -> impl Iterator<Item = Column> {
    let version = crd.spec.versions.first().and_then(|version| version.additional_printer_columns.as_ref());
    let shown = version.into_iter().flatten().filter(move |column| wide || column.priority.unwrap_or(0) == 0);
    shown.map(Column::of)
}

impl Column {
    fn of(column: &CustomResourceColumnDefinition) -> Self {
        Self {
            title: column.name.to_uppercase(),
            path: JsonPath::parse(&column.json_path),
            date: column.type_ == "date",
        }
    }

    fn cell(&self, object: &Value, now: Timestamp) -> String {
        match self.path.as_ref().and_then(|path| path.find(object)) {
            Some(Value::String(text)) if self.date => {
                text.parse().map_or_else(|_| "<invalid>".to_owned(), |since| age(since, now))
            }
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None if self.date => "<unknown>".to_owned(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn crd() -> CustomResourceDefinition {
        serde_json::from_value(json!({
            "metadata": {"name": "posts.noblindspot.dev"},
            "spec": {
                "group": "noblindspot.dev",
                "names": {"kind": "Post", "plural": "posts", "singular": "post"},
                "scope": "Namespaced",
                "versions": [{"name": "v1alpha1", "served": true, "storage": true, "additionalPrinterColumns": [
                    {"name": "Department", "type": "string", "jsonPath": ".spec.departmentRef.name"},
                    {"name": "Holders", "type": "integer", "jsonPath": ".status.holdersTotal", "priority": 1},
                    {"name": "Covered", "type": "string", "jsonPath": ".status.conditions[?(@.type=='Covered')].status"},
                    {"name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"},
                ]}],
            },
        }))
        .unwrap()
    }

    fn written(wide: bool, namespaces: bool) -> String {
        let objects = [
            json!({"metadata": {"name": "gm", "namespace": "hy", "creationTimestamp": "2026-11-20T09:00:00+08:00"}, "spec": {"departmentRef": {"name": "班组一"}},
                "status": {"holdersTotal": 2, "conditions": [{"type": "Covered", "status": "True"}]}}),
            json!({"metadata": {"name": "ws1-manager", "namespace": "hy"}, "spec": {"departmentRef": {"name": "ws1"}}}),
        ];
        let options = Options { wide, namespaces, now: "2026-11-23T06:00:00Z".parse().unwrap() };
        let mut out = Vec::new();
        write(&crd(), &objects.iter().collect::<Vec<_>>(), options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_are_those_of_kubectl() {
        insta::assert_snapshot!(written(false, false), @r"
        NAME                               DEPARTMENT   COVERED   AGE
        post.noblindspot.dev/gm            班组一       True      3d5h
        post.noblindspot.dev/ws1-manager   ws1                    <unknown>
        ");
    }

    #[test]
    fn wide_shows_every_column() {
        insta::assert_snapshot!(written(true, true), @r"
        NAMESPACE   NAME                               DEPARTMENT   HOLDERS   COVERED   AGE
        hy          post.noblindspot.dev/gm            班组一       2         True      3d5h
        hy          post.noblindspot.dev/ws1-manager   ws1                              <unknown>
        ");
    }

    #[test]
    fn nothing_of_a_manifest_steers_the_terminal() {
        let post = json!({"metadata": {"name": "gm\u{1b}[2J", "creationTimestamp": "soon"},
            "spec": {"departmentRef": {"name": "a\u{202e}b\n\tc"}}});
        let options = Options { wide: false, namespaces: false, now: Timestamp::UNIX_EPOCH };
        let mut out = Vec::new();
        write(&crd(), &[&post], options, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        NAME                               DEPARTMENT        COVERED   AGE
        post.noblindspot.dev/gm\u{1b}[2J   a\u{202e}b\n\tc             <invalid>
        ");
    }
}
