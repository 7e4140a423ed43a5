//! A connection is proved before anything is sent: the key reads contacts and batches, and the store says its name.
//!
//! No request that only reads proves that a key may write; the run's first small batch does.

use omnisend::read::Brand;
use omnisend::request::{self, Whose};
use omnisend::{Answer, ApiKey, Request, Scope, Trouble};
use serde::{Deserialize, Serialize};

/// A connection that works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Connected {
    /// The brand's id, 24 hex digits, where the key or Omnisend tells it.
    pub brand: Option<String>,
    /// Name of the store, where the key may read it.
    pub store: Option<String>,
}

/// Why a connection does not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "code")]
pub enum ConnectProblem {
    /// Omnisend does not know the key.
    Key,
    /// The key lacks a permission.
    Permission {
        /// Which.
        scope: Scope,
    },
    /// Omnisend blocked the key for a time after too many errors.
    Blocked,
    /// This version of the API is switched off.
    Retired,
    /// Omnisend's limit is used up just now.
    Busy,
    /// The proxy does not answer.
    ProxyUnreachable,
    /// The proxy refused.
    ProxyRefused {
        /// Its code.
        proxy: String,
    },
    /// The proxy answers, Omnisend does not.
    OmnisendUnreachable,
    /// Omnisend answers with an error of its own.
    OmnisendErrors,
    /// Something between answered with a page.
    Gateway,
}

impl ConnectProblem {
    /// All names.
    pub const NAMES: [&'static str; 10] = [
        "key",
        "permission",
        "blocked",
        "retired",
        "busy",
        "proxyUnreachable",
        "proxyRefused",
        "omnisendUnreachable",
        "omnisendErrors",
        "gateway",
    ];

    /// The problem's name, as in JSON and in the texts.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Permission { .. } => "permission",
            Self::Blocked => "blocked",
            Self::Retired => "retired",
            Self::Busy => "busy",
            Self::ProxyUnreachable => "proxyUnreachable",
            Self::ProxyRefused { .. } => "proxyRefused",
            Self::OmnisendUnreachable => "omnisendUnreachable",
            Self::OmnisendErrors => "omnisendErrors",
            Self::Gateway => "gateway",
        }
    }

    fn of(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Key => Self::Key,
            Trouble::Permission { scope } => Self::Permission { scope },
            Trouble::Blocked => Self::Blocked,
            Trouble::Retired => Self::Retired,
            Trouble::TooMany { .. } => Self::Busy,
            Trouble::Lost => Self::ProxyUnreachable,
            Trouble::Proxy { code } if code.starts_with("upstream-") => Self::OmnisendUnreachable,
            Trouble::Proxy { code } => Self::ProxyRefused { proxy: code },
            Trouble::Gateway { .. } => Self::Gateway,
            Trouble::Passing { .. } | Trouble::ContactLimit | Trouble::Refused { .. } | Trouble::NotFound => {
                Self::OmnisendErrors
            }
        }
    }
}

/// The proof under way: ask [`Proof::request`], send it, hand the answer to [`Proof::answer`], until it is an end.
#[derive(Clone, Debug)]
pub struct Proof {
    brand: Option<String>,
    step: Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Contacts,
    Batches,
    Brand,
}

/// What an answer led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask on.
    Ask,
    /// It works.
    Connected(Connected),
}

impl Proof {
    /// The proof of a key.
    pub fn new(key: &ApiKey) -> Self {
        Self { brand: key.brand().map(Into::into), step: Step::Contacts }
    }

    /// The request to send now.
    pub fn request(&self) -> Request {
        match self.step {
            Step::Contacts => request::contacts(1, Whose::Anyone, None),
            Step::Batches => request::batches(1, 0, None),
            Step::Brand => request::brand(),
        }
    }

    /// Takes the answer to [`Proof::request`].
    ///
    /// # Errors
    /// [`ConnectProblem`]. A store that does not tell its name is none: not every key may read it.
    pub fn answer(&mut self, answer: Answer) -> Result<Next, ConnectProblem> {
        let judged = Trouble::judge(&self.request(), answer);
        self.step = match (self.step, judged) {
            (Step::Contacts, Ok(_)) => Step::Batches,
            (Step::Batches, Ok(_)) => Step::Brand,
            (Step::Brand, judged) => {
                let brand = judged.ok().and_then(|response| Brand::read(&response.body));
                let (id, store) = brand.map(|brand| (brand.id, brand.name)).unzip();
                let store = store.filter(|name| !name.is_empty());
                return Ok(Next::Connected(Connected { brand: self.brand.take().or(id), store }));
            }
            (Step::Contacts | Step::Batches, Err(trouble)) => return Err(ConnectProblem::of(trouble)),
        };
        Ok(Next::Ask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use omnisend::{Hints, Lost, Response};

    fn proof() -> Proof {
        Proof::new(&ApiKey::parse("64b0c0ffee64b0c0ffee64b0-secret").unwrap())
    }

    #[allow(clippy::unnecessary_wraps, reason = "an answer, as the proof takes it")]
    fn says(status: u16, body: &str) -> Answer {
        Ok(Response { status, hints: Hints::default(), body: body.into() })
    }

    #[test]
    fn reads_contacts_batches_and_the_stores_name() {
        let mut proof = proof();
        assert_eq!(proof.request().target(), "/contacts?limit=1");
        assert_eq!(proof.answer(says(200, r#"{"contacts":[]}"#)), Ok(Next::Ask));
        assert_eq!(proof.request().target(), "/batches?endpoint=contacts&limit=1");
        assert_eq!(proof.answer(says(200, r#"{"batches":[]}"#)), Ok(Next::Ask));
        let brand = r#"{"brandID":"64b0c0ffee64b0c0ffee64b0","name":"Minu Pood"}"#;
        let Ok(Next::Connected(connected)) = proof.answer(says(200, brand)) else { panic!("not connected") };
        assert_eq!(connected.store.as_deref(), Some("Minu Pood"));
        assert_eq!(connected.brand.as_deref(), Some("64b0c0ffee64b0c0ffee64b0"));
    }

    #[test]
    fn a_key_that_may_not_read_the_name_connects_all_the_same() {
        let mut proof = proof();
        proof.answer(says(200, "{}")).unwrap();
        proof.answer(says(200, "{}")).unwrap();
        let forbidden = says(403, r#"{"type":"x","title":"Forbidden"}"#);
        let Ok(Next::Connected(connected)) = proof.answer(forbidden) else { panic!("not connected") };
        assert_eq!((connected.store, connected.brand.is_some()), (None, true));
    }

    #[test]
    fn each_problem_has_its_name() {
        let proxy = |code: &str| {
            let hints = Hints { proxy: Some(code.into()), ..Hints::default() };
            Ok(Response { status: 502, hints, body: Vec::new() })
        };
        for (answer, name) in [
            (says(401, r#"{"type":"x","title":"Unauthorized"}"#), "key"),
            (says(403, r#"{"type":"x","title":"Forbidden"}"#), "permission"),
            (says(403, r#"{"type":"x","detail":"Blocked: too many errors"}"#), "blocked"),
            (says(410, r#"{"type":"x"}"#), "retired"),
            (says(429, "{}"), "busy"),
            (Err(Lost), "proxyUnreachable"),
            (proxy("origin"), "proxyRefused"),
            (proxy("upstream-unreachable"), "omnisendUnreachable"),
            (says(503, "{}"), "omnisendErrors"),
            (says(200, "<html>sign in</html>"), "gateway"),
        ] {
            let problem = proof().answer(answer).unwrap_err();
            assert_eq!(problem.name(), name);
            assert!(ConnectProblem::NAMES.contains(&name));
        }
    }
}
