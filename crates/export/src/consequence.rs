//! The consequences of a choice about subscriptions, in numbers of people, before anything is sent.

use segment::SaysNo;
use segment::preview::Summary;

use crate::{ConsentChoice, ConsentPlan};

/// The people of one channel who are ready to be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// How many there are: people with an address, or with a phone number.
    pub people: u64,
    /// Whether a column is matched that says who agreed.
    pub has_columns: bool,
    /// What the rows of these people say; none where that is not counted.
    pub said: Option<Said>,
}

/// How many people's rows say what of a channel. Whoever is in none of them says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Yes.
    pub yes: u64,
    /// Of them: without saying since when.
    pub undated: u64,
    /// No.
    pub no: u64,
}

/// What becomes of people's subscriptions to one channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consequence {
    /// So many are subscribed, where Omnisend has no later word of theirs.
    pub subscribed: u64,
    /// So many are unsubscribed.
    pub unsubscribed: u64,
    /// So many keep what they have.
    pub unchanged: u64,
}

/// What was chosen about subscriptions, and whom it concerns: all that a last look and a report tell of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The choice.
    pub plan: ConsentPlan,
    /// The people of e-mail.
    pub email: Audience,
    /// Those of text messages; none where no column holds phone numbers.
    pub sms: Option<Audience>,
}

impl Audience {
    /// The people of e-mail after a check.
    pub fn of_email(summary: &Summary) -> Self {
        let said = Said { yes: summary.ready_yes, undated: summary.ready_undated, no: summary.ready_no };
        let fields = ["emailStatus", "emailOptIn", "emailOptOut"];
        Self { people: summary.counts.ready, has_columns: has_any(summary, fields), said: Some(said) }
    }

    /// The people of text messages after a check; none where no column holds phone numbers. What their rows say of
    /// messages is not counted where columns say it.
    pub fn of_sms(summary: &Summary) -> Option<Self> {
        summary.matching.fields.get(&segment::ContactField::Phone)?;
        let has_columns = has_any(summary, ["smsStatus", "smsOptIn", "smsOptOut"]);
        let said = (!has_columns).then(Said::default);
        Some(Self { people: summary.ready_phones, has_columns, said })
    }

    /// How many of them would be subscribed by a choice for all: everybody who does not say No. Where that is not
    /// counted, nobody does.
    pub fn without_no(&self) -> u64 {
        self.people.saturating_sub(self.said.unwrap_or_default().no)
    }
}

fn has_any(summary: &Summary, names: [&str; 3]) -> bool {
    summary.matching.fields.keys().any(|field| names.contains(&field.name()))
}

impl Chosen {
    /// What becomes of subscriptions to e-mail; none where it depends on what was not counted.
    pub fn email_consequence(&self) -> Option<Consequence> {
        self.plan.email.consequence(&self.email, self.plan.says_no)
    }

    /// The same of text messages.
    pub fn sms_consequence(&self) -> Option<Consequence> {
        self.plan.sms.consequence(self.sms.as_ref()?, SaysNo::Unchanged)
    }
}

impl ConsentChoice {
    /// What becomes of these people's subscriptions; none where it depends on what was not counted. In step with what
    /// [`ConsentPlan::email`] sends for each of them.
    pub fn consequence(&self, audience: &Audience, says_no: SaysNo) -> Option<Consequence> {
        let people = audience.people;
        let all_unchanged = Consequence { unchanged: people, ..Consequence::default() };
        let out = |no: u64| if says_no == SaysNo::Unsubscribed { no } else { 0 };
        let (subscribed, unsubscribed) = match self {
            Self::Unsubscribed => (0, people),
            Self::Unchanged if says_no != SaysNo::Unsubscribed => return Some(all_unchanged),
            Self::Unchanged => (0, audience.said?.no),
            Self::FromColumns { since } => {
                let said = audience.said?;
                (said.yes - if since.is_some() { 0 } else { said.undated }, said.no)
            }
            Self::Subscribed { .. } => {
                let no = audience.said?.no;
                (people.saturating_sub(no), out(no))
            }
        };
        Some(Consequence { subscribed, unsubscribed, unchanged: people.saturating_sub(subscribed + unsubscribed) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Time;
    use segment::contact::Consent;

    /// Somebody of each kind, and more of some: what their rows say.
    fn people() -> Vec<Option<Consent>> {
        let said = |agreed, at: Option<&str>| Some(Consent { agreed, at: at.map(Into::into) });
        let dated = Some("2024-01-01T12:00:00Z");
        let kinds = [said(true, dated), said(true, None), said(false, dated), said(false, None), None];
        let each = kinds.iter().zip([7, 5, 3, 2, 11]);
        each.flat_map(|(kind, times)| vec![kind.clone(); times]).collect()
    }

    const AUDIENCE: Audience =
        Audience { people: 28, has_columns: true, said: Some(Said { yes: 12, undated: 5, no: 5 }) };

    #[test]
    fn what_is_said_beforehand_is_what_is_sent() {
        let since = || "2023-05-01T12:00:00Z".to_owned();
        let choices = [
            ConsentChoice::Unchanged,
            ConsentChoice::FromColumns { since: None },
            ConsentChoice::FromColumns { since: Some(since()) },
            ConsentChoice::Subscribed { since: since(), source: "the fair in May".into() },
            ConsentChoice::Unsubscribed,
        ];
        for choice in choices {
            for says_no in [SaysNo::Unchanged, SaysNo::Unsubscribed] {
                let plan = ConsentPlan { email: choice.clone(), sms: choice.clone(), says_no };
                let sms = Some(AUDIENCE);
                let chosen = Chosen { plan, email: AUDIENCE, sms };
                let count = |sent: &dyn Fn(Option<&Consent>) -> crate::consent::Channel| {
                    let mut counted = Consequence::default();
                    for said in people() {
                        match sent(said.as_ref()).status.status.name() {
                            "subscribed" => counted.subscribed += 1,
                            "unsubscribed" => counted.unsubscribed += 1,
                            _ => counted.unchanged += 1,
                        }
                    }
                    Some(counted)
                };
                let now = Time(1_795_564_800_000);
                assert_eq!(
                    chosen.email_consequence(),
                    count(&|said| chosen.plan.email(said, now)),
                    "{choice:?} {says_no:?}"
                );
                assert_eq!(chosen.sms_consequence(), count(&|said| chosen.plan.sms(said, now)), "{choice:?}");
            }
        }
    }

    #[test]
    fn what_was_not_counted_is_not_told() {
        let uncounted = Audience { said: None, ..AUDIENCE };
        let of = |choice: ConsentChoice| choice.consequence(&uncounted, SaysNo::Unchanged);
        assert_eq!(of(ConsentChoice::FromColumns { since: None }), None);
        assert_eq!(of(ConsentChoice::Unchanged), Some(Consequence { unchanged: 28, ..Consequence::default() }));
        assert_eq!(of(ConsentChoice::Unsubscribed), Some(Consequence { unsubscribed: 28, ..Consequence::default() }));
        assert_eq!(Chosen::default().sms_consequence(), None, "nobody has a phone number");
    }

    #[test]
    fn text_messages_are_for_people_with_a_phone_number() {
        let mut summary = Summary { ready_phones: 12, ..Summary::default() };
        summary.counts.ready = 28;
        assert_eq!(Audience::of_sms(&summary), None);
        summary.matching = segment::Matching::of([(segment::ContactField::Phone, 3)]);
        let audience = Audience::of_sms(&summary).unwrap_or_default();
        assert_eq!((audience.people, audience.has_columns, audience.said), (12, false, Some(Said::default())));
        summary.matching =
            segment::Matching::of([(segment::ContactField::Phone, 3), (segment::ContactField::SmsStatus, 4)]);
        assert_eq!(Audience::of_sms(&summary).and_then(|sms| sms.said), None);
        assert!(!Audience::of_email(&summary).has_columns, "columns of messages say nothing of e-mail");
    }
}
