//! What becomes of people's subscriptions: one visible choice a channel, and the status that follows for each person.
//! By default nobody's changes.

use omnisend::{ChannelStatus, Status};
use segment::SaysNo;
use segment::contact::Consent;
use serde::{Deserialize, Serialize};

use crate::Time;

/// What becomes of subscriptions to one channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ConsentChoice {
    /// Nobody's changes; people new to Omnisend arrive non-subscribed.
    #[default]
    Unchanged,
    /// Each person's is what the file's columns say, from the dates that they say.
    FromColumns {
        /// RFC 3339: the date of a Yes that has none of its own. Without it such people stay as they are.
        since: Option<String>,
    },
    /// Everybody is subscribed, but for those who say No.
    Subscribed {
        /// RFC 3339: when they agreed.
        since: String,
        /// What consent there is, in the person's words; sent as its source.
        source: String,
    },
    /// Everybody is unsubscribed, from the start of the run.
    Unsubscribed,
}

/// What becomes of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsentPlan {
    /// To e-mail.
    pub email: ConsentChoice,
    /// To text messages; e-mail's choice never speaks for them.
    pub sms: ConsentChoice,
    /// What becomes of those who say No to e-mail.
    pub says_no: SaysNo,
}

/// What is sent for a person's channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The status with its date.
    pub status: ChannelStatus,
    /// Source of the consent, and since when, where both are known.
    pub consent: Option<(Option<String>, String)>,
}

impl Channel {
    pub(crate) fn unchanged() -> Self {
        Self { status: ChannelStatus::unchanged(), consent: None }
    }

    fn new(status: Status, changed_at: &str) -> Self {
        Self { status: ChannelStatus { status, changed_at: changed_at.to_owned() }, consent: None }
    }

    fn subscribed(since: &str, source: Option<&str>) -> Self {
        let consent = Some((source.map(str::to_owned), since.to_owned()));
        Self { consent, ..Self::new(Status::Subscribed, since) }
    }
}

impl ConsentPlan {
    /// What is sent for e-mail, of a person of whom the file says `said`, in a run that began at `started`.
    pub fn email(&self, said: Option<&Consent>, started: Time) -> Channel {
        self.email.channel(said, self.says_no, started)
    }

    /// The same for text messages: their No is not asked about, and so never unsubscribes by itself.
    pub fn sms(&self, said: Option<&Consent>, started: Time) -> Channel {
        self.sms.channel(said, SaysNo::Unchanged, started)
    }
}

impl ConsentChoice {
    fn channel(&self, said: Option<&Consent>, says_no: SaysNo, started: Time) -> Channel {
        let unsubscribed = |said: Option<&Consent>| {
            let at = said.and_then(|said| said.at.clone()).unwrap_or_else(|| instant(started));
            Channel::new(Status::Unsubscribed, &at)
        };
        let no = said.filter(|said| !said.agreed);
        match self {
            Self::Unsubscribed => unsubscribed(None),
            _ if no.is_some() && says_no == SaysNo::Unsubscribed => unsubscribed(no),
            Self::FromColumns { .. } if no.is_some() => unsubscribed(no),
            Self::FromColumns { since } => match said.and_then(|said| said.at.as_deref().or(since.as_deref())) {
                Some(since) => Channel::subscribed(since, None),
                None => Channel::unchanged(),
            },
            // Whoever says No is not made a subscriber by anything that is said of all.
            Self::Subscribed { since, source } if no.is_none() => Channel::subscribed(since, Some(source)),
            Self::Subscribed { .. } | Self::Unchanged => Channel::unchanged(),
        }
    }
}

/// A moment in RFC 3339, UTC, to the second.
pub(crate) fn instant(time: Time) -> String {
    let seconds = time.0 / 1000 % 86_400;
    let mut text = omnisend::utc_day(time.0);
    for (mark, number) in [('T', seconds / 3600), (':', seconds / 60 % 60), (':', seconds % 60)] {
        text.push(mark);
        if number < 10 {
            text.push('0');
        }
        text += &number.to_string();
    }
    text.push('Z');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTED: Time = Time(1_795_564_800_000);

    fn said(agreed: bool, at: Option<&str>) -> Consent {
        Consent { agreed, at: at.map(str::to_owned) }
    }

    fn told(channel: &Channel) -> (&'static str, &str) {
        (channel.status.status.name(), &channel.status.changed_at)
    }

    #[test]
    fn by_default_nobody_changes_whatever_the_file_says() {
        let plan = ConsentPlan::default();
        for said in [None, Some(said(true, Some("2024-01-01T12:00:00Z"))), Some(said(false, None))] {
            let channel = plan.email(said.as_ref(), STARTED);
            assert_eq!(told(&channel), ("nonSubscribed", "1970-01-01T00:00:00Z"));
            assert_eq!(channel.consent, None);
            assert_eq!(plan.sms(said.as_ref(), STARTED), channel);
        }
    }

    #[test]
    fn columns_say_each_persons_own() {
        let of = |since: Option<&str>, said: Option<&Consent>| {
            let email = ConsentChoice::FromColumns { since: since.map(str::to_owned) };
            let channel = ConsentPlan { email, ..ConsentPlan::default() }.email(said, STARTED);
            (channel.status.status.name(), channel.status.changed_at)
        };
        let yes = |at| of(None, Some(&said(true, at)));
        assert_eq!(yes(Some("2024-01-01T12:00:00Z")), ("subscribed", "2024-01-01T12:00:00Z".into()));
        assert_eq!(yes(None).0, "nonSubscribed", "a Yes without a date is nobody's to date");
        assert_eq!(of(Some("2023-05-01T12:00:00Z"), Some(&said(true, None))).1, "2023-05-01T12:00:00Z");
        assert_eq!(of(None, Some(&said(false, Some("2024-02-01T12:00:00Z")))).1, "2024-02-01T12:00:00Z");
        assert_eq!(of(None, Some(&said(false, None))), ("unsubscribed", "2026-11-25T00:00:00Z".into()));
        assert_eq!(of(Some("2023-05-01T12:00:00Z"), None).0, "nonSubscribed");
    }

    #[test]
    fn whoever_says_no_is_never_subscribed() {
        let email = ConsentChoice::Subscribed { since: "2024-03-01T12:00:00Z".into(), source: "the fair".into() };
        for (says_no, status) in [(SaysNo::Unchanged, "nonSubscribed"), (SaysNo::Unsubscribed, "unsubscribed")] {
            let plan = ConsentPlan { email: email.clone(), says_no, ..ConsentPlan::default() };
            assert_eq!(told(&plan.email(Some(&said(false, None)), STARTED)).0, status);
            let yes = plan.email(None, STARTED);
            assert_eq!(told(&yes), ("subscribed", "2024-03-01T12:00:00Z"));
            assert_eq!(yes.consent, Some((Some("the fair".into()), "2024-03-01T12:00:00Z".into())));
            assert_eq!(told(&plan.sms(None, STARTED)).0, "nonSubscribed", "e-mail does not speak for messages");
        }
        let all = ConsentPlan { email: ConsentChoice::Unsubscribed, ..ConsentPlan::default() };
        assert_eq!(told(&all.email(Some(&said(true, None)), STARTED)), ("unsubscribed", "2026-11-25T00:00:00Z"));
    }

    #[test]
    fn moments_are_told_to_the_second() {
        assert_eq!(instant(Time(1_795_564_800_000 + 3_723_999)), "2026-11-25T01:02:03Z");
    }
}
