use serde_json::Value;

/// The part of `JSONPath` that printer columns use: `.a.b`, `.a[0]` and
/// `.conditions[?(@.type=='X')].status`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct JsonPath(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
    Where { key: String, value: String },
}

impl JsonPath {
    /// Reads a path; `None` where it uses more than the part above.
    pub(super) fn parse(path: &str) -> Option<Self> {
        let mut steps = Vec::new();
        let mut rest = path;
        while !rest.is_empty() {
            let (step, after) =
                if let Some(rest) = rest.strip_prefix('.') { key(rest)? } else { bracket(rest)? };
            steps.push(step);
            rest = after;
        }
        Some(Self(steps))
    }

    /// The first value that the path leads to.
    pub(super) fn find<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(value, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(index) => value.get(index),
            Step::Where { key, value: wanted } => {
                value.as_array()?.iter().find(|item| item.get(key).and_then(Value::as_str) == Some(wanted))
            }
        })
    }
}

fn key(rest: &str) -> Option<(Step, &str)> {
    let end = rest.find(['.', '[']).unwrap_or(rest.len());
    (end > 0).then(|| (Step::Key(rest[..end].to_owned()), &rest[end..]))
}

fn bracket(rest: &str) -> Option<(Step, &str)> {
    let (inside, after) = rest.strip_prefix('[')?.split_once(']')?;
    let step = match inside.strip_prefix("?(@.").and_then(|filter| filter.strip_suffix(')')) {
        Some(filter) => {
            let (key, value) = filter.split_once("==")?;
            let value = value.trim().trim_matches(['\'', '"']);
            Step::Where { key: key.trim().to_owned(), value: value.to_owned() }
        }
        None => Step::Index(inside.parse().ok()?),
    };
    Some((step, after))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn find(path: &str) -> Option<String> {
        let object = json!({"status": {"covered": "2/3", "list": ["a", "b"], "conditions": [
            {"type": "Ready", "status": "True"},
            {"type": "Compliant", "status": "False"},
        ]}});
        JsonPath::parse(path).unwrap().find(&object).map(ToString::to_string)
    }

    #[test]
    fn fields_items_and_conditions_are_found() {
        assert_eq!(find(".status.covered").as_deref(), Some("\"2/3\""));
        assert_eq!(find(".status.list[1]").as_deref(), Some("\"b\""));
        assert_eq!(find(".status.conditions[?(@.type=='Compliant')].status").as_deref(), Some("\"False\""));
        assert_eq!(find(".status.conditions[?(@.type == \"Ready\")].status").as_deref(), Some("\"True\""));
    }

    #[test]
    fn what_is_absent_is_not_found() {
        assert_eq!(find(".spec.type"), None);
        assert_eq!(find(".status.list[7]"), None);
        assert_eq!(find(".status.conditions[?(@.type=='X')].status"), None);
    }

    #[test]
    fn other_paths_are_not_read() {
        for path in ["status", "..a", ".a[*]", ".a[?(@.b>1)]", ".a["] {
            assert_eq!(JsonPath::parse(path), None, "{path}");
        }
    }
}
