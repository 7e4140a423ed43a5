//! The log: one line a request, of fixed words and numbers.
//!
//! A [`Line`] has no place for anything that a client wrote: no path, query, header, address or key can get into it. No
//! other library's log is switched on here.

use std::fmt;
use std::io::{self, Write as _};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use axum::body::HttpBody as _;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use serde::Deserialize;

use crate::refusal::Refusal;

/// Where lines go.
#[derive(Clone, Default, Deserialize)]
#[serde(try_from = "String")]
pub enum Log {
    /// To standard error.
    #[default]
    Requests,
    /// Nowhere.
    Off,
    /// To a function; for programs that have a log of their own.
    To(Arc<dyn Fn(&Line) + Send + Sync>),
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Requests => "Requests",
            Self::Off => "Off",
            Self::To(_) => "To(..)",
        })
    }
}

impl TryFrom<String> for Log {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "requests" => Ok(Self::Requests),
            "off" => Ok(Self::Off),
            _ => Err(format!("{text:?} is neither \"requests\" nor \"off\"")),
        }
    }
}

/// What is told about one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// A route's name, `page`, `health`, `api` (not on the list) or `other`.
    pub route: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// Our own refusal's code, if it is one.
    pub refused: Option<&'static str>,
    /// From the request's head to the answer's, in milliseconds.
    pub ms: u128,
    /// Bytes of the request's body.
    pub received: u64,
    /// Bytes of the answer's body.
    pub sent: u64,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { route, status, refused, ms, received, sent } = self;
        write!(f, "route={route} status={status} ms={ms} received={received} sent={sent}")?;
        refused.map_or(Ok(()), |code| write!(f, " refused={code}"))
    }
}

/// What a handler adds to the line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// The route's name.
    pub(crate) route: &'static str,
    /// Bytes of the request's body.
    pub(crate) received: u64,
}

/// Notes on a response what the line will say.
pub(crate) fn mark(mut response: Response, seen: Seen) -> Response {
    response.extensions_mut().insert(seen);
    response
}

/// The middleware that writes lines; outermost.
pub(crate) fn with(log: Log) -> impl Fn(Request, Next) -> Pin<Box<dyn Future<Output = Response> + Send>> + Clone {
    move |request, next| {
        let log = log.clone();
        Box::pin(async move {
            let start = Instant::now();
            let response = next.run(request).await;
            let seen = response.extensions().get().copied().unwrap_or(Seen { route: "other", received: 0 });
            let line = Line {
                route: seen.route,
                status: response.status().as_u16(),
                refused: response.extensions().get::<Refusal>().map(|refusal| refusal.code()),
                ms: start.elapsed().as_millis(),
                received: seen.received,
                sent: response.body().size_hint().lower(),
            };
            match &log {
                // A log that cannot be written must not stop the service.
                Log::Requests => drop(writeln!(io::stderr().lock(), "{line}")),
                Log::Off => {}
                Log::To(write) => write(&line),
            }
            response
        })
    }
}
