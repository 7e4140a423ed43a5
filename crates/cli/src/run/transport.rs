//! The way to Omnisend: HTTPS to one address, judged as the browser's `fetch` is in the app.
//!
//! The key is a header and nothing else. No redirect, no cookie, no proxy of the environment, nothing repeated. What an
//! error says of a request (its address may hold one of a person) goes nowhere.

use std::time::Duration;

use omnisend::{Answer, ApiKey, Hints, Lost, Method, Request, Response, VERSION};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Error};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// The longest answer, 32 MiB: a page of 250 contacts with all their properties stays far below.
const LONGEST: usize = 32 << 20;

/// Asks Omnisend with one key. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Transport {
    client: Client,
    base: String,
}

impl Transport {
    /// To the API at `base`, with this key.
    ///
    /// # Errors
    /// Where the system has no certificates, or the key fits no header.
    pub(super) fn new(base: &str, key: &ApiKey) -> anyhow::Result<Self> {
        // `ring` builds in seconds; whoever embeds us may have chosen another provider before, which stays.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut authorization = HeaderValue::from_str(&key.authorization())?;
        authorization.set_sensitive(true);
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, authorization);
        headers.insert("omnisend-version", HeaderValue::from_static(VERSION));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let plain = base.starts_with("http:");
        let mut builder = Client::builder()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .referer(false)
            .https_only(!plain)
            .user_agent(concat!("Segue/", env!("CARGO_PKG_VERSION")))
            .default_headers(headers)
            .connect_timeout(CONNECT)
            .timeout(PATIENCE);
        if plain {
            // No TLS on this computer, so a system without CA certificates can still practise.
            builder = builder.tls_certs_only([]);
        }
        Ok(Self { client: builder.build()?, base: base.to_owned() })
    }

    /// Sends one request. Whatever is no whole answer is [`Lost`].
    pub(super) async fn ask(&self, request: &Request) -> Answer {
        self.answer(request).await.ok().flatten().ok_or(Lost)
    }

    async fn answer(&self, request: &Request) -> Result<Option<Response>, Error> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut asked = self.client.request(method, format!("{}{}", self.base, request.target()));
        if let Some(body) = &request.body {
            asked = asked.header(CONTENT_TYPE, HeaderValue::from_static("application/json")).body(body.clone());
        }
        let mut answer = asked.send().await?;
        let status = answer.status();
        if status.is_redirection() {
            return Ok(None);
        }
        let hints = Hints::read(|name| Some(answer.headers().get(name)?.to_str().ok()?.to_owned()));
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > LONGEST {
                return Ok(None);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Some(Response { status: status.as_u16(), hints, body }))
    }
}
