//! What a `PromQL` expression asks for, and whether a list of metrics or a scrape can answer it.
#![allow(unreachable_pub, reason = "a module of several test programs")]
#![allow(dead_code, reason = "each test uses what it needs")]

use std::collections::{BTreeMap, BTreeSet};

use promql_parser::label::{MatchOp, Matcher};
use promql_parser::parser::{self, Expr, LabelModifier, VectorSelector};

/// Labels that Prometheus adds to everything it scrapes.
const OF_THE_TARGET: [&str; 4] = ["job", "instance", "namespace", "pod"];

pub type Labels = BTreeSet<String>;

/// A metric's type and labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    pub kind: String,
    pub labels: Labels,
}

/// The metrics that exist: as a page of the documentation lists them, or as a scrape shows them.
#[derive(Default)]
pub struct Catalogue {
    metrics: BTreeMap<String, Metric>,
    series: Option<Vec<(String, BTreeMap<String, String>)>>,
}

impl Catalogue {
    /// Reads the rows `| name | type | labels | ...` of a page; a name may stand in backticks.
    pub fn of_page(page: &str) -> Self {
        let rows = page.lines().filter_map(|line| line.strip_prefix('|'));
        let cells =
            rows.map(|row| row.split('|').map(|cell| cell.trim().replace('`', "")).collect::<Vec<_>>());
        let metrics = cells.filter_map(|cells| match cells.as_slice() {
            [name, kind, labels, ..] if name.contains('_') && !name.contains(' ') => {
                Some((name.clone(), metric(kind, labels)))
            }
            _ => None,
        });
        Self { metrics: metrics.collect(), series: None }
    }

    /// Reads the text format of Prometheus or `OpenMetrics`; from then on a selector must find a series.
    pub fn of_scrape(text: &str) -> Self {
        let (mut metrics, mut series) = (BTreeMap::<String, Metric>::new(), Vec::new());
        for line in text.lines() {
            if let Some(kind) = line.strip_prefix("# TYPE ") {
                let (name, kind) = kind.split_once(' ').expect("a type has a name and a word");
                // OpenMetrics names the family of a counter without the end of its series.
                let total = kind == "counter" && !name.ends_with("_total");
                metrics
                    .insert(if total { format!("{name}_total") } else { name.to_owned() }, metric(kind, ""));
            } else if !line.starts_with('#') && !line.is_empty() {
                series.push(one_series(line));
            }
        }
        for (name, labels) in &series {
            if let Some(metric) = metrics.get_mut(base(name)).filter(|metric| metric.kind == "histogram") {
                metric.labels.extend(labels.keys().filter(|label| *label != "le").cloned());
            } else if let Some(metric) = metrics.get_mut(name) {
                metric.labels.extend(labels.keys().cloned());
            }
        }
        Self { metrics, series: Some(series) }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.metrics.keys().map(String::as_str)
    }

    pub fn get(&self, name: &str) -> Option<&Metric> {
        self.metrics.get(name)
    }

    /// The labels of an expression's result, or why the expression cannot be right.
    pub fn labels(&self, expression: &str) -> Result<Labels, String> {
        self.walk(&parser::parse(expression)?).map_err(|why| format!("{expression}: {why}"))
    }

    fn walk(&self, expression: &Expr) -> Result<Labels, String> {
        match expression {
            Expr::VectorSelector(selector) => self.select(selector, false),
            Expr::MatrixSelector(selector) => self.select(&selector.vs, true),
            Expr::Aggregate(aggregate) => grouped(&self.walk(&aggregate.expr)?, aggregate.modifier.as_ref()),
            Expr::Unary(unary) => self.walk(&unary.expr),
            Expr::Paren(paren) => self.walk(&paren.expr),
            Expr::Subquery(subquery) => self.walk(&subquery.expr),
            Expr::Binary(binary) => {
                let (left, right) = (self.walk(&binary.lhs)?, self.walk(&binary.rhs)?);
                Ok(if left.is_empty() { right } else { left })
            }
            Expr::Call(call) => {
                let mut labels = Labels::new();
                for argument in &call.args.args {
                    labels.extend(self.walk(argument)?);
                }
                if call.func.name == "histogram_quantile" && !labels.remove("le") {
                    return Err("histogram_quantile needs the label le".into());
                }
                Ok(labels)
            }
            Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::Extension(_) => Ok(Labels::new()),
        }
    }

    fn select(&self, selector: &VectorSelector, range: bool) -> Result<Labels, String> {
        let name = selector.name.as_deref().ok_or("a selector names no metric")?;
        let exact = self.metrics.get(name).filter(|metric| metric.kind != "histogram");
        let metric =
            exact.or_else(|| self.metrics.get(base(name))).ok_or(format!("no metric is called {name}"))?;
        let counts = metric.kind != "gauge";
        if counts != range {
            return Err(format!(
                "{name} is a {}, and is asked for {}",
                metric.kind,
                if range { "over a range" } else { "at an instant" }
            ));
        }
        let mut labels: Labels = metric.labels.iter().cloned().collect();
        labels.extend(OF_THE_TARGET.map(str::to_owned));
        if name.ends_with("_bucket") {
            labels.insert("le".into());
        }
        for matcher in &selector.matchers.matchers {
            if !labels.contains(&matcher.name) {
                return Err(format!("{name} has no label {}", matcher.name));
            }
        }
        self.finds(name, &selector.matchers.matchers)?;
        Ok(labels)
    }

    fn finds(&self, name: &str, matchers: &[Matcher]) -> Result<(), String> {
        let Some(series) = &self.series else { return Ok(()) };
        let found = series.iter().any(|(of, labels)| {
            of == name && matchers.iter().all(|matcher| holds(matcher, labels.get(&matcher.name)))
        });
        if found { Ok(()) } else { Err(format!("no series of {name} is selected")) }
    }
}

/// A label that the target would add cannot be judged from a scrape.
fn holds(matcher: &Matcher, value: Option<&String>) -> bool {
    let Some(value) = value else { return OF_THE_TARGET.contains(&matcher.name.as_str()) };
    match &matcher.op {
        MatchOp::Equal => *value == matcher.value,
        MatchOp::NotEqual => *value != matcher.value,
        MatchOp::Re(pattern) => pattern.is_match(value),
        MatchOp::NotRe(pattern) => !pattern.is_match(value),
    }
}

fn grouped(inner: &Labels, modifier: Option<&LabelModifier>) -> Result<Labels, String> {
    let Some(modifier) = modifier else { return Ok(Labels::new()) };
    let named: Labels = modifier.labels().labels.iter().cloned().collect();
    if let Some(unknown) = named.difference(inner).next() {
        return Err(format!("nothing has the label {unknown}"));
    }
    Ok(match modifier {
        LabelModifier::Include(_) => named,
        LabelModifier::Exclude(_) => inner.difference(&named).cloned().collect(),
    })
}

/// The name of the histogram that a series belongs to.
fn base(series: &str) -> &str {
    ["_bucket", "_sum", "_count"].iter().find_map(|suffix| series.strip_suffix(suffix)).unwrap_or(series)
}

fn metric(kind: &str, labels: &str) -> Metric {
    // The values of a label may follow it: `result (ok, failed)`.
    let outside = labels.split('(').enumerate().map(|(place, part)| match part.split_once(')') {
        Some((_, after)) if place > 0 => after,
        _ => part,
    });
    let outside: String = outside.collect();
    let labels = outside.split(',').map(str::trim).filter(|label| !label.is_empty() && *label != "-");
    Metric {
        kind: kind.split(' ').next().unwrap_or_default().to_owned(),
        labels: labels.map(str::to_owned).collect(),
    }
}

fn one_series(line: &str) -> (String, BTreeMap<String, String>) {
    let Some((name, rest)) = line.split_once('{') else {
        return (line.split(' ').next().unwrap_or_default().to_owned(), BTreeMap::new());
    };
    let (labels, _) = rest.rsplit_once('}').expect("labels end");
    let pairs = labels.split("\",").filter_map(|pair| pair.split_once("=\""));
    let labels = pairs.map(|(label, value)| (label.to_owned(), value.trim_end_matches('"').to_owned()));
    (name.to_owned(), labels.collect())
}
