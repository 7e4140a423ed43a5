//! The choices about subscriptions in an export's file: a word, or an object with the evidence that a person typed.

use super::flaw::{Flaw, Wanted};
use super::members::{Members, Place};
use super::names::{CHOICE, SAYS_NO, node};
use super::node::Node;
use crate::consent_form::{ChannelChoice, FIRST_YEAR, SHORTEST_WORDS, day};
use crate::{ConsentChoice, ConsentPlan};

pub(super) fn read(place: &Place<'_>) -> Result<ConsentPlan, Flaw> {
    let mut members = Members::of(&place.at, place.node)?;
    let mut of = |name: &str| members.take(name).map_or_else(|| Ok(ConsentChoice::default()), |place| channel(&place));
    let (email, sms) = (of("email")?, of("sms")?);
    let says_no = members.take("saysNo").map(|place| place.one_of(&SAYS_NO)).transpose()?.unwrap_or_default();
    members.end()?;
    Ok(ConsentPlan { email, sms, says_no })
}

fn channel(place: &Place<'_>) -> Result<ConsentChoice, Flaw> {
    let Node::Object(_) = place.node else {
        return match place.one_of(&CHOICE)? {
            ChannelChoice::Unchanged => Ok(ConsentChoice::Unchanged),
            ChannelChoice::FromColumns => Ok(ConsentChoice::FromColumns { since: None }),
            ChannelChoice::Unsubscribed => Ok(ConsentChoice::Unsubscribed),
            ChannelChoice::Subscribed => Err(Flaw::Missing { at: format!("{}.since", place.at) }),
        };
    };
    let mut members = Members::of(&place.at, place.node)?;
    let choice = match members.need("choice")?.one_of(&CHOICE)? {
        ChannelChoice::Unchanged => ConsentChoice::Unchanged,
        ChannelChoice::FromColumns => {
            ConsentChoice::FromColumns { since: members.take("since").map(|since| moment(&since)).transpose()? }
        }
        ChannelChoice::Subscribed => {
            let since = moment(&members.need("since")?)?;
            let words = members.need("words")?;
            let source = words.text(Wanted::Words)?.trim().to_owned();
            if source.chars().count() < SHORTEST_WORDS {
                return Err(words.value(Wanted::Words));
            }
            ConsentChoice::Subscribed { since, source }
        }
        ChannelChoice::Unsubscribed => ConsentChoice::Unsubscribed,
    };
    members.end().map(|()| choice)
}

/// A day, of which noon in UTC is meant, or a moment as it was fixed: `2024-05-01T00:00:00Z`.
fn moment(place: &Place<'_>) -> Result<String, Flaw> {
    let text = place.text(Wanted::Day)?;
    let (date, time) = text.split_once('T').unwrap_or((text, "12:00:00Z"));
    let is_day = date.len() == 10 && day(date).is_some_and(|(year, ..)| year >= FIRST_YEAR);
    if is_day && is_time(time) { Ok(format!("{date}T{time}")) } else { Err(place.value(Wanted::Day)) }
}

/// `12:00:00Z`.
fn is_time(text: &str) -> bool {
    let two = |text: &str, below: u8| {
        text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse().is_ok_and(|n: u8| n < below)
    };
    let Some(text) = text.strip_suffix('Z') else { return false };
    matches!(text.split(':').collect::<Vec<_>>()[..], [hour, minute, second] if two(hour, 24) && two(minute, 60) && two(second, 60))
}

pub(super) fn write(plan: &ConsentPlan) -> Node {
    Node::object([("email", told(&plan.email)), ("sms", told(&plan.sms)), ("saysNo", node(&SAYS_NO, plan.says_no))])
}

fn told(choice: &ConsentChoice) -> Node {
    match choice {
        ConsentChoice::Unchanged => node(&CHOICE, ChannelChoice::Unchanged),
        ConsentChoice::Unsubscribed => node(&CHOICE, ChannelChoice::Unsubscribed),
        ConsentChoice::FromColumns { since: None } => node(&CHOICE, ChannelChoice::FromColumns),
        ConsentChoice::FromColumns { since: Some(since) } => {
            Node::object([("choice", node(&CHOICE, ChannelChoice::FromColumns)), ("since", Node::text(since))])
        }
        ConsentChoice::Subscribed { since, source } => Node::object([
            ("choice", node(&CHOICE, ChannelChoice::Subscribed)),
            ("since", Node::text(since)),
            ("words", Node::text(source)),
        ]),
    }
}
