//! `make demo`: noblindspot on a real API server, to show to a colleague.
//!
//! Without arguments it is its own test: it shows itself, once to the end and once until Ctrl-C, and
//! looks at what it printed and what it left behind.

#[path = "../support/control_plane/mod.rs"]
mod control_plane;
#[path = "../support/running/mod.rs"]
mod running;
mod screen;
mod story;
mod test;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["show"] => story::tell(story::End::Wait),
        ["show", "--once"] => story::tell(story::End::Once),
        ["show", ..] => {
            screen::complain("the only argument is --once: end without waiting");
            std::process::exit(2);
        }
        _ => test::run(),
    }
}
