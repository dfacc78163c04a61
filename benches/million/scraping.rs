//! What a scrape of the metrics costs.

use std::time::Instant;

use crate::controller::Controller;
use crate::table;

/// Measures and prints what a scrape takes.
pub fn measure(controller: &Controller) {
    let start = Instant::now();
    let scrape = controller.scrape();
    let took = start.elapsed().as_secs_f64() * 1e3;
    table::heading("a scrape of the metrics");
    table::row("size", &format!("{:.1} MB", scrape.0.len() as f64 / 1e6), "");
    table::row("time", &format!("{took:.0} ms"), "");
}
