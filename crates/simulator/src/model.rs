//! The model: takes a request at a moment, gives its answer and how long it takes.

use std::collections::BTreeMap;

use omnisend::{Answer, Limit, Lost, Method, Request, Response, Scope, Status, VERSION};
use serde_json::{Value, json};

use crate::answers::{empty, invalid, json, page, problem, too_many};
use crate::batches::{self, Batch};
use crate::faults::{Fault, Faults};
use crate::limits::Window;
use crate::people::{Person, practice_people};
use crate::random::Random;
use crate::settings::{Key, Settings};
use crate::time::rfc3339;

/// How long tags take to change.
const TAG_MS: u64 = 2_000;

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
    pub(crate) people: BTreeMap<String, Person>,
    pub(crate) batches: Vec<Batch>,
    tagging: Vec<Tagging>,
    pub(crate) random: Random,
}

/// A change of tags that was taken in and is not done yet.
#[derive(Debug)]
struct Tagging {
    due: u64,
    add: bool,
    emails: Vec<String>,
    tags: Vec<String>,
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
                people: BTreeMap::new(),
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
        self.store.people.get(email)
    }

    /// Everybody, by address.
    pub fn contacts(&self) -> impl Iterator<Item = &Person> {
        self.store.people.values()
    }

    /// Puts a person into the store, in the place of whoever has the address.
    pub fn put(&mut self, mut person: Person) {
        if person.id.is_empty() {
            person.id = self.store.random.id();
        }
        self.store.people.insert(person.email.clone(), person);
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
        let (due, later) = std::mem::take(&mut self.store.tagging).into_iter().partition(|tagging| tagging.due <= now);
        self.store.tagging = later;
        let due: Vec<Tagging> = due;
        for Tagging { add, emails, tags, .. } in due {
            for email in emails {
                let Some(person) = self.store.people.get_mut(&email) else { continue };
                if add {
                    person.tags.extend(tags.iter().cloned());
                } else {
                    person.tags.retain(|tag| !tags.contains(tag));
                }
            }
        }
    }

    /// Another integration of the same store: uses some of the limit, makes a batch, now and then changes somebody.
    pub fn other_integration(&mut self, now: u64) {
        self.settle(now);
        for _ in 0..self.store.random.below(40) {
            // What is refused to others is no concern here.
            self.general.take(now, self.settings.requests_a_minute).ok();
        }
        batches::foreign(&mut self.store, now);
        let index = self.store.random.below(self.store.people.len() as u64);
        let chosen = self.store.random.below(3);
        if let Some(person) = self.store.people.values_mut().nth(usize::try_from(index).unwrap_or(0)) {
            person.status =
                [Status::Subscribed, Status::Unsubscribed, person.status][usize::try_from(chosen).unwrap_or(2)];
            person.status_date = rfc3339(now);
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
            (Method::Get, ["contacts"]) => self.list_contacts(&request.query, instance),
            (Method::Post | Method::Delete, ["contacts", "tags"]) => self.tag(now, request.method, body, instance),
            (Method::Get, ["contacts", id]) => {
                let person = self.store.people.values().find(|person| person.id == *id);
                person.map_or_else(not_found, |person| json(200, &person.to_json()))
            }
            _ => not_found(),
        }
    }

    fn list_contacts(&self, query: &[(String, String)], instance: &str) -> Response {
        let get = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let names = ["limit", "after", "before", "email", "phone", "status", "segmentID", "tag", "sort", "direction"];
        if let Some((name, _)) = query.iter().find(|(name, _)| !names.contains(&name.as_str())) {
            return invalid(name, "unknown query parameter", instance);
        }
        if get("tag").is_some() && get("status").is_some() {
            return invalid("tag", "cannot be combined with status", instance);
        }
        let Ok(limit @ 1..=250) = get("limit").map_or(Ok(100), str::parse::<usize>) else {
            return invalid("limit", "1 to 250", instance);
        };
        let mut found = self
            .store
            .people
            .values()
            .filter(|person| get("email").is_none_or(|email| person.email == email))
            .filter(|person| get("tag").is_none_or(|tag| person.tags.contains(tag)))
            .filter(|person| get("status").is_none_or(|status| person.status.name() == status))
            .filter(|person| get("after").is_none_or(|after| person.email.as_str() > after));
        let page: Vec<&Person> = found.by_ref().take(limit).collect();
        let after = found.next().and(page.last()).map(|person| person.email.as_str());
        let contacts: Vec<Value> = page.iter().map(|person| person.to_json()).collect();
        json(200, &json!({"contacts": contacts, "paging": {"cursors": {"after": after, "before": null}}}))
    }

    fn tag(&mut self, now: u64, method: Method, body: &[u8], instance: &str) -> Response {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let list = |name: &str| {
            let texts = body[name].as_array().into_iter().flatten().filter_map(Value::as_str);
            texts.map(str::to_string).collect::<Vec<_>>()
        };
        let (emails, tags) = (list("emails"), list("tags"));
        if emails.len() > 250 || !(1..=100).contains(&tags.len()) {
            return invalid("tags", "up to 250 addresses, 1 to 100 tags", instance);
        }
        self.store.tagging.push(Tagging { due: now + TAG_MS, add: method == Method::Post, emails, tags });
        empty(202)
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
