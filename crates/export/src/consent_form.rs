//! What a person chooses and types about subscriptions and about who is reached, and the plan that comes of it. A
//! choice that changes many subscriptions at once asks for evidence: words, a date, the number of people.

use segment::SaysNo;
use serde::{Deserialize, Serialize};

use crate::consequence::Audience;
use crate::{ConsentChoice, ConsentPlan, Time};

/// What a person chose and typed. By default nobody's subscription changes and everyone is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConsentForm {
    /// About e-mail.
    pub email: ChannelForm,
    /// About text messages.
    pub sms: ChannelForm,
    /// Who is reached.
    pub reach: Reach,
}

/// The same of one channel. What was typed for one choice stays while another is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChannelForm {
    /// The choice.
    pub choice: ChannelChoice,
    /// A day, `YYYY-MM-DD`: since when people agreed, or when those did whose Yes has no date. May be empty.
    pub date: String,
    /// What consent there is, in free words.
    pub words: String,
    /// The number of people, typed.
    pub number: String,
}

/// What becomes of subscriptions to a channel, before evidence is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChannelChoice {
    /// Nobody's changes.
    #[default]
    Unchanged,
    /// As the columns say.
    FromColumns,
    /// Everybody is subscribed.
    Subscribed,
    /// Everybody is unsubscribed.
    Unsubscribed,
}

/// Who is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reach {
    /// Everyone in the file; people new to Omnisend are added.
    #[default]
    Everyone,
    /// Only people already in Omnisend.
    Known,
}

/// What keeps a form from becoming a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Something about e-mail.
    Email(Missing),
    /// Something about text messages.
    Sms(Missing),
    /// Only people already in Omnisend cannot be sent to yet.
    Reach,
}

/// What is missing from a channel's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// What consent there is, in at least [`SHORTEST_WORDS`] characters.
    Words,
    /// The day.
    Date,
    /// What was typed is no day.
    NotADate,
    /// The day is in the future.
    Future,
    /// The day is before [`FIRST_YEAR`].
    TooEarly,
    /// The number of people, as it is shown.
    Number,
}

/// How many characters say at the least what consent there is: "Autumn fair" rather than "yes".
pub const SHORTEST_WORDS: usize = 10;

/// Before this year nobody agreed to marketing by e-mail or text message: a mistyped year.
pub const FIRST_YEAR: u16 = 1995;

impl ConsentForm {
    /// The plan for these people, and what the person chose for those who say No. `sms`: none where no column holds
    /// phone numbers; what was chosen about them earlier does not count then.
    ///
    /// # Errors
    /// All that is missing, in the order in which it stands on the screen.
    pub fn plan(
        &self,
        email: &Audience,
        sms: Option<&Audience>,
        says_no: SaysNo,
        now: Time,
    ) -> Result<ConsentPlan, Vec<Lack>> {
        let mut lacks = Vec::new();
        if self.reach == Reach::Known {
            lacks.push(Lack::Reach);
        }
        let mut of = |form: &ChannelForm, audience: Option<&Audience>, lack: fn(Missing) -> Lack| {
            let Some(audience) = audience else { return ConsentChoice::Unchanged };
            form.plan(audience, now).unwrap_or_else(|missing| {
                lacks.extend(missing.into_iter().map(lack));
                ConsentChoice::Unchanged
            })
        };
        let (email, sms) = (of(&self.email, Some(email), Lack::Email), of(&self.sms, sms, Lack::Sms));
        if lacks.is_empty() { Ok(ConsentPlan { email, sms, says_no }) } else { Err(lacks) }
    }
}

impl ChannelForm {
    /// The choice that counts for these people: columns that are no longer matched say nothing.
    pub fn choice(&self, audience: &Audience) -> ChannelChoice {
        match self.choice {
            ChannelChoice::FromColumns if !audience.has_columns => ChannelChoice::Unchanged,
            choice => choice,
        }
    }

    /// The number of people that has to be typed; none where none has.
    pub fn number_to_type(&self, audience: &Audience) -> Option<u64> {
        match self.choice {
            ChannelChoice::Subscribed => Some(audience.without_no()),
            ChannelChoice::Unsubscribed => Some(audience.people),
            ChannelChoice::Unchanged | ChannelChoice::FromColumns => None,
        }
    }

    /// The plan of the channel.
    ///
    /// # Errors
    /// All that is missing.
    pub fn plan(&self, audience: &Audience, now: Time) -> Result<ConsentChoice, Vec<Missing>> {
        let mut missing = Vec::new();
        let choice = self.choice(audience);
        let words = self.words.trim();
        if choice == ChannelChoice::Subscribed && words.chars().count() < SHORTEST_WORDS {
            missing.push(Missing::Words);
        }
        let since = match (choice, self.date.trim()) {
            (ChannelChoice::Unchanged | ChannelChoice::Unsubscribed, _) | (ChannelChoice::FromColumns, "") => None,
            (_, date) => instant(date, now).map_err(|wrong| missing.push(wrong)).ok(),
        };
        if self.number_to_type(audience).is_some_and(|number| typed_number(&self.number) != Some(number)) {
            missing.push(Missing::Number);
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(match (choice, since) {
            (ChannelChoice::FromColumns, since) => ConsentChoice::FromColumns { since },
            (ChannelChoice::Subscribed, Some(since)) => ConsentChoice::Subscribed { since, source: words.to_owned() },
            (ChannelChoice::Unsubscribed, _) => ConsentChoice::Unsubscribed,
            (ChannelChoice::Unchanged | ChannelChoice::Subscribed, _) => ConsentChoice::Unchanged,
        })
    }
}

/// A typed day as RFC 3339: noon in UTC, so that it is the same day from Honolulu to Wellington; where noon has not
/// come yet, the day's first moment. A moment in the future would outweigh whoever unsubscribes until then.
fn instant(date: &str, now: Time) -> Result<String, Missing> {
    if date.is_empty() {
        return Err(Missing::Date);
    }
    let (year, month, day) = day(date).ok_or(Missing::NotADate)?;
    if year < FIRST_YEAR {
        return Err(Missing::TooEarly);
    }
    let today = omnisend::utc_day(now.0);
    // Days in this form sort as they follow each other.
    let mut text = String::with_capacity(20);
    for (mark, number) in [("", year), ("-", month), ("-", day)] {
        text.push_str(mark);
        if number < 10 {
            text.push('0');
        }
        text.push_str(&number.to_string());
    }
    if text > today {
        return Err(Missing::Future);
    }
    let before_noon = now.0 % 86_400_000 < 43_200_000;
    text.push_str(if text == today && before_noon { "T00:00:00Z" } else { "T12:00:00Z" });
    Ok(text)
}

/// Year, month and day of `YYYY-MM-DD`, where there is such a day.
pub(crate) fn day(date: &str) -> Option<(u16, u16, u16)> {
    let mut parts = date.split('-').map(|part| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| digits)
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = parts.next().is_none() && (1000..10_000).contains(&year) && (1..=days).contains(&day);
    is_day.then_some((year, month, day))
}

/// A typed whole number, whatever stands between its groups.
fn typed_number(text: &str) -> Option<u64> {
    let mut digits = String::new();
    for letter in text.trim().chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ',' | '.' | '\'' | '’' if !digits.is_empty() => {}
            _ => return None,
        }
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consequence::Said;

    /// 24 November 2026, 09:02:03 UTC.
    const NOW: Time = Time(1_795_510_923_000);

    const EMAIL: Audience =
        Audience { people: 47_911, has_columns: true, said: Some(Said { yes: 31_200, undated: 40, no: 1_912 }) };

    fn form(choice: ChannelChoice, date: &str, words: &str, number: &str) -> ChannelForm {
        ChannelForm { choice, date: date.into(), words: words.into(), number: number.into() }
    }

    fn plan(form: ChannelForm) -> Result<ConsentPlan, Vec<Lack>> {
        ConsentForm { email: form, ..ConsentForm::default() }.plan(&EMAIL, None, SaysNo::Unchanged, NOW)
    }

    #[test]
    fn by_default_nothing_changes_and_nothing_is_asked() {
        assert_eq!(plan(ChannelForm::default()), Ok(ConsentPlan::default()));
        assert_eq!(ConsentForm::default().reach, Reach::Everyone);
    }

    #[test]
    fn everybody_is_subscribed_on_evidence_only() {
        let subscribed = |date, words, number| plan(form(ChannelChoice::Subscribed, date, words, number));
        assert_eq!(
            subscribed("", "yes", "47911"),
            Err(vec![Lack::Email(Missing::Words), Lack::Email(Missing::Date), Lack::Email(Missing::Number)])
        );
        let email = ConsentChoice::Subscribed { since: "2024-02-29T12:00:00Z".into(), source: "Fair, 2024".into() };
        let all = Ok(ConsentPlan { email, ..ConsentPlan::default() });
        // Whoever says No is not among them.
        for number in ["45999", "45,999", "45\u{a0}999", " 45 999 ", "45.999"] {
            assert_eq!(subscribed("2024-02-29", " Fair, 2024 ", number), all, "{number}");
        }
        for number in ["", "45998", "45999 people", "-45999", ",45999", "4599", "99999999999999999999999"] {
            assert_eq!(subscribed("2024-02-29", "Fair, 2024", number), Err(vec![Lack::Email(Missing::Number)]));
        }
    }

    #[test]
    fn a_day_is_one_that_was() {
        let of = |date: &str| instant(date, NOW);
        assert_eq!(of("2026-11-23"), Ok("2026-11-23T12:00:00Z".into()));
        assert_eq!(of("2026-11-24"), Ok("2026-11-24T00:00:00Z".into()), "noon is still to come");
        assert_eq!(instant("2026-11-24", Time(NOW.0 + 4 * 3_600_000)), Ok("2026-11-24T12:00:00Z".into()));
        assert_eq!(of("2026-11-25"), Err(Missing::Future));
        assert_eq!(of("9999-01-01"), Err(Missing::Future));
        assert_eq!(of("1995-01-01"), Ok("1995-01-01T12:00:00Z".into()));
        assert_eq!(of("1994-12-31"), Err(Missing::TooEarly));
        assert_eq!(of(""), Err(Missing::Date));
        let never = ["2023-02-29", "2024-13-01", "2024-00-10", "2024-06-31", "24.11.2026", "2024-6", "2024-06-01-1"];
        for date in never.into_iter().chain(["+2024-01-01", "2024-+1-01", "0024-01-01", "-2024-01-01", "2024--01"]) {
            assert_eq!(of(date), Err(Missing::NotADate), "{date}");
        }
    }

    #[test]
    fn a_yes_without_a_date_may_get_one_and_need_not() {
        let from = |date| plan(form(ChannelChoice::FromColumns, date, "", "")).map(|plan| plan.email);
        assert_eq!(from(""), Ok(ConsentChoice::FromColumns { since: None }));
        assert_eq!(from("2023-05-01"), Ok(ConsentChoice::FromColumns { since: Some("2023-05-01T12:00:00Z".into()) }));
        assert_eq!(from("2030-05-01"), Err(vec![Lack::Email(Missing::Future)]));
        let unmatched = Audience { has_columns: false, ..EMAIL };
        let gone = form(ChannelChoice::FromColumns, "2030-05-01", "", "");
        assert_eq!(gone.plan(&unmatched, NOW), Ok(ConsentChoice::Unchanged), "the columns are no longer matched");
    }

    #[test]
    fn everybody_is_unsubscribed_by_their_number() {
        let of = |number| plan(form(ChannelChoice::Unsubscribed, "2050-01-01", "", number)).map(|plan| plan.email);
        assert_eq!(of("47911"), Ok(ConsentChoice::Unsubscribed));
        assert_eq!(of("45999"), Err(vec![Lack::Email(Missing::Number)]));
    }

    #[test]
    fn each_channel_speaks_for_itself_and_only_where_it_is() {
        let form = ConsentForm { sms: form(ChannelChoice::Unsubscribed, "", "", "12"), ..ConsentForm::default() };
        let sms = Audience { people: 12, has_columns: false, said: Some(Said::default()) };
        let with = |form: &ConsentForm, sms| form.plan(&EMAIL, sms, SaysNo::LeftOut, NOW);
        let plan = with(&form, Some(&sms)).unwrap();
        assert_eq!((plan.email, plan.sms), (ConsentChoice::Unchanged, ConsentChoice::Unsubscribed));
        assert_eq!(plan.says_no, SaysNo::LeftOut);
        assert_eq!(with(&form, None).unwrap().sms, ConsentChoice::Unchanged, "no column holds phone numbers now");
        let other = ConsentForm { reach: Reach::Known, ..form };
        let fewer = Audience { people: 11, ..sms };
        assert_eq!(with(&other, Some(&fewer)), Err(vec![Lack::Reach, Lack::Sms(Missing::Number)]));
    }

    #[test]
    fn a_kept_form_is_read_back_though_it_is_older() {
        let form =
            ConsentForm { email: form(ChannelChoice::Subscribed, "2024-01-01", "õ", "1"), ..ConsentForm::default() };
        let json = serde_json::to_string(&form).unwrap();
        assert_eq!(serde_json::from_str::<ConsentForm>(&json).unwrap(), form);
        assert_eq!(serde_json::from_str::<ConsentForm>("{}").unwrap(), ConsentForm::default());
    }
}
