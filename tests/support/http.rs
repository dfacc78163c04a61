//! What the controller serves, asked for as a probe or Prometheus would.

use std::io::{Read as _, Result, Write as _};
use std::net::TcpStream;

/// The code and the body of an answer; 0 if there is none.
#[allow(unreachable_pub, reason = "a module of several programs")]
pub fn get(address: &str, path: &str) -> (u16, String) {
    let answer = ask(address, path).unwrap_or_default();
    let code = answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    (code, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
}

fn ask(address: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
