//! What the first people show: whether anybody in Omnisend is harmed by what a run sends.
//!
//! Two things are not certain of Omnisend: whether tags that are sent are added to those that a person carries, and
//! whether a status with an old date leaves a newer one alone. So the first people are looked at before and after.

use omnisend::read::StoredContact;
use serde::{Deserialize, Serialize};

/// Most tags that are kept of a person for the comparison, so that the journal's record stays small.
const TAGS: usize = 15;

/// How a person stands in Omnisend.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Tags; of many the first ones.
    pub tags: Vec<String>,
    /// Subscription to e-mail, Omnisend's word; empty where none is told.
    pub email: String,
    /// Subscription to text messages; empty where none is told.
    pub sms: String,
}

impl Standing {
    /// How a contact stands.
    pub fn of(contact: &StoredContact) -> Self {
        Self {
            tags: contact.tags.iter().take(TAGS).cloned().collect(),
            email: contact.email_status.clone().unwrap_or_default(),
            sms: contact.sms_status.clone().unwrap_or_default(),
        }
    }

    /// Whether they subscribed to something, or unsubscribed.
    pub fn has_subscription(&self) -> bool {
        let counts = |status: &str| !matches!(status, "" | "nonSubscribed");
        counts(&self.email) || counts(&self.sms)
    }

    /// Whether they carry a tag besides `given`: it would be lost if tags that are sent replaced those there are.
    pub fn has_other_tags(&self, given: &[String]) -> bool {
        self.tags.iter().any(|tag| given.iter().all(|given| !given.eq_ignore_ascii_case(tag)))
    }

    /// What was lost or changed between this and `after`, for somebody whose subscriptions might become `told`: to
    /// e-mail, to text messages.
    pub fn compare(&self, after: &Self, all_tags: &[String], told: [Option<&str>; 2]) -> Option<(Vec<String>, bool)> {
        let lost = |tag: &&String| all_tags.iter().all(|other| !other.eq_ignore_ascii_case(tag));
        let lost: Vec<String> = self.tags.iter().filter(lost).cloned().collect();
        let changed = |before: &str, after: &str, told: Option<&str>| {
            !before.is_empty() && before != after && told != Some(after)
        };
        let changed = changed(&self.email, &after.email, told[0]) || changed(&self.sms, &after.sms, told[1]);
        (changed || !lost.is_empty()).then_some((lost, changed))
    }
}

/// What Omnisend did to one of the first people that nobody wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Harm {
    /// Number among the people to be sent.
    pub index: u64,
    /// Tags that are gone. Segue gives them back.
    pub lost: Vec<String>,
    /// How they stood before.
    pub before: Standing,
    /// How they stand after.
    pub after: Standing,
    /// Whether a subscription is another.
    pub changed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(tags: &[&str], email: &str) -> Standing {
        Standing { tags: tags.iter().map(|&tag| tag.to_owned()).collect(), email: email.into(), sms: String::new() }
    }

    fn compare(before: &Standing, after: &Standing, told: Option<&str>) -> Option<(Vec<String>, bool)> {
        before.compare(after, &after.tags, [told, None])
    }

    #[test]
    fn a_lost_tag_and_another_subscription_are_harm_and_what_was_wanted_is_none() {
        let before = standing(&["Old", "b"], "subscribed");
        assert_eq!(compare(&before, &standing(&["old", "VIP", "b"], "subscribed"), None), None);
        assert_eq!(compare(&before, &standing(&["VIP", "b"], "subscribed"), None), Some((vec!["Old".into()], false)));
        assert_eq!(compare(&before, &standing(&["Old", "b"], "nonSubscribed"), None), Some((Vec::new(), true)));
        assert_eq!(compare(&before, &standing(&["Old", "b"], "unsubscribed"), Some("unsubscribed")), None);
        assert_eq!(compare(&standing(&[], ""), &standing(&["VIP"], "nonSubscribed"), None), None);
        assert!(before.has_subscription() && !standing(&["Old"], "nonSubscribed").has_subscription());
        assert!(before.has_other_tags(&["OLD".into()]) && !before.has_other_tags(&["old".into(), "B".into()]));
    }
}
