//! One request: forwarded, or not.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, RETRY_AFTER, TRANSFER_ENCODING};
use hyper::{Request, Response};
use kube::client::Body;
use serde_json::json;

use super::body::{End, Reply, Shortened};
use super::faults::{Class, Fault, Faults};

/// Where requests go.
pub(super) struct Upstream {
    pub(super) client: kube::Client,
    pub(super) faults: Arc<Faults>,
}

/// The connection ends without an answer.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Upstream {
    pub(super) async fn answer(&self, request: Request<Incoming>) -> Result<Response<Reply>, Failure> {
        let Some((fault, random)) = self.faults.next(Class::of(&request)) else {
            return self.forward(request).await;
        };
        match fault {
            Fault::TooMany => Ok(refusal(429, "TooManyRequests")),
            Fault::Conflict => Ok(refusal(409, "Conflict")),
            Fault::Broken => Ok(refusal(500, "InternalError")),
            Fault::Slow => {
                tokio::time::sleep(Duration::from_millis(random % 800)).await;
                self.forward(request).await
            }
            Fault::Held => {
                self.faults.released().await;
                self.forward(request).await
            }
            Fault::Silent => pending().await,
            Fault::Lost => {
                self.forward(request).await?;
                Err("the answer is lost".into())
            }
            Fault::Cut => Ok(shortened(self.forward(request).await?, random, End::Cut)),
            Fault::Stalled => Ok(shortened(self.forward(request).await?, random, End::Stalled)),
        }
    }

    async fn forward(&self, request: Request<Incoming>) -> Result<Response<Reply>, Failure> {
        let (mut head, body) = request.into_parts();
        head.headers.remove(HOST);
        let body = body.collect().await?.to_bytes();
        let answer = self.client.send(Request::from_parts(head, Body::from(body))).await?;
        let (mut head, body) = answer.into_parts();
        // How the body is framed is between the proxy and each side.
        head.headers.remove(TRANSFER_ENCODING);
        head.headers.remove(CONNECTION);
        Ok(Response::from_parts(head, body.map_err(Failure::from).boxed_unsync()))
    }
}

// As the API server words it.
fn refusal(code: u16, reason: &str) -> Response<Reply> {
    let status = json!({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
        "message": "a fault of the test", "reason": reason, "code": code});
    let body = Full::new(Bytes::from(status.to_string())).map_err(|never| match never {}).boxed_unsync();
    let answer = Response::builder().status(code).header(CONTENT_TYPE, "application/json");
    let answer = if code == 429 { answer.header(RETRY_AFTER, "1") } else { answer };
    answer.body(body).expect("an answer")
}

fn shortened(answer: Response<Reply>, random: u64, end: End) -> Response<Reply> {
    let left = usize::try_from(random % 4000).expect("a small number");
    answer.map(|body| Shortened { body, left, end }.boxed_unsync())
}
