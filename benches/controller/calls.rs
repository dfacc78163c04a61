//! Requests, many at a time.

use futures_util::{StreamExt as _, stream};
use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE};

/// A request with a body.
pub fn request(method: &str, path: &str, content: &str, body: String) -> Request<Vec<u8>> {
    let request = Request::builder().method(method).uri(path);
    let request = request.header(CONTENT_TYPE, content).header(ACCEPT, "application/json");
    request.body(body.into_bytes()).expect("a request")
}

/// A request without one.
pub fn get(path: &str) -> Request<Vec<u8>> {
    Request::get(path).header(ACCEPT, "application/json").body(Vec::new()).expect("a request")
}

/// Makes all calls, so many at a time, each a task of its own; the answers come in any order.
pub async fn at_a_time<J, A, F>(limit: usize, jobs: Vec<J>, call: impl Fn(J) -> F) -> Vec<A>
where
    F: Future<Output = A> + Send + 'static,
    A: Send + 'static,
{
    let tasks = stream::iter(jobs).map(|job| tokio::spawn(call(job)));
    tasks.buffer_unordered(limit).map(|answer| answer.expect("a task that ends")).collect().await
}
