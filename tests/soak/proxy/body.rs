//! Bodies that do not come whole.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::{Body, Bytes, Frame};

use super::answer::Failure;

/// The body of an answer.
pub(super) type Reply = UnsyncBoxBody<Bytes, Failure>;

/// What comes after the last byte that comes.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// The end of the connection.
    Cut,
    /// Nothing.
    Stalled,
}

/// A body of which some bytes come.
pub(super) struct Shortened {
    pub(super) body: Reply,
    pub(super) left: usize,
    pub(super) end: End,
}

impl Body for Shortened {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        if self.left == 0 {
            return match self.end {
                End::Cut => Poll::Ready(Some(Err("the connection is cut".into()))),
                End::Stalled => Poll::Pending,
            };
        }
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        Poll::Ready(frame.map(|frame| frame.map(|frame| self.shorten(frame))))
    }
}

impl Shortened {
    fn shorten(&mut self, frame: Frame<Bytes>) -> Frame<Bytes> {
        frame.map_data(|data| {
            let data = data.slice(..data.len().min(self.left));
            self.left -= data.len();
            data
        })
    }
}
