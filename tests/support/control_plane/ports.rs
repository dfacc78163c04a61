//! Free ports of the loopback.

use std::net::{Ipv4Addr, TcpListener, TcpStream};

/// Two different ports that nobody listens on now. Somebody may before we do: then a server ends at
/// once, and the start is tried again with others.
pub(super) fn two() -> (u16, u16) {
    let (one, other) = (listen(), listen());
    (port(&one), port(&other))
}

/// Whether somebody answers at a port.
pub(super) fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn listen() -> TcpListener {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port")
}

fn port(listener: &TcpListener) -> u16 {
    listener.local_addr().expect("an address").port()
}
