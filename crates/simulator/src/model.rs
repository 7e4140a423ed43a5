//! The model: takes a request at a moment, gives its answer and how long it takes.

use std::collections::BTreeMap;

use omnisend::{Answer, Limit, Lost, Method, Request, Response, Scope, Status, VERSION};
use serde_json::json;

use crate::answers::{json, page, problem, too_many};
use crate::audience::Audience;
use crate::batches::{self, Batch};
use crate::faults::{Fault, Faults};
use crate::limits::Window;
use crate::list;
use crate::people::practice_people;
use crate::person::Person;
use crate::random::Random;
use crate::settings::{Key, Settings};
use crate::tagging::{self, Tagging};
use crate::time::rfc3339;

/// What came of a request.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The answer, or that it was lost.
    pub answer: Answer,
    /// Milliseconds until it arrives.
    pub delay: u64,
}

/// What the store holds.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) audience: Audience,
    pub(crate) batches: Vec<Batch>,
    pub(crate) tagging: Vec<Tagging>,
    pub(crate) random: Random,
}

/// The simulated Omnisend. See the crate's page.
#[derive(Debug)]
pub struct Model {
    settings: Settings,
    faults: Faults,
    store: Store,
    general: Window,
    tags: Window,
    requests: BTreeMap<String, u64>,
}

impl Model {
    /// An empty store. The seed moves ids and faults.
    pub fn new(settings: Settings, seed: u64) -> Self {
        Self {
            settings,
            faults: Faults::default(),
            store: Store {
                audience: Audience::default(),
                batches: Vec::new(),
                tagging: Vec::new(),
                random: Random::new(seed),
            },
            general: Window::default(),
            tags: Window::default(),
            requests: BTreeMap::new(),
        }
    }

    /// The switches.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// What goes wrong.
    pub fn faults_mut(&mut self) -> &mut Faults {
        &mut self.faults
    }

    /// The person with this address.
    pub fn contact(&self, email: &str) -> Option<&Person> {
        self.store.audience.with_email(email).and_then(|index| self.store.audience.people().get(index))
    }

    /// Everybody, by address; then those of whom only a telephone is known.
    pub fn contacts(&self) -> impl Iterator<Item = &Person> {
        self.store.audience.by_address()
    }

    /// Puts a person into the store, in the place of whoever has the address; numbers that others have are left out.
    pub fn put(&mut self, mut person: Person) {
        if person.id.is_empty() {
            person.id = self.store.random.id();
        }
        for date in [&mut person.created_at, &mut person.updated_at] {
            if date.is_empty() {
                date.clone_from(&person.status_date);
            }
        }
        self.store.audience.put(person);
    }

    /// Puts the practice store's people in.
    pub fn practice_store(&mut self) {
        for person in practice_people() {
            self.put(person);
        }
    }

    /// Requests so far, by method and route.
    pub fn requests(&self) -> &BTreeMap<String, u64> {
        &self.requests
    }

    /// Does all work that is due.
    pub fn settle(&mut self, now: u64) {
        batches::settle(&mut self.store, &self.settings, &self.faults, now);
        tagging::settle(&mut self.store, now);
    }

    /// Another integration of the same store: uses some of the limit, makes a batch, now and then changes somebody.
    pub fn other_integration(&mut self, now: u64) {
        self.settle(now);
        for _ in 0..self.store.random.below(40) {
            // What is refused to others is no concern here.
            self.general.take(now, self.settings.requests_a_minute).ok();
        }
        batches::foreign(&mut self.store, now);
        let index = self.store.random.below(self.store.audience.len() as u64);
        let chosen = self.store.random.below(3);
        if let Some(person) = self.store.audience.get_mut(usize::try_from(index).unwrap_or(0)) {
            person.status =
                [Status::Subscribed, Status::Unsubscribed, person.status][usize::try_from(chosen).unwrap_or(2)];
            person.status_date = rfc3339(now);
            person.updated_at = rfc3339(now);
        }
    }

    /// Answers a request at `now`, milliseconds since the Unix epoch.
    pub fn handle(&mut self, now: u64, authorization: Option<&str>, version: Option<&str>, request: &Request) -> Reply {
        self.settle(now);
        *self.requests.entry(route(request)).or_default() += 1;
        let fault = self.faults.next(&mut self.store.random);
        let instance = self.store.random.id();
        let response = match fault {
            Some(Fault::LostBefore) => return Reply { answer: Err(Lost), delay: 50 },
            Some(Fault::TooMany) => {
                let wait = u32::try_from(1 + self.store.random.below(5)).unwrap_or(1);
                too_many(wait, &instance, self.settings.hints)
            }
            Some(Fault::ServerError) => {
                let codes = [500_u16, 502, 503, 504, 524];
                let status = codes[usize::try_from(self.store.random.below(5)).unwrap_or(0)];
                problem(status, "internal", "Internal error", "Try again later", &instance)
            }
            Some(Fault::Html) => page([200, 403, 502][usize::try_from(self.store.random.below(3)).unwrap_or(0)]),
            Some(Fault::LostAfter | Fault::Slow) | None => self.admit(now, authorization, version, request, &instance),
        };
        match fault {
            Some(Fault::LostAfter) => Reply { answer: Err(Lost), delay: 500 },
            Some(Fault::Slow) => Reply { answer: Ok(response), delay: 20_000 },
            _ => Reply { answer: Ok(response), delay: 40 },
        }
    }

    /// Checks key, permission, version and limit, then answers.
    fn admit(
        &mut self,
        now: u64,
        authorization: Option<&str>,
        version: Option<&str>,
        request: &Request,
        instance: &str,
    ) -> Response {
        let text = authorization.and_then(|value| value.strip_prefix("Omnisend-API-Key "));
        let key = self.settings.keys.iter().find(|key| Some(key.text.as_str()) == text);
        let Some(key) = key else {
            // Seen so, without detail, for a missing key as for a wrong one.
            return json(
                401,
                &json!({"type": "https://problems.omnisend.com/unauthorized", "title": "Unauthorized", "status": 401}),
            );
        };
        if let Some(refusal) = refusal(key, version, request, instance) {
            return refusal;
        }
        let (window, limit) = match request.limit() {
            Limit::Tags => (&mut self.tags, self.settings.tag_requests_a_minute),
            Limit::General => (&mut self.general, self.settings.requests_a_minute),
        };
        if let Err(wait) = window.take(now, limit) {
            return too_many(wait, instance, self.settings.hints);
        }
        let (remaining, reset) = window.left(now, limit);
        let mut response = self.answer(now, request, instance);
        if self.settings.hints {
            let hints = &mut response.hints;
            (hints.limit, hints.remaining, hints.reset) = (Some(limit), Some(remaining), Some(reset));
        }
        response
    }

    fn answer(&mut self, now: u64, request: &Request, instance: &str) -> Response {
        let parts: Vec<&str> = request.path.split('/').skip(1).collect();
        let body = request.body.as_deref().unwrap_or_default();
        let not_found = || problem(404, "not-found", "Not found", "No such resource", instance);
        match (request.method, &parts[..]) {
            (Method::Post, ["batches"]) => batches::create(&mut self.store, &self.settings, body, now, instance),
            (Method::Get, ["batches"]) => batches::list(&mut self.store, &self.settings, &request.query, now, instance),
            (Method::Get, ["batches", id]) => batches::read(&self.store, id, false, now).unwrap_or_else(not_found),
            (Method::Get, ["batches", id, "items"]) => {
                batches::read(&self.store, id, true, now).unwrap_or_else(not_found)
            }
            (Method::Get, ["brands", "current"]) => {
                let id = self.settings.keys.first().and_then(|key| key.text.split('-').next()).unwrap_or_default();
                let name = &self.settings.brand_name;
                json(200, &json!({"brandID": id, "name": name, "website": "https://minupood.example"}))
            }
            (Method::Get, ["contacts"]) => list::contacts(&self.store.audience, &request.query, instance),
            (Method::Post | Method::Delete, ["contacts", "tags"]) => {
                tagging::take(&mut self.store, now, request.method, body, instance)
            }
            (Method::Get, ["contacts", id]) => {
                let person = self.store.audience.with_id(id).and_then(|index| self.store.audience.people().get(index));
                person.map_or_else(not_found, |person| json(200, &person.to_json()))
            }
            _ => not_found(),
        }
    }
}

/// What the key may not do.
fn refusal(key: &Key, version: Option<&str>, request: &Request, instance: &str) -> Option<Response> {
    let forbidden = |detail: &str| problem(403, "forbidden", "Forbidden", detail, instance);
    if version != Some(VERSION) {
        return Some(problem(410, "gone", "Gone", "This version is retired", instance));
    }
    if key.blocked {
        return Some(forbidden("Blocked: too many errors in the last period"));
    }
    let scope = Scope::of(request);
    let name = match scope {
        Scope::BrandsRead => "brands.read",
        Scope::ContactsRead => "contacts.read",
        Scope::ContactsWrite => "contacts.write",
    };
    (!key.scopes.contains(&scope)).then(|| forbidden(&format!("Missing scope: {name}")))
}

/// A request's method and route, ids left out.
fn route(request: &Request) -> String {
    let parts: Vec<&str> = request.path.split('/').skip(1).collect();
    let path = match parts[..] {
        ["batches", _] => "/batches/{id}",
        ["batches", _, "items"] => "/batches/{id}/items",
        ["contacts", id] if id != "tags" => "/contacts/{id}",
        _ => &request.path,
    };
    format!("{} {path}", request.method.name())
}
