//! Alerts and dashboard ask only for metrics that exist, by labels that exist.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::promql::Catalogue;
use crate::yaml;

/// The metrics as documented.
fn catalogue() -> Catalogue {
    let page = fs::read_to_string("docs/metrics.md").expect("the page");
    let catalogue = Catalogue::of_page(&page);
    assert!(catalogue.names().count() > 20, "the page lists metrics");
    catalogue
}

fn alerts() -> Vec<Value> {
    let file = yaml("charts/noblindspot/files/alerts.yaml");
    let groups = file["groups"].as_array().expect("groups");
    groups.iter().flat_map(|group| group["rules"].as_array().expect("rules").clone()).collect()
}

fn dashboard() -> Value {
    let text = fs::read_to_string("charts/noblindspot/files/dashboard.json").expect("the dashboard");
    serde_json::from_str(&text).expect("the dashboard is JSON")
}

/// Each panel's title and expressions, with Grafana's variables replaced as Grafana does.
pub(crate) fn queries() -> Vec<(String, String)> {
    let mut queries = Vec::new();
    for panel in dashboard()["panels"].as_array().expect("panels") {
        let title = panel["title"].as_str().expect("a title");
        for target in panel["targets"].as_array().into_iter().flatten() {
            let query = target["expr"].as_str().expect("an expression");
            let query = query.replace("$namespace", ".*").replace("$__rate_interval", "5m");
            assert!(!query.contains('$'), "{title} uses a variable that nothing sets");
            queries.push((title.to_owned(), query));
        }
    }
    queries
}

/// Each alert's name and expression.
pub(crate) fn expressions() -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    alerts().iter().map(|alert| (text(&alert["alert"]), text(&alert["expr"]))).collect()
}

#[test]
fn the_dashboard_asks_for_what_exists() {
    let catalogue = catalogue();
    let queries = queries();
    assert!(queries.len() > 20, "{} queries", queries.len());
    let wrong: Vec<_> = queries
        .iter()
        .filter_map(|(title, query)| catalogue.labels(query).err().map(|why| format!("{title}: {why}")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_dashboard_shows_every_metric_of_the_organisation() {
    let text: String = queries().into_iter().map(|(_, query)| query + "\n").collect();
    let catalogue = catalogue();
    let missing: Vec<_> = catalogue
        .names()
        .filter(|name| name.starts_with("noblindspot_") && !name.ends_with("leader_transitions_total"))
        .filter(|name| !text.contains(name))
        .collect();
    assert!(missing.is_empty(), "no panel shows {missing:?}");
}

#[test]
fn panels_have_a_place_of_their_own() {
    let dashboard = dashboard();
    let (mut ids, mut cells) = (BTreeSet::new(), BTreeSet::new());
    for panel in dashboard["panels"].as_array().expect("panels") {
        assert!(ids.insert(panel["id"].as_u64().expect("an id")), "two panels are {}", panel["id"]);
        let at = |key: &str| panel["gridPos"][key].as_u64().expect("a number");
        for x in at("x")..at("x") + at("w") {
            assert!(x < 24, "{} leaves the grid", panel["title"]);
            for y in at("y")..at("y") + at("h") {
                assert!(cells.insert((x, y)), "{} lies over another panel", panel["title"]);
            }
        }
    }
}

#[test]
fn alerts_ask_for_what_exists() {
    let catalogue = catalogue();
    let wrong: Vec<_> = alerts()
        .iter()
        .filter_map(|alert| {
            let expression = alert["expr"].as_str().expect("an expression");
            let why = match catalogue.labels(expression) {
                Err(why) => why,
                Ok(labels) => unknown_label(alert, &labels)?,
            };
            Some(format!("{}: {why}", alert["alert"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A label that a text of the alert shows and its expression does not have.
fn unknown_label(alert: &Value, labels: &BTreeSet<String>) -> Option<String> {
    let texts = alert["annotations"].to_string();
    let mut used = texts.split("$labels.").skip(1).map(|rest| {
        rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next().unwrap_or_default()
    });
    used.find(|label| !labels.contains(*label)).map(|label| format!("a text shows the label {label}"))
}

#[test]
fn alerts_say_what_to_do() {
    let mut names = BTreeSet::new();
    for alert in alerts() {
        let name = alert["alert"].as_str().expect("a name").to_owned();
        for text in ["summary", "description", "runbook"] {
            let text = alert["annotations"][text].as_str().unwrap_or_default();
            assert!(text.len() > 20, "{name} says too little");
        }
        let severity = alert["labels"]["severity"].as_str().unwrap_or_default();
        assert!(["critical", "warning"].contains(&severity), "{name} is {severity}");
        assert!(names.insert(name.clone()), "two alerts are called {name}");
    }
    assert!(names.len() > 10);
}

#[test]
fn what_does_not_exist_is_noticed() {
    let catalogue = catalogue();
    for (expression, why) in [
        ("noblindspot_employees", "no metric is called noblindspot_employees"),
        ("noblindspot_findings{employee=\"e1\"}", "has no label employee"),
        ("sum by (employee) (noblindspot_findings)", "nothing has the label employee"),
        ("noblindspot_passes_total", "is asked for at an instant"),
        ("rate(noblindspot_objects[5m])", "is asked for over a range"),
        (
            "histogram_quantile(0.5, sum(rate(noblindspot_pass_duration_seconds_bucket[5m])))",
            "needs the label le",
        ),
        ("sum(noblindspot_objects", ""),
    ] {
        let found = catalogue.labels(expression).expect_err(expression);
        assert!(found.contains(why), "{found}");
    }
}

#[test]
fn a_scrape_answers_like_the_page() {
    let scrape = "# HELP noblindspot_findings Unwaived.\n# TYPE noblindspot_findings gauge\n\
        noblindspot_findings{kind=\"Post\",rule=\"SP201\",severity=\"high\"} 2\n\
        # TYPE noblindspot_passes_total counter\nnoblindspot_passes_total{result=\"ok\"} 7\n\
        # TYPE noblindspot_watch_errors counter\nnoblindspot_watch_errors_total{kind=\"Post\"} 1\n\
        # TYPE noblindspot_pass_duration_seconds histogram\n\
        noblindspot_pass_duration_seconds_bucket{le=\"+Inf\"} 7\n# EOF\n";
    let catalogue = Catalogue::of_scrape(scrape);
    assert!(catalogue.labels("sum by (rule) (noblindspot_findings{severity=~\"critical|high\"})").is_ok());
    assert!(catalogue.labels("sum by (le) (rate(noblindspot_pass_duration_seconds_bucket[5m]))").is_ok());
    assert!(catalogue.labels("sum by (kind) (rate(noblindspot_watch_errors_total[5m]))").is_ok());
    let none = catalogue.labels("noblindspot_findings{severity=\"low\"}").expect_err("no such series");
    assert!(none.contains("no series of noblindspot_findings is selected"), "{none}");
}
