//! What an answer that is no success means, and so what is to be done.

use json::Value;
use serde::{Deserialize, Serialize};

use crate::message::{Answer, Method, Request, Response};
use crate::read::{Reason, text};

/// A permission of an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Contacts, read.
    ContactsRead,
    /// Contacts, write. Batches of contacts need it too.
    ContactsWrite,
    /// Brands, read.
    BrandsRead,
}

impl Scope {
    /// The permission that a request needs.
    pub fn of(request: &Request) -> Self {
        if request.path.starts_with("/brands") {
            Self::BrandsRead
        } else if request.method == Method::Get {
            Self::ContactsRead
        } else {
            Self::ContactsWrite
        }
    }
}

/// Why a request did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Trouble {
    /// No answer. Whether the request had an effect is unknown.
    Lost,
    /// 429: too many requests; wait this many seconds, where Omnisend says so.
    TooMany {
        /// Seconds.
        wait: Option<u32>,
    },
    /// 408, 5xx and 524 from Omnisend, or a gateway before it: may pass.
    Passing {
        /// HTTP status.
        status: u16,
    },
    /// 401: the key is wrong, or was deleted.
    Key,
    /// 403: the key lacks a permission.
    Permission {
        /// Which.
        scope: Scope,
    },
    /// 403: Omnisend blocked the key for a time after too many errors.
    Blocked,
    /// 410: this version of the API is switched off.
    Retired,
    /// The brand's plan takes no more contacts.
    ContactLimit,
    /// 400, 409, 413, 422 and the like: the request itself is at fault.
    Refused {
        /// HTTP status.
        status: u16,
        /// Omnisend's words.
        reason: Reason,
    },
    /// 404.
    NotFound,
    /// 401, 403 or 410 without Omnisend's problem document, or an answer that is no JSON: something between answered.
    Gateway {
        /// HTTP status.
        status: u16,
    },
    /// Segue's proxy refused, or could not reach Omnisend.
    Proxy {
        /// Its code (`Segue-Proxy`).
        code: String,
    },
}

impl Trouble {
    /// Judges an answer to `request`: the response where it is a success, else what is wrong.
    ///
    /// # Errors
    /// [`Trouble`], for every answer that is no success.
    pub fn judge(request: &Request, answer: Answer) -> Result<Response, Self> {
        let response = answer.map_err(|_| Self::Lost)?;
        if let Some(code) = response.hints.proxy {
            return Err(Self::of_proxy(code, response.hints.retry_after));
        }
        let document = Document::read(&response.body);
        Err(match response.status {
            // 201, 202 and 204 may come without a body; a page with 200 is no answer of Omnisend's.
            200..=299 if response.body.is_empty() || document.is_json() => return Ok(response),
            200..=299 => Self::Gateway { status: response.status },
            429 => Self::TooMany { wait: response.hints.retry_after.or(document.retry_after()) },
            status @ (408 | 500..=599) => Self::Passing { status },
            status @ (401 | 403 | 410) => document.stop(status, Scope::of(request)),
            404 if document.is_json() => Self::NotFound,
            status if !document.is_json() => Self::Gateway { status },
            status => {
                let reason = document.reason();
                if is_contact_limit(&reason.text) { Self::ContactLimit } else { Self::Refused { status, reason } }
            }
        })
    }

    fn of_proxy(code: String, wait: Option<u32>) -> Self {
        match code.as_str() {
            // The proxy's own bucket and its guard against overload pass by themselves.
            "rate" | "busy" => Self::TooMany { wait },
            _ => Self::Proxy { code },
        }
    }

    /// Whether the same request may succeed later.
    pub fn passes(&self) -> bool {
        match self {
            Self::Lost | Self::TooMany { .. } | Self::Passing { .. } | Self::Gateway { .. } => true,
            Self::Proxy { code } => code.starts_with("upstream-"),
            _ => false,
        }
    }

    /// Whether every further request would meet the same, so that the run has to stop.
    pub fn stops(&self) -> bool {
        match self {
            Self::Key | Self::Permission { .. } | Self::Blocked | Self::Retired | Self::ContactLimit => true,
            Self::Proxy { .. } => !self.passes(),
            _ => false,
        }
    }
}

/// Whether a refusal says that the brand's plan is full. Omnisend publishes no code for it, so its words are read.
pub fn is_contact_limit(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.contains("contact") && (words.contains("limit") || words.contains("plan")) && !words.contains("field")
}

/// The body of an answer, as far as it is JSON.
struct Document(Option<Value>);

impl Document {
    fn read(body: &[u8]) -> Self {
        Self(json::read(body))
    }

    fn is_json(&self) -> bool {
        matches!(self.0, Some(Value::Object(_) | Value::Array(_)))
    }

    fn retry_after(&self) -> Option<u32> {
        let seconds = self.0.as_ref()?.get("retryAfter")?;
        seconds.as_u64().and_then(|seconds| u32::try_from(seconds).ok())
    }

    fn reason(&self) -> Reason {
        self.0.as_ref().map(Reason::read).unwrap_or_default()
    }

    /// A refusal that ends a run, if Omnisend itself says it: its problem document has a `type`, older shapes `error`.
    fn stop(&self, status: u16, scope: Scope) -> Trouble {
        let Some(value) =
            self.0.as_ref().filter(|value| text(value, "type").or_else(|| text(value, "error")).is_some())
        else {
            return Trouble::Gateway { status };
        };
        let words = [text(value, "type"), text(value, "title"), text(value, "detail"), text(value, "error")];
        let blocked = words.into_iter().flatten().any(|words| {
            let words = words.to_ascii_lowercase();
            words.contains("blocked") || words.contains("too many errors") || words.contains("too-many-errors")
        });
        match status {
            401 => Trouble::Key,
            410 => Trouble::Retired,
            _ if blocked => Trouble::Blocked,
            _ if is_contact_limit(&self.reason().text) => Trouble::ContactLimit,
            _ => Trouble::Permission { scope },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Hints, Lost};
    use crate::request;

    fn judge(status: u16, body: &str) -> Result<Response, Trouble> {
        let request = request::create_batch(Vec::new());
        Trouble::judge(&request, Ok(Response { status, hints: Hints::default(), body: body.into() }))
    }

    #[test]
    fn success_is_json_or_nothing() {
        assert!(judge(201, r#"{"batchID":"a"}"#).is_ok());
        assert!(judge(202, "").is_ok());
        assert_eq!(judge(200, "<html>sign in</html>"), Err(Trouble::Gateway { status: 200 }));
    }

    #[test]
    fn only_omnisend_itself_ends_a_run() {
        let unauthorized =
            r#"{"type":"https://problems.omnisend.com/unauthorized","title":"Unauthorized","status":401}"#;
        assert_eq!(judge(401, unauthorized), Err(Trouble::Key));
        assert_eq!(judge(401, "<html>"), Err(Trouble::Gateway { status: 401 }));
        assert_eq!(judge(403, "{}"), Err(Trouble::Gateway { status: 403 }));
        let forbidden = r#"{"type":"https://problems.omnisend.com/forbidden","title":"Forbidden","status":403}"#;
        assert_eq!(judge(403, forbidden), Err(Trouble::Permission { scope: Scope::ContactsWrite }));
        let blocked = r#"{"type":"x","title":"Forbidden","detail":"Blocked: too many errors in the last period"}"#;
        assert_eq!(judge(403, blocked), Err(Trouble::Blocked));
    }

    #[test]
    fn waits_as_told() {
        assert_eq!(judge(429, r#"{"retryAfter":12}"#), Err(Trouble::TooMany { wait: Some(12) }));
        let request = request::brand();
        let hints = Hints { retry_after: Some(3), ..Hints::default() };
        let answer = Ok(Response { status: 429, hints, body: Vec::new() });
        assert_eq!(Trouble::judge(&request, answer), Err(Trouble::TooMany { wait: Some(3) }));
        assert_eq!(Trouble::judge(&request, Err(Lost)), Err(Trouble::Lost));
    }

    #[test]
    fn the_proxys_refusals_are_never_omnisends() {
        let request = request::brand();
        let of = |code: &str| {
            let hints = Hints { proxy: Some(code.into()), ..Hints::default() };
            let answer = Ok(Response { status: 403, hints, body: br#"{"type":"x"}"#.to_vec() });
            Trouble::judge(&request, answer).unwrap_err()
        };
        assert!(of("origin").stops() && !of("origin").passes());
        assert!(of("upstream-timeout").passes() && !of("upstream-timeout").stops());
        assert_eq!(of("busy"), Trouble::TooMany { wait: None });
    }

    #[test]
    fn a_full_plan_is_told_from_a_bad_request() {
        assert_eq!(judge(422, r#"{"error":"Contacts limit reached for your plan"}"#), Err(Trouble::ContactLimit));
        assert!(matches!(judge(400, r#"{"error":"1 error(s) found"}"#), Err(Trouble::Refused { status: 400, .. })));
    }
}
