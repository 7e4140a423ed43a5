//! Query parameters as types. Names are compared as written; values are decoded once, checked, and encoded anew.

use std::borrow::Cow;
use std::mem::discriminant;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but RFC 3986's unreserved characters is escaped, so that a space or `+` has one meaning (`+` must be `%2B`).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The longest query that is looked at, in bytes.
const LONGEST: usize = 4096;

/// One parameter, name and value checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// `limit`, 1 to 250.
    Limit(u32),
    /// `offset`, up to ten million.
    Offset(u32),
    /// `after`: a cursor that Omnisend handed out.
    After(String),
    /// `sort`.
    Sort(&'static str),
    /// `tag`: at most 128 characters, none of them a control character.
    Tag(String),
    /// `email`: something with an `@` in it and no blank.
    Email(String),
    /// `endpoint`, always `contacts`.
    Endpoint,
    /// `status` of a batch.
    Status(&'static str),
    /// `dateFrom`, `YYYY-MM-DD`.
    DateFrom(String),
    /// `dateTo`, `YYYY-MM-DD`.
    DateTo(String),
}

impl Param {
    fn parse(name: &str, value: String) -> Option<Self> {
        match name {
            "limit" => number(&value, 1..=250).map(Self::Limit),
            "offset" => number(&value, 0..=10_000_000).map(Self::Offset),
            "after" => is_cursor(&value).then_some(Self::After(value)),
            "sort" => one_of(&value, &["createdAt", "updatedAt"]).map(Self::Sort),
            "tag" => is_tag(&value).then_some(Self::Tag(value)),
            "email" => is_email(&value).then_some(Self::Email(value)),
            "endpoint" => (value == "contacts").then_some(Self::Endpoint),
            "status" => one_of(&value, &["pending", "inProgress", "finished", "stopped"]).map(Self::Status),
            "dateFrom" => is_date(&value).then_some(Self::DateFrom(value)),
            "dateTo" => is_date(&value).then_some(Self::DateTo(value)),
            _ => None,
        }
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Limit(_) => "limit",
            Self::Offset(_) => "offset",
            Self::After(_) => "after",
            Self::Sort(_) => "sort",
            Self::Tag(_) => "tag",
            Self::Email(_) => "email",
            Self::Endpoint => "endpoint",
            Self::Status(_) => "status",
            Self::DateFrom(_) => "dateFrom",
            Self::DateTo(_) => "dateTo",
        }
    }

    fn value(&self) -> Cow<'_, str> {
        match self {
            Self::Limit(number) | Self::Offset(number) => number.to_string().into(),
            Self::Sort(word) | Self::Status(word) => (*word).into(),
            Self::Endpoint => "contacts".into(),
            Self::After(text) | Self::Tag(text) | Self::Email(text) | Self::DateFrom(text) | Self::DateTo(text) => {
                text.into()
            }
        }
    }
}

/// Parses a query; `None` if a name is unknown, a value does not fit, or a name comes twice.
pub(super) fn parse(query: Option<&str>) -> Option<Vec<Param>> {
    let query = query.unwrap_or_default();
    let mut params: Vec<Param> = Vec::new();
    if query.is_empty() {
        return Some(params);
    }
    if query.len() > LONGEST {
        return None;
    }
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=')?;
        let value = value.replace('+', " ");
        let value = percent_decode_str(&value).decode_utf8().ok()?;
        let param = Param::parse(name, value.into_owned())?;
        if params.iter().any(|other| discriminant(other) == discriminant(&param)) {
            return None;
        }
        params.push(param);
    }
    Some(params)
}

/// `GET /contacts`: one tag or one address, not both.
pub(super) fn for_contacts(params: &[Param]) -> bool {
    use Param::{After, Email, Limit, Sort, Tag};
    params.iter().all(|param| matches!(param, Limit(_) | After(_) | Sort(_) | Tag(_) | Email(_)))
        && params.iter().filter(|param| matches!(param, Tag(_) | Email(_))).count() <= 1
}

/// `GET /batches`: only those of contacts.
pub(super) fn for_batches(params: &[Param]) -> bool {
    use Param::{DateFrom, DateTo, Endpoint, Limit, Offset, Status};
    params.iter().all(|param| matches!(param, Limit(_) | Offset(_) | Endpoint | Status(_) | DateFrom(_) | DateTo(_)))
        && params.contains(&Endpoint)
}

/// Encodes parameters; `None` if there are none.
pub(super) fn write(params: &[Param]) -> Option<String> {
    let pairs: Vec<String> = params
        .iter()
        .map(|param| format!("{}={}", param.name(), utf8_percent_encode(&param.value(), ESCAPED)))
        .collect();
    (!pairs.is_empty()).then(|| pairs.join("&"))
}

fn number(text: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    let plain = text == "0" || (!text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()));
    text.parse().ok().filter(|number| plain && range.contains(number))
}

fn one_of(text: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().find(|word| **word == text).copied()
}

/// Base64 in both alphabets, and the separators that cursors use.
fn is_cursor(text: &str) -> bool {
    (1..=2048).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~+/=:,".contains(&b))
}

fn is_tag(text: &str) -> bool {
    (1..=128).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

fn is_email(text: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control());
    text.len() <= 320 && text.rsplit_once('@').is_some_and(|(local, domain)| sound(local) && sound(domain))
}

fn is_date(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>, within: std::ops::RangeInclusive<u32>| {
        text.get(range).is_some_and(|part| {
            part.bytes().all(|b| b.is_ascii_digit()) && part.parse().is_ok_and(|number| within.contains(&number))
        })
    };
    text.len() == 10
        && text.get(4..5) == Some("-")
        && text.get(7..8) == Some("-")
        && digits(0..4, 2000..=9999)
        && digits(5..7, 1..=12)
        && digits(8..10, 1..=31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_do_not_fit_are_refused() {
        for query in [
            "limit=0",
            "limit=251",
            "limit=010",
            "limit=%2B5",
            "limit=-1",
            "limit=1e2",
            "limit=",
            "limit",
            "=1",
            "&",
            "limit=1&",
            "limit=1&limit=1",
            "limit=1&limit=2",
            "%6Cimit=1",
            "Limit=1",
            "limit[]=1",
            "sort=email",
            "sort=createdAt,updatedAt",
            "direction=desc",
            "after=a%20b",
            "after=a%0Ab",
            "after=%3Cscript%3E",
            "tag=",
            "tag=a%00b",
            "tag=a%0D%0Ab",
            "tag=%FF",
            "email=ana",
            "email=@example.com",
            "email=ana+news@example.com",
            "endpoint=events",
            "status=done",
            "dateFrom=2026-13-01",
            "dateFrom=2026-1-1",
            "dateFrom=2026-11-24T00:00:00Z",
            "offset=99999999999",
            "key=65f0c0ffee65f0c0ffee65f0-secret",
        ] {
            assert_eq!(parse(Some(query)), None, "{query}");
        }
    }

    #[test]
    fn lengths_are_counted_in_characters_and_bounded() {
        assert!(parse(Some(&format!("tag={}", "%C3%B5".repeat(128)))).is_some());
        assert_eq!(parse(Some(&format!("tag={}", "a".repeat(129)))), None);
        assert_eq!(parse(Some(&format!("after={}", "a".repeat(2049)))), None);
        assert_eq!(parse(Some(&format!("tag={}", "%61".repeat(1500)))), None);
    }

    #[test]
    fn a_cursor_cannot_carry_a_second_parameter() {
        let params = parse(Some("after=x%3D&limit=5")).expect("both are allowed");
        assert_eq!(write(&params).as_deref(), Some("after=x%3D&limit=5"));
        assert_eq!(parse(Some("after=x%26limit%3D5")), None);
        let tag = parse(Some("tag=x%26limit%3D5")).expect("a tag may hold any sign");
        assert_eq!(write(&tag).as_deref(), Some("tag=x%26limit%3D5"));
    }
}
