//! As much of an API server as the controller asks for: paged lists, watches, statuses, the Lease,
//! and events, which are taken and forgotten.

mod answer;
mod lease;
mod list;
mod query;
mod watch;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http_body_util::BodyExt as _;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use noblindspot::api::Kind;
use tokio::net::{TcpListener, TcpStream};

use crate::cluster::{Cluster, Patch};
use answer::Answer;
use query::Query;

/// How often a watch is told a version.
const BOOKMARKS: Duration = Duration::from_secs(60);

/// Serves until the program ends, and says where.
pub async fn start(cluster: Arc<Cluster>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let marked = Arc::clone(&cluster);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(BOOKMARKS).await;
            marked.bookmark();
        }
    });
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(connection(stream, Arc::clone(&cluster)));
        }
    });
    address
}

async fn connection(stream: TcpStream, cluster: Arc<Cluster>) {
    let service = service_fn(move |request| {
        let cluster = Arc::clone(&cluster);
        async move { Ok::<_, Infallible>(answer(request, &cluster).await) }
    });
    let _ = stream.set_nodelay(true);
    // The controller ends its connections as it likes.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn answer(request: Request<Incoming>, cluster: &Cluster) -> Answer {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let at = Instant::now();
    let query = Query::of(head.uri.query().unwrap_or_default());
    let path: Vec<&str> = head.uri.path().split('/').skip(2).collect();
    match (&head.method, path.as_slice()) {
        (&Method::GET, ["noblindspot.dev", _, plural]) if query.watch => {
            watch::answer(cluster, kind(plural), &query)
        }
        (&Method::GET, ["noblindspot.dev", _, plural]) => list::answer(cluster, kind(plural), &query),
        (&Method::PATCH, ["noblindspot.dev", _, "namespaces", namespace, plural, name, "status"]) => {
            status(cluster, kind(plural), &format!("{namespace}/{name}"), &body, at)
        }
        (method, ["coordination.k8s.io", _, "namespaces", _, "leases", ..]) => {
            lease::answer(cluster, method, &body)
        }
        (_, ["events.k8s.io", ..]) => answer::json(201, body),
        _ => answer::failure(404, "NotFound", "the server of the bench serves no such path"),
    }
}

fn status(cluster: &Cluster, kind: Kind, key: &str, body: &Bytes, at: Instant) -> Answer {
    match cluster.write(kind, key, Patch::read(body), at) {
        Some(object) => answer::json(200, object),
        None => answer::failure(409, "Conflict", "the object has been modified"),
    }
}

fn kind(plural: &str) -> Kind {
    Kind::ALL.into_iter().find(|kind| kind.plural() == plural).expect("one of the five kinds")
}
