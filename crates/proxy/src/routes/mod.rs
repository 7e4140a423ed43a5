//! What may be asked of Omnisend, as types: a request that does not parse into a [`Route`] does not exist.
//!
//! Paths are compared as they were written, never decoded: whatever needs `%` to be written is not on the list.

mod body;
mod query;

use std::fmt;

use axum::http::Method;

use crate::refusal::Refusal;
pub(crate) use body::Body;
pub use query::Param;

/// One allowed call, with every part that a client chose parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `GET /contacts`: a page of contacts, of a tag or an address if wanted.
    Contacts(Vec<Param>),
    /// `GET /contacts/{id}`.
    Contact(Id),
    /// `GET /brands/current`.
    Brand,
    /// `POST /batches`.
    CreateBatch,
    /// `GET /batches`, always of contacts.
    Batches(Vec<Param>),
    /// `GET /batches/{id}`.
    Batch(Id),
    /// `GET /batches/{id}/items`.
    BatchItems(Id),
    /// `POST /contacts/tags`.
    AddTags,
    /// `DELETE /contacts/tags`.
    RemoveTags,
}

/// An id in a path, of a shape that cannot be anything but one segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Id(String);

impl Id {
    /// A contact's: letters, digits, `-` and `_`. Omnisend does not document more than "string".
    fn contact(text: &str) -> Option<Self> {
        let sound = (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        // `tags` is no contact but the bulk operation, which cannot be read.
        (sound && text != "tags").then(|| Self(text.to_owned()))
    }

    /// A batch's: 24 hexadecimal digits.
    fn batch(text: &str) -> Option<Self> {
        (text.len() == 24 && text.bytes().all(|b| b.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }
}

impl Route {
    /// Parses method, path below `/api`, and query.
    pub fn parse(method: &Method, path: &str, query: Option<&str>) -> Result<Self, Refusal> {
        let segments: Vec<&str> = path.split('/').collect();
        let params = query::parse(query).ok_or(Refusal::NotAllowed)?;
        let route = match (method.as_str(), segments.as_slice()) {
            ("GET", ["", "contacts"]) => query::for_contacts(&params).then(|| Self::Contacts(params.clone())),
            ("GET", ["", "batches"]) => query::for_batches(&params).then(|| Self::Batches(params.clone())),
            (_, _) if !params.is_empty() => None,
            ("GET", ["", "contacts", id]) => Id::contact(id).map(Self::Contact),
            ("GET", ["", "brands", "current"]) => Some(Self::Brand),
            ("POST", ["", "batches"]) => Some(Self::CreateBatch),
            ("GET", ["", "batches", id]) => Id::batch(id).map(Self::Batch),
            ("GET", ["", "batches", id, "items"]) => Id::batch(id).map(Self::BatchItems),
            ("POST", ["", "contacts", "tags"]) => Some(Self::AddTags),
            ("DELETE", ["", "contacts", "tags"]) => Some(Self::RemoveTags),
            _ => None,
        };
        route.ok_or(Refusal::NotAllowed)
    }

    /// The name in the log.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Contacts(_) => "contacts",
            Self::Contact(_) => "contact",
            Self::Brand => "brand",
            Self::CreateBatch => "create-batch",
            Self::Batches(_) => "batches",
            Self::Batch(_) => "batch",
            Self::BatchItems(_) => "batch-items",
            Self::AddTags => "add-tags",
            Self::RemoveTags => "remove-tags",
        }
    }

    /// The method.
    pub const fn method(&self) -> Method {
        match self {
            Self::CreateBatch | Self::AddTags => Method::POST,
            Self::RemoveTags => Method::DELETE,
            _ => Method::GET,
        }
    }

    /// What body the route takes.
    pub(crate) const fn body(&self) -> Body {
        match self {
            Self::CreateBatch => Body::Batch,
            Self::AddTags | Self::RemoveTags => Body::Tags,
            _ => Body::None,
        }
    }

    /// The path below the upstream's base.
    pub(crate) fn path(&self) -> impl fmt::Display + '_ {
        fmt::from_fn(move |f| match self {
            Self::Contacts(_) => f.write_str("/contacts"),
            Self::Contact(Id(id)) => write!(f, "/contacts/{id}"),
            Self::Brand => f.write_str("/brands/current"),
            Self::CreateBatch | Self::Batches(_) => f.write_str("/batches"),
            Self::Batch(Id(id)) => write!(f, "/batches/{id}"),
            Self::BatchItems(Id(id)) => write!(f, "/batches/{id}/items"),
            Self::AddTags | Self::RemoveTags => f.write_str("/contacts/tags"),
        })
    }

    /// The query, encoded anew.
    pub(crate) fn query(&self) -> Option<String> {
        match self {
            Self::Contacts(params) | Self::Batches(params) => query::write(params),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BATCH: &str = "65f0c0ffee65f0c0ffee65f0";

    fn parse(method: &str, target: &str) -> Option<Route> {
        let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
        Route::parse(&method.parse().expect("a method"), path, query).ok()
    }

    #[test]
    fn the_list_is_allowed_and_written_as_it_was_read() {
        for (method, target) in [
            ("GET", "/contacts"),
            ("GET", "/contacts?limit=250&after=eyJhIjoxfQ%3D%3D&sort=updatedAt&tag=VIP%20%2B"),
            ("GET", "/contacts?email=ana%2Bnews%40example.com"),
            ("GET", "/contacts/65f0c0ffee65f0c0ffee65f1"),
            ("GET", "/brands/current"),
            ("POST", "/batches"),
            (
                "GET",
                "/batches?endpoint=contacts&limit=250&offset=500&status=inProgress&dateFrom=2026-11-23&dateTo=2026-11-24",
            ),
            ("GET", &format!("/batches/{BATCH}")),
            ("GET", &format!("/batches/{BATCH}/items")),
            ("POST", "/contacts/tags"),
            ("DELETE", "/contacts/tags"),
        ] {
            let route = parse(method, target).unwrap_or_else(|| panic!("{method} {target} is allowed"));
            let query = route.query().map(|query| format!("?{query}")).unwrap_or_default();
            assert_eq!(format!("{}{query}", route.path()), target);
            assert_eq!(route.method().as_str(), method);
        }
    }

    #[test]
    fn anything_beside_the_list_is_not() {
        for (method, target) in [
            ("POST", "/contacts"),
            ("PATCH", "/contacts?email=a@example.com"),
            ("HEAD", "/contacts"),
            ("get", "/contacts"),
            ("GET", "/contacts/"),
            ("GET", "//contacts"),
            ("GET", "/Contacts"),
            ("GET", "/contacts/tags"),
            ("GET", "/contacts/."),
            ("GET", "/contacts/.."),
            ("GET", "/contacts/%2e%2e%2fbatches"),
            ("GET", "/contacts/%252e"),
            ("GET", "/contacts/a%2Fb"),
            ("GET", "/contacts/a;b"),
            ("GET", "/contacts/a?limit=1"),
            ("GET", "/batches"),
            ("GET", "/batches/65f0c0ffee65f0c0ffee65f"),
            ("GET", "/batches/65f0c0ffee65f0c0ffee65fg"),
            ("DELETE", "/batches/65f0c0ffee65f0c0ffee65f0"),
            ("GET", "/batches/65f0c0ffee65f0c0ffee65f0/items/1"),
            ("POST", "/batches?endpoint=contacts"),
            ("DELETE", "/contacts/tags?all=true"),
            ("GET", "/products"),
            ("GET", ""),
            ("GET", "/"),
        ] {
            assert_eq!(parse(method, target), None, "{method} {target}");
        }
    }
}
