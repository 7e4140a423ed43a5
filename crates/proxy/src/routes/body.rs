//! What a body may be: batches of contacts, and tags for named people. Only the outer shape is read, and nothing is kept.
//!
//! A batch could also carry events or products, and a tag call a whole Omnisend segment; Segue does neither, so neither passes.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::refusal::Refusal;

/// The kind of body that a route takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// None at all.
    None,
    /// `{"method":"POST","endpoint":"contacts","items":[…]}`, 1 to 100 items.
    Batch,
    /// `{"tags":[…],"emails":[…]}`: 1 to 100 tags; addresses, phones or contact ids, each at most 250.
    Tags,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    method: Post,
    endpoint: Contacts,
    items: Vec<IgnoredAny>,
    #[serde(rename = "origin")]
    _origin: Option<IgnoredAny>,
}

#[derive(Deserialize)]
enum Post {
    #[serde(rename = "POST")]
    Post,
}

#[derive(Deserialize)]
enum Contacts {
    #[serde(rename = "contacts")]
    Contacts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tagging {
    tags: Vec<IgnoredAny>,
    #[serde(default)]
    emails: Vec<IgnoredAny>,
    #[serde(default)]
    phones: Vec<IgnoredAny>,
    #[serde(default, rename = "contactIDs")]
    contact_ids: Vec<IgnoredAny>,
}

impl Body {
    /// Checks a body that has arrived.
    pub(crate) fn check(self, bytes: &[u8]) -> Result<(), Refusal> {
        let sound = match self {
            Self::None => bytes.is_empty(),
            Self::Batch => serde_json::from_slice(bytes).is_ok_and(
                |Batch { method: Post::Post, endpoint: Contacts::Contacts, items, _origin }| {
                    (1..=100).contains(&items.len())
                },
            ),
            Self::Tags => serde_json::from_slice(bytes).is_ok_and(|Tagging { tags, emails, phones, contact_ids }| {
                let people = [emails.len(), phones.len(), contact_ids.len()];
                (1..=100).contains(&tags.len())
                    && people.iter().any(|count| *count > 0)
                    && people.iter().all(|count| *count <= 250)
            }),
        };
        if sound { Ok(()) } else { Err(Refusal::Body) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_batches_of_contacts() {
        let good = r#"{"method":"POST","endpoint":"contacts","items":[{"identifiers":[]}]}"#;
        assert_eq!(Body::Batch.check(good.as_bytes()), Ok(()));
        for bad in [
            "",
            "[]",
            "{}",
            "{\"method\":\"POST\",\"endpoint\":\"contacts\",\"items\":[]}",
            "{\"method\":\"PUT\",\"endpoint\":\"contacts\",\"items\":[1]}",
            "{\"method\":\"POST\",\"endpoint\":\"events\",\"items\":[1]}",
            "{\"method\":\"POST\",\"endpoint\":\"contacts\",\"endpoint\":\"events\",\"items\":[1]}",
            "{\"method\":\"POST\",\"endpoint\":\"contacts\",\"items\":[1],\"eventID\":\"x\"}",
            "{\"method\":\"POST\",\"endpoint\":\"contacts\",\"items\":[1]} {}",
            "{\"method\":\"POST\",\"endpoint\":\"contacts\",\"items\":[1]",
        ] {
            assert_eq!(Body::Batch.check(bad.as_bytes()), Err(Refusal::Body), "{bad}");
        }
        let many = format!(r#"{{"method":"POST","endpoint":"contacts","items":[{}1]}}"#, "1,".repeat(100));
        assert_eq!(Body::Batch.check(many.as_bytes()), Err(Refusal::Body));
    }

    #[test]
    fn tags_only_for_people_who_are_named() {
        assert_eq!(Body::Tags.check(br#"{"tags":["VIP"],"emails":["ana@example.com"]}"#), Ok(()));
        assert_eq!(Body::Tags.check(br#"{"tags":["VIP"],"contactIDs":["a1"]}"#), Ok(()));
        for bad in [
            r#"{"tags":["VIP"]}"#,
            r#"{"tags":[],"emails":["ana@example.com"]}"#,
            r#"{"emails":["ana@example.com"]}"#,
            r#"{"tags":["VIP"],"segmentID":"65f0c0ffee65f0c0ffee65f0"}"#,
            r#"{"tags":["VIP"],"emails":["ana@example.com"],"segmentID":"65f0c0ffee65f0c0ffee65f0"}"#,
        ] {
            assert_eq!(Body::Tags.check(bad.as_bytes()), Err(Refusal::Body), "{bad}");
        }
        let many = format!(r#"{{"tags":["VIP"],"emails":[{}1]}}"#, "1,".repeat(250));
        assert_eq!(Body::Tags.check(many.as_bytes()), Err(Refusal::Body));
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let deep = format!(
            r#"{{"method":"POST","endpoint":"contacts","items":[{}{}]}}"#,
            "[".repeat(1_000_000),
            "]".repeat(1_000_000)
        );
        // Whether it passes is Omnisend's question; that we answer at all is ours.
        let _ = Body::Batch.check(deep.as_bytes());
    }
}
