//! `POST` and `DELETE /contacts/tags`: taken at once, done a little later.

use omnisend::{Method, Response, TAG_ADDRESSES, TAGS};
use serde_json::{Map, Value};

use crate::answers::{empty, invalid};
use crate::model::Store;
use crate::time::rfc3339;

/// How long tags take to change, in milliseconds.
const TAG_MS: u64 = 2_000;

/// A change of tags that was taken in and is not done yet.
#[derive(Debug)]
pub(crate) struct Tagging {
    due: u64,
    add: bool,
    ids: Vec<String>,
    emails: Vec<String>,
    phones: Vec<String>,
    tags: Vec<String>,
}

/// Takes a change in. People are named by any of three lists; whoever is in one of them is meant.
pub(crate) fn take(store: &mut Store, now: u64, method: Method, body: &[u8], instance: &str) -> Response {
    let Ok(Value::Object(body)) = serde_json::from_slice(body) else { return invalid("body", "not JSON", instance) };
    match read(&body, now, method == Method::Post) {
        Ok(tagging) => {
            store.tagging.push(tagging);
            empty(202)
        }
        Err((name, words)) => invalid(name, words, instance),
    }
}

fn read(body: &Map<String, Value>, due: u64, add: bool) -> Result<Tagging, (&'static str, &'static str)> {
    let list = |name: &'static str, most: usize| {
        let texts = body.get(name).map_or(Some(Vec::new()), |value| {
            value.as_array()?.iter().map(|text| text.as_str().map(str::to_string)).collect::<Option<Vec<_>>>()
        });
        let texts = texts.ok_or((name, "must be a list of strings"))?;
        if texts.len() > most { Err((name, "too many")) } else { Ok(texts) }
    };
    let (ids, emails) = (list("contactIDs", TAG_ADDRESSES)?, list("emails", TAG_ADDRESSES)?);
    let (phones, tags) = (list("phones", TAG_ADDRESSES)?, list("tags", TAGS)?);
    if tags.is_empty() {
        return Err(("tags", "1 to 100 tags"));
    }
    if body.contains_key("segmentID") {
        return Err(("segmentID", "no such segment"));
    }
    if ids.is_empty() && emails.is_empty() && phones.is_empty() {
        return Err(("emails", "contactIDs, emails, phones or segmentID is required"));
    }
    Ok(Tagging { due: due + TAG_MS, add, ids, emails, phones, tags })
}

/// Does every change that is due; whoever is unknown is skipped.
pub(crate) fn settle(store: &mut Store, now: u64) {
    let (due, later) = std::mem::take(&mut store.tagging).into_iter().partition(|tagging| tagging.due <= now);
    store.tagging = later;
    let due: Vec<Tagging> = due;
    for Tagging { due, add, ids, emails, phones, tags } in due {
        for index in store.audience.select(&ids, &emails, &phones) {
            let Some(person) = store.audience.get_mut(index) else { continue };
            if add {
                person.tags.extend(tags.iter().cloned());
            } else {
                person.tags.retain(|tag| !tags.contains(tag));
            }
            person.updated_at = rfc3339(due);
        }
    }
}
