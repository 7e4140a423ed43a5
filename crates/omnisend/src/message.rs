//! What goes to Omnisend and what comes back, as plain values.

use serde::{Deserialize, Serialize};

/// HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// Which of Omnisend's limits a request counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// [`crate::REQUESTS_A_MINUTE`]
    General,
    /// [`crate::TAG_REQUESTS_A_MINUTE`]
    Tags,
}

/// A request below the API's base address. The key and the version header are the transport's to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Method.
    pub method: Method,
    /// Path with its leading slash (`/batches`).
    pub path: String,
    /// Query, names and plain values; see [`Request::target`] for the encoded form.
    pub query: Vec<(String, String)>,
    /// JSON body.
    pub body: Option<Vec<u8>>,
}

impl Request {
    /// Path and query, percent-encoded: everything but RFC 3986 unreserved characters is encoded, `+` included,
    /// which Omnisend would read as a space.
    pub fn target(&self) -> String {
        let mut target = self.path.clone();
        for (index, (name, value)) in self.query.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            encode(value, &mut target);
        }
        target
    }

    /// The limit that the request counts against.
    pub fn limit(&self) -> Limit {
        if self.path == "/contacts/tags" { Limit::Tags } else { Limit::General }
    }
}

fn encode(text: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.push(char::from(HEX[usize::from(byte >> 4)]));
            into.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// An answer that arrived whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// What the headers say.
    pub hints: Hints,
    /// Body; JSON, if Omnisend itself answered.
    pub body: Vec<u8>,
}

/// The headers that matter, where they are there and readable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// `Retry-After`, in seconds.
    pub retry_after: Option<u32>,
    /// `X-Rate-Limit-Limit`: requests a minute.
    pub limit: Option<u32>,
    /// `X-Rate-Limit-Remaining`: requests left.
    pub remaining: Option<u32>,
    /// `X-Rate-Limit-Reset`: seconds until the limit is whole again.
    pub reset: Option<u32>,
    /// `Segue-Proxy`: the proxy itself refused, with this code; Omnisend was not asked or did not answer.
    pub proxy: Option<String>,
}

impl Hints {
    /// Names of the headers that [`Hints::read`] asks for, lower case.
    pub const NAMES: [&'static str; 5] =
        ["retry-after", "x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset", "segue-proxy"];

    /// Reads the headers through `get`, which is given a lower-case name. Unreadable numbers count as absent.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| get(name).and_then(|text| text.trim().parse().ok());
        Self {
            retry_after: number("retry-after"),
            limit: number("x-rate-limit-limit"),
            remaining: number("x-rate-limit-remaining"),
            reset: number("x-rate-limit-reset"),
            proxy: get("segue-proxy"),
        }
    }
}

/// No answer: the connection was cut, refused or timed out. Whether the request had an effect is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost;

/// What became of a request.
pub type Answer = Result<Response, Lost>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_what_omnisend_would_misread() {
        let request = Request {
            method: Method::Get,
            path: "/contacts".into(),
            query: vec![("limit".into(), "1".into()), ("email".into(), "first+tag@example.com".into())],
            body: None,
        };
        assert_eq!(request.target(), "/contacts?limit=1&email=first%2Btag%40example.com");
    }

    #[test]
    fn reads_hints_leniently() {
        let hints = Hints::read(|name| match name {
            "retry-after" => Some(" 12 ".into()),
            "x-rate-limit-remaining" => Some("soon".into()),
            _ => None,
        });
        assert_eq!(hints, Hints { retry_after: Some(12), ..Hints::default() });
    }
}
