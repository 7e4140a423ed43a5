//! The way to Omnisend: `fetch` to the proxy, on the page and in workers.
//!
//! The key is a header and nothing else. No cookie, no referrer, no redirect, nothing from or to the cache.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use omnisend::{Answer, ApiKey, Hints, Lost, Request, Response, VERSION};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &str, options: &Object) -> Promise;

    type AbortSignal;
    #[wasm_bindgen(static_method_of = AbortSignal, catch)]
    fn timeout(ms: u32) -> Result<JsValue, JsValue>;
}

/// How long an answer may take, in ms.
const PATIENCE: u32 = 60_000;

/// Asks Omnisend through the proxy.
#[derive(Clone)]
pub struct Transport {
    base: String,
    authorization: String,
}

impl Transport {
    /// Through the proxy at `base`, with this key.
    pub fn new(base: &str, key: &ApiKey) -> Self {
        Self::with_authorization(base, key.authorization())
    }

    /// The same with the header's value, as it was handed from the page to a worker.
    pub fn with_authorization(base: &str, authorization: String) -> Self {
        Self { base: base.to_owned(), authorization }
    }

    /// Sends one request. Whatever is no whole answer is [`Lost`].
    pub async fn ask(&self, request: &Request) -> Answer {
        let headers = Object::new();
        set(&headers, "Authorization", &self.authorization.as_str().into());
        set(&headers, "Omnisend-Version", &VERSION.into());
        set(&headers, "Accept", &"application/json".into());
        let options = options();
        set(&options, "method", &request.method.name().into());
        if let Some(body) = &request.body {
            set(&headers, "Content-Type", &"application/json".into());
            set(&options, "body", &Uint8Array::from(body.as_slice()));
        }
        set(&options, "headers", &headers);
        let mut url = self.base.clone();
        url.push_str(&request.target());
        self.answer(&url, &options).await.map_err(|_| Lost)
    }

    async fn answer(&self, url: &str, options: &Object) -> Result<Response, JsValue> {
        let response: web_sys::Response = JsFuture::from(fetch(url, options)).await?.unchecked_into();
        let headers = response.headers();
        let hints = Hints::read(|name| headers.get(name).ok().flatten());
        let body = JsFuture::from(response.array_buffer()?).await?;
        Ok(Response { status: response.status(), hints, body: Uint8Array::new(&body).to_vec() })
    }
}

/// Gets one of the app's own files.
///
/// # Errors
/// What `fetch` throws.
pub(super) async fn get(url: &str) -> Result<web_sys::Response, JsValue> {
    Ok(JsFuture::from(fetch(url, &Object::new())).await?.unchecked_into())
}

fn options() -> Object {
    let options = Object::new();
    let fixed =
        [("credentials", "omit"), ("cache", "no-store"), ("redirect", "error"), ("referrerPolicy", "no-referrer")];
    for (name, value) in fixed {
        set(&options, name, &value.into());
    }
    if let Ok(signal) = AbortSignal::timeout(PATIENCE) {
        set(&options, "signal", &signal);
    }
    options
}

/// Setting a property of a plain object cannot fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).ok();
}
