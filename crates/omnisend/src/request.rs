//! The requests that Segue makes, and no others; the proxy lets just these pass.

use crate::batch::BatchId;
use crate::message::{Method, Request};
use json::Writer;

fn get(path: impl Into<String>, query: &[(&str, &str)]) -> Request {
    Request {
        method: Method::Get,
        path: path.into(),
        query: query.iter().map(|&(name, value)| (name.into(), value.into())).collect(),
        body: None,
    }
}

/// Whose contacts to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Any.
    Anyone,
    /// The one with this address.
    Email(&'a str),
    /// Those who carry this tag.
    Tag(&'a str),
}

/// `GET /contacts`: a page of at most `limit` (1–250) contacts, from the cursor `after` on.
pub fn contacts(limit: u32, whose: Whose<'_>, after: Option<&str>) -> Request {
    let limit = limit.to_string();
    let mut query = vec![("limit", limit.as_str())];
    match whose {
        Whose::Anyone => {}
        Whose::Email(email) => query.push(("email", email)),
        Whose::Tag(tag) => query.push(("tag", tag)),
    }
    if let Some(after) = after {
        query.push(("after", after));
    }
    get("/contacts", &query)
}

/// `GET /brands/current`: name and address of the store. Needs the permission to read brands.
pub fn brand() -> Request {
    get("/brands/current", &[])
}

/// `POST /batches` with a body made by [`crate::BatchBody`].
pub fn create_batch(body: Vec<u8>) -> Request {
    Request { method: Method::Post, path: "/batches".into(), query: Vec::new(), body: Some(body) }
}

/// `GET /batches`: a page of the brand's contact batches created on or after `date_from` (`YYYY-MM-DD`, UTC).
pub fn batches(limit: u32, offset: u32, date_from: Option<&str>) -> Request {
    let (limit, offset_text) = (limit.to_string(), offset.to_string());
    let mut query = vec![("endpoint", "contacts"), ("limit", limit.as_str())];
    if offset > 0 {
        query.push(("offset", &offset_text));
    }
    if let Some(date) = date_from {
        query.push(("dateFrom", date));
    }
    get("/batches", &query)
}

/// `GET /batches/{id}`: the state of one batch.
pub fn batch(id: &BatchId) -> Request {
    get(format!("/batches/{}", id.as_str()), &[])
}

/// `GET /batches/{id}/items`: what became of each item.
pub fn batch_items(id: &BatchId) -> Request {
    get(format!("/batches/{}/items", id.as_str()), &[])
}

fn tags(method: Method, emails: &[String], tags: &[String]) -> Request {
    let mut body = Writer::default();
    body.open(b'{');
    body.list("emails", emails);
    body.list("tags", tags);
    body.close(b'}');
    Request { method, path: "/contacts/tags".into(), query: Vec::new(), body: Some(body.finish()) }
}

/// `POST /contacts/tags`: adds 1 to 100 `names` to those of at most 250 `emails` whom Omnisend knows; the others are
/// skipped.
pub fn add_tags(emails: &[String], names: &[String]) -> Request {
    tags(Method::Post, emails, names)
}

/// `DELETE /contacts/tags`: takes `tag` from those of at most 250 `emails` whom Omnisend knows.
pub fn remove_tag(emails: &[String], tag: &str) -> Request {
    tags(Method::Delete, emails, &[tag.into()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_batches_of_contacts_only() {
        assert_eq!(
            batches(250, 0, Some("2026-11-22")).target(),
            "/batches?endpoint=contacts&limit=250&dateFrom=2026-11-22"
        );
        assert_eq!(batches(250, 250, None).target(), "/batches?endpoint=contacts&limit=250&offset=250");
    }

    #[test]
    fn tags_name_addresses_and_one_tag() {
        let request = remove_tag(&["ana@example.com".into()], "VIP");
        assert_eq!(request.method, Method::Delete);
        assert_eq!(request.body.unwrap(), br#"{"emails":["ana@example.com"],"tags":["VIP"]}"#);
    }
}
