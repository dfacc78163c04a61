//! Answers.

use std::convert::Infallible;

use futures_util::Stream;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::Response;
use hyper::body::{Bytes, Frame};

/// An answer, at once or bit by bit.
pub type Answer = Response<UnsyncBoxBody<Bytes, Infallible>>;

/// JSON that is there.
pub fn json(code: u16, text: impl Into<Bytes>) -> Answer {
    of(code, Full::new(text.into()).boxed_unsync())
}

/// Lines of JSON as they come.
pub fn lines(lines: impl Stream<Item = Bytes> + Send + 'static) -> Answer {
    use futures_util::StreamExt as _;
    of(200, StreamBody::new(lines.map(|line| Ok(Frame::data(line)))).boxed_unsync())
}

/// Why not, as the API says it.
pub fn failure(code: u16, reason: &str, message: &str) -> Answer {
    json(code, status(code, reason, message))
}

/// The object of a failure.
pub fn status(code: u16, reason: &str, message: &str) -> String {
    format!(
        r#"{{"kind":"Status","apiVersion":"v1","metadata":{{}},"status":"Failure","message":"{message}","reason":"{reason}","code":{code}}}"#
    )
}

fn of(code: u16, body: UnsyncBoxBody<Bytes, Infallible>) -> Answer {
    let response = Response::builder().status(code).header("content-type", "application/json");
    response.body(body).expect("a response")
}
