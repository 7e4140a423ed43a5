//! What was chosen about subscriptions, in sentences: the same on the last look, in the preview and in the report.

use export::{Audience, Chosen, ConsentChoice, Consequence};
use markup::prelude::*;
use texts::Texts;

use super::send::Tag;

/// Whether it is said before sending or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing was sent yet.
    Ahead,
    /// It is over.
    Done,
}

/// What is said of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    channel: &'static str,
    /// The choice, in a few words.
    what: String,
    /// Its consequences, in whole sentences.
    about: Vec<String>,
    /// What consent there is, as a person typed it.
    evidence: Option<String>,
}

/// The choice of each channel with its consequences, in numbers of people.
pub fn consent_lines(t: Texts, chosen: &Chosen, when: When) -> Html {
    html! {
        <ul class="consent-lines">
            for line in lines(t, chosen, when) {
                <li>
                    <p><span class="muted">{ line.channel }{ ": " }</span><strong>{ line.what }</strong></p>
                    for about in line.about {
                        <p class="muted small">{ about }</p>
                    }
                    if let Some(words) = line.evidence {
                        <p class="small"><span class="muted">{ t.consent_evidence() }{ ": " }</span><q class="evidence">{ words }</q></p>
                    }
                </li>
            }
        </ul>
    }
}

/// The automations that may start: on the tag, on a change, when somebody subscribes.
pub fn automations(t: Texts, tag: &Tag, people: u64, consent: Option<&Chosen>) -> Html {
    let subscribed = consent.map_or(0, may_subscribe);
    html! {
        <>
            <p>{ match tag {
                Tag::Without(_) => t.automations_without_tag().into(),
                _ => t.automations_on_tag(people),
            } }</p>
            if subscribed > 0 {
                <p>{ t.automations_subscribed(subscribed) }</p>
            }
        </>
    }
}

/// For how many people automations may start that start when somebody subscribes. Where that is not counted, for
/// everybody.
fn may_subscribe(chosen: &Chosen) -> u64 {
    let of = |choice: &ConsentChoice, people: u64, counted: Option<Consequence>| match choice {
        ConsentChoice::FromColumns { .. } | ConsentChoice::Subscribed { .. } => {
            counted.map_or(people, |counted| counted.subscribed)
        }
        ConsentChoice::Unchanged | ConsentChoice::Unsubscribed => 0,
    };
    let sms = chosen.sms.unwrap_or_default();
    let by_mail = of(&chosen.plan.email, chosen.email.people, chosen.email_consequence());
    by_mail.max(of(&chosen.plan.sms, sms.people, chosen.sms_consequence()))
}

fn lines(t: Texts, chosen: &Chosen, when: When) -> Vec<Line> {
    let email = Line {
        channel: t.channel_email(),
        ..line(t, &chosen.plan.email, &chosen.email, chosen.email_consequence(), when, |t, people| match when {
            When::Ahead => t.keep_email(people),
            When::Done => t.subscriptions_kept().into(),
        })
    };
    let sms = chosen.sms.map(|audience| Line {
        channel: t.channel_sms(),
        ..line(t, &chosen.plan.sms, &audience, chosen.sms_consequence(), when, |t, people| match when {
            When::Ahead => t.keep_sms(people),
            When::Done => t.kept_sms().into(),
        })
    });
    std::iter::once(email).chain(sms).collect()
}

fn line(
    t: Texts,
    choice: &ConsentChoice,
    audience: &Audience,
    counted: Option<Consequence>,
    when: When,
    kept: impl Fn(Texts, u64) -> String,
) -> Line {
    let mut about = Vec::new();
    let mut evidence = None;
    let numbers = counted.map(|counted| in_numbers(t, counted));
    let what = match choice {
        ConsentChoice::Unchanged => {
            // Those who say No may be unsubscribed all the same.
            let unsubscribed = counted.map_or(0, |counted| counted.unsubscribed);
            if unsubscribed > 0 {
                about.push(told(t, numbers.unwrap_or_default(), when));
            }
            if unsubscribed == 0 || when == When::Ahead {
                about.push(kept(t, audience.people - unsubscribed));
            }
            if unsubscribed > 0 { t.choice_no_one_else() } else { t.subscriptions_keep() }.to_owned()
        }
        ConsentChoice::FromColumns { since } => {
            let numbers = numbers.unwrap_or_else(|| t.columns_uncounted(audience.people));
            about.push(told(t, numbers, when));
            let undated = audience.said.unwrap_or_default().undated;
            match since {
                Some(since) => about.push(t.columns_since(day(since))),
                None if undated > 0 => about.push(t.undated_stay(undated)),
                None => {}
            }
            t.choice_columns().to_owned()
        }
        ConsentChoice::Subscribed { since, source } => {
            let numbers = numbers.unwrap_or_else(|| t.effect(audience.people, 0, 0));
            about.push(told(t, numbers, when));
            if counted.is_none() {
                about.push(t.but_no_uncounted().into());
            }
            evidence = Some(source.clone());
            t.line_subscribed(day(since))
        }
        ConsentChoice::Unsubscribed => {
            about.push(told(t, numbers.unwrap_or_default(), when));
            t.choice_unsubscribed().to_owned()
        }
    };
    Line { channel: "", what, about, evidence }
}

/// "31,200 subscribed, 1,912 unsubscribed, 14,799 unchanged"
pub(super) fn in_numbers(t: Texts, counted: Consequence) -> String {
    t.effect(counted.subscribed, counted.unsubscribed, counted.unchanged)
}

/// The numbers as a sentence.
fn told(t: Texts, mut numbers: String, when: When) -> String {
    if numbers.ends_with('.') {
        numbers.pop();
    }
    if when == When::Done {
        return t.planned(&numbers);
    }
    numbers.push('.');
    numbers
}

/// The day of a moment in RFC 3339.
fn day(moment: &str) -> &str {
    moment.get(..10).unwrap_or(moment)
}
