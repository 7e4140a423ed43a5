//! The model behind HTTP, for whoever talks to it over a connection; and routes by which a test asks and sets it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::{Body, Bytes};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use omnisend::{Method, Request};
use serde_json::{Map, Value, json};

use crate::{Faults, Model, Person, Settings};

type Shared = Arc<Mutex<Model>>;

/// The simulator's face: `/api/…` as Omnisend's, `/_simulator/…` to ask what it holds and to set its switches.
pub fn router(model: Shared) -> Router {
    Router::new()
        .route("/api/{*path}", any(answer))
        .route("/_simulator/contacts", get(contacts).post(put))
        .route("/_simulator/requests", get(requests))
        .route("/_simulator/settings", post(set))
        .route("/_simulator/faults", post(fault))
        .route("/_simulator/reset", post(reset))
        .with_state(model)
}

/// A test that panicked while it held the model has failed anyway.
fn lock(model: &Shared) -> MutexGuard<'_, Model> {
    model.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}

async fn answer(State(model): State<Shared>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    let method = match parts.method.as_str() {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        _ => return StatusCode::METHOD_NOT_ALLOWED.into_response(),
    };
    let Ok(bytes) = axum::body::to_bytes(body, 8 << 20).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let query = parts.uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    let request = Request {
        method,
        path: parts.uri.path().trim_start_matches("/api").to_string(),
        query: query.map(|(name, value)| (name.to_string(), decode(value))).collect(),
        body: (!bytes.is_empty()).then(|| bytes.to_vec()),
    };
    let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let reply = lock(&model).handle(now(), text("authorization"), text("omnisend-version"), &request);
    tokio::time::sleep(Duration::from_millis(reply.delay)).await;
    match reply.answer {
        Ok(response) => send(response),
        // A body that breaks off: whoever reads it finds the connection cut.
        Err(_) => Response::new(Body::from_stream(Broken { begun: false })),
    }
}

fn send(response: omnisend::Response) -> Response {
    let mut headers = HeaderMap::new();
    let kind = if response.body.starts_with(b"<") { "text/html" } else { "application/json" };
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    let hints = response.hints;
    for (name, number) in [
        ("retry-after", hints.retry_after),
        ("x-rate-limit-limit", hints.limit),
        ("x-rate-limit-remaining", hints.remaining),
        ("x-rate-limit-reset", hints.reset),
    ] {
        if let Some(number) = number {
            headers.insert(HeaderName::from_static(name), number.into());
        }
    }
    let status = StatusCode::from_u16(response.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, headers, response.body).into_response()
}

/// A stream that begins and then fails.
struct Broken {
    begun: bool,
}

impl futures_core::Stream for Broken {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let piece = if self.begun { Err(std::io::Error::other("cut")) } else { Ok(Bytes::from_static(b"{")) };
        self.begun = true;
        std::task::Poll::Ready(Some(piece))
    }
}

/// Undoes percent-encoding; `+` is a space, as Omnisend reads it.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let hex = || u8::from_str_radix(std::str::from_utf8(after.get(..2)?).ok()?, 16).ok();
        match (byte, if byte == b'%' { hex() } else { None }) {
            (b'+', _) => bytes.push(b' '),
            (_, Some(decoded)) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn contacts(State(model): State<Shared>) -> Json<Vec<Person>> {
    let mut model = lock(&model);
    model.settle(now());
    Json(model.contacts().cloned().collect())
}

/// A body that was read, or 400 and what is wrong with it.
type Read<T> = Result<Json<T>, JsonRejection>;

/// Why a body was refused: a name that is not known, a value of the wrong type.
type Refused = (StatusCode, String);

fn read<T>(body: Read<T>) -> Result<T, Refused> {
    body.map(|Json(read)| read).map_err(|rejection| {
        let misread = matches!(rejection, JsonRejection::JsonDataError(_));
        (if misread { StatusCode::BAD_REQUEST } else { rejection.status() }, rejection.body_text())
    })
}

async fn put(State(model): State<Shared>, people: Read<Vec<Person>>) -> Result<Json<Value>, Refused> {
    let people = read(people)?;
    if people.iter().any(|person| person.email.is_empty() && person.phones.is_empty()) {
        return Err((StatusCode::BAD_REQUEST, "a person needs an email or a phone".to_string()));
    }
    let mut model = lock(&model);
    let added = people.len();
    for person in people {
        model.put(person);
    }
    Ok(Json(json!({"added": added})))
}

async fn requests(State(model): State<Shared>) -> Json<Value> {
    Json(json!(lock(&model).requests()))
}

/// Sets the switches that are named and leaves the others; where one of them does not exist, sets none.
async fn set(State(model): State<Shared>, patch: Read<Map<String, Value>>) -> Result<Json<Settings>, Refused> {
    let mut model = lock(&model);
    let mut all = json!(model.settings_mut());
    for (name, value) in read(patch)? {
        all[name] = value;
    }
    let settings: Settings =
        serde_json::from_value(all).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    *model.settings_mut() = settings.clone();
    Ok(Json(settings))
}

async fn fault(State(model): State<Shared>, faults: Read<Faults>) -> Result<Json<Faults>, Refused> {
    let faults = read(faults)?;
    *lock(&model).faults_mut() = faults.clone();
    Ok(Json(faults))
}

/// A practice store as on the first day; its limit stays.
async fn reset(State(model): State<Shared>) -> Json<Value> {
    let mut model = lock(&model);
    let requests_a_minute = model.settings_mut().requests_a_minute;
    *model = Model::new(Settings { requests_a_minute, ..Settings::default() }, 1);
    model.practice_store();
    Json(json!({}))
}
