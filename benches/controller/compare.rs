//! The controller and the bare loop in turns, so that whatever changes meanwhile changes for both.

use crate::bare;
use crate::bench::Bench;
use crate::create::Created;
use crate::first;
use crate::inputs::Input;
use crate::round::Round;
use crate::table;

/// Namespaces by turns: one, two of the other, two of the one and so on, so that a server that
/// becomes slower all the time is as slow for both.
pub fn alternate(bench: &Bench, inputs: &[Input], created: &[Vec<Created>]) {
    let [mut controller, mut bare] = [Round::default(); 2];
    for (number, (input, created)) in inputs.iter().zip(created).enumerate() {
        if matches!(number % 4, 0 | 3) {
            let round = first::namespace(bench, &input.namespace, created.len());
            tell(&input.namespace, "controller", round);
            controller = controller.and(round);
        } else {
            let round = bare::converge(bench, input, created);
            tell(&input.namespace, "bare loop", round);
            bare = bare.and(round);
        }
    }
    print(controller, bare);
}

fn tell(namespace: &str, who: &str, round: Round) {
    let rate = round.statuses / round.seconds;
    eprintln!("{namespace}: {} statuses by the {who}, {rate:.0} a second", round.statuses);
}

fn print(controller: Round, bare: Round) {
    table::heading("first convergence, 16 writes at a time, by turns");
    table::columns("controller", "bare loop", "ratio");
    let rate = |round: Round| round.statuses / round.seconds;
    let name = "statuses a second, start and first lists included";
    table::pair(name, rate(controller), rate(bare), 0, "at least 80 %");
    let rate = |round: Round| round.statuses / round.writing;
    table::pair("statuses a second, while it writes", rate(controller), rate(bare), 0, "");
    let cpu = |round: Round| 1e3 * round.server / round.statuses;
    table::pair("CPU of the servers a status, ms", cpu(controller), cpu(bare), 2, "");
    let cpu = |round: Round| 1e3 * round.client / round.statuses;
    table::pair("CPU of the writer a status, ms", cpu(controller), cpu(bare), 2, "");
}
