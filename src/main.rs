//! The `noblindspot` binary: parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    noblindspot::cli::main()
}
