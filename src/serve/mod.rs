//! Health and metrics over HTTP: `/livez`, `/readyz`, `/metrics`.
//!
//! May use: no other room; what it serves it is handed as functions. Deliberately absent: any idea
//! of what is healthy or counted.

use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

/// What is served.
#[expect(missing_debug_implementations, reason = "functions have nothing to show")]
pub struct Handles {
    /// Why the process should be restarted, if it should.
    pub live: Box<dyn Fn() -> Result<(), String> + Send + Sync>,
    /// Why the process is of no use yet, if it is not.
    pub ready: Box<dyn Fn() -> Result<(), String> + Send + Sync>,
    /// The text of a scrape.
    pub metrics: Box<dyn Fn() -> String + Send + Sync>,
    /// The media type of a scrape.
    pub metrics_type: &'static str,
}

/// Serves until dropped.
pub async fn serve(listener: TcpListener, handles: Handles) {
    let handles = Arc::new(handles);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of descriptors: some will be free again.
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            continue;
        };
        let handles = Arc::clone(&handles);
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let handles = Arc::clone(&handles);
                async move { Ok::<_, Infallible>(answer(&request, handles).await) }
            });
            let mut server = hyper::server::conn::http1::Builder::new();
            // Who asks slowly is let go; an error of one connection is nobody else's.
            server.timer(TokioTimer::new()).header_read_timeout(std::time::Duration::from_secs(30));
            let _ = server.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(request: &Request<Incoming>, handles: Arc<Handles>) -> Response<Full<Bytes>> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return text(StatusCode::METHOD_NOT_ALLOWED, "only GET\n".to_owned());
    }
    match request.uri().path() {
        "/livez" | "/healthz" => health((handles.live)()),
        "/readyz" => health((handles.ready)()),
        "/metrics" => scrape(handles).await,
        _ => text(StatusCode::NOT_FOUND, "see /livez, /readyz and /metrics\n".to_owned()),
    }
}

// Many departments make a long text: it is written where nobody else waits for the thread.
async fn scrape(handles: Arc<Handles>) -> Response<Full<Bytes>> {
    let media_type = HeaderValue::from_static(handles.metrics_type);
    let Ok(metrics) = spawn_blocking(move || (handles.metrics)()).await else {
        return text(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the scrape broke off: the log says why\n".to_owned(),
        );
    };
    let mut response = text(StatusCode::OK, metrics);
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}

fn health(state: Result<(), String>) -> Response<Full<Bytes>> {
    match state {
        Ok(()) => text(StatusCode::OK, "ok\n".to_owned()),
        Err(reason) => text(StatusCode::SERVICE_UNAVAILABLE, format!("{reason}\n")),
    }
}

fn text(status: StatusCode, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpStream;

    use super::*;

    async fn ask(path: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let handles = Handles {
            live: Box::new(|| Ok(())),
            ready: Box::new(|| Err("the first list of posts is not done".into())),
            metrics: Box::new(|| "# EOF\n".into()),
            metrics_type: "application/openmetrics-text",
        };
        let server = tokio::spawn(serve(listener, handles));
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!("{path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        server.abort();
        answer
    }

    #[tokio::test]
    async fn it_answers_what_it_is_handed() {
        assert!(ask("GET /livez").await.starts_with("HTTP/1.1 200"));
        let ready = ask("GET /readyz").await;
        assert!(ready.starts_with("HTTP/1.1 503") && ready.ends_with("posts is not done\n"), "{ready}");
        let metrics = ask("GET /metrics").await;
        assert!(
            metrics.contains("application/openmetrics-text") && metrics.ends_with("# EOF\n"),
            "{metrics}"
        );
        assert!(ask("GET /other").await.starts_with("HTTP/1.1 404"));
        assert!(ask("POST /livez").await.starts_with("HTTP/1.1 405"));
    }
}
