//! The choice of one channel, with what it asks for.

use export::{Audience, ChannelChoice, ChannelForm, ConsentChoice, ConsentForm, Missing};
use markup::prelude::*;
use segment::SaysNo;
use texts::Texts;
use web_sys::{HtmlInputElement, InputEvent};

use super::option::{Choice, option};
use super::{ConsentProps, missing};
use crate::parts::{Field, Notice, Tone, described_by};
use crate::screens::consent::in_numbers;

/// A channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    /// E-mail.
    Email,
    /// Text messages.
    Sms,
}

/// Ids of a channel's controls.
struct Ids {
    group: &'static str,
    words: &'static str,
    date: &'static str,
    number: &'static str,
}

impl Channel {
    fn of(self, form: &ConsentForm) -> &ChannelForm {
        match self {
            Self::Email => &form.email,
            Self::Sms => &form.sms,
        }
    }

    fn of_mut(self, form: &mut ConsentForm) -> &mut ChannelForm {
        match self {
            Self::Email => &mut form.email,
            Self::Sms => &mut form.sms,
        }
    }

    const fn ids(self) -> Ids {
        match self {
            Self::Email => Ids {
                group: "consent-email",
                words: "consent-email-words",
                date: "consent-email-date",
                number: "consent-email-number",
            },
            Self::Sms => Ids {
                group: "consent-sms",
                words: "consent-sms-words",
                date: "consent-sms-date",
                number: "consent-sms-number",
            },
        }
    }
}

/// The first day on which anybody can have agreed, as the date field takes it.
const FIRST_DAY: &str = "1995-01-01";

/// The choice of a channel for these people.
pub(super) fn channel(props: &ConsentProps, which: Channel, audience: &Audience) -> Html {
    let t = props.t;
    let ids = which.ids();
    let form = which.of(&props.view.form);
    let chosen = form.choice(audience);
    let one = |choice: ChannelChoice, at, label, about: Html, more: Html| {
        let on_choose = set(props, which, move |form, ()| form.choice = choice);
        option(Choice { group: ids.group, at, label, about, chosen: chosen == choice, on_choose }, more)
    };
    let name = match which {
        Channel::Email => t.channel_email(),
        Channel::Sms => t.channel_sms(),
    };
    let (keep, keep_about) = keep(props, which, audience);
    html! {
        <fieldset class="options">
            <legend>{ name }</legend>
            if which == Channel::Sms {
                <p class="small muted">{ t.sms_apart() }</p>
            }
            { one(ChannelChoice::Unchanged, "unchanged", keep, keep_about.into(), Html::default()) }
            if audience.has_columns {
                { one(ChannelChoice::FromColumns, "columns", t.choice_columns(), columns(t, audience, form), undated(props, which, audience)) }
            }
            { one(ChannelChoice::Subscribed, "subscribed", t.choice_subscribed(), subscribed(t, audience), evidence(props, which, audience)) }
            { one(ChannelChoice::Unsubscribed, "unsubscribed", t.choice_unsubscribed(),
                t.unsubscribe_people(audience.people).into(), unsubscribed(props, which, audience)) }
            if !audience.has_columns {
                <p class="no-columns small muted">{ t.columns_none() }{ " " }
                    <button type="button" class="btn plain small" onclick={props.on_matching.reform(|_| ())}>{ t.columns_match() }</button>
                </p>
            }
        </fieldset>
    }
}

/// The choice that changes nothing, and whom it leaves as they are: those who say No may be unsubscribed all the same.
fn keep(props: &ConsentProps, which: Channel, audience: &Audience) -> (&'static str, String) {
    let t = props.t;
    if which == Channel::Sms {
        return (t.subscriptions_keep(), t.keep_sms(audience.people));
    }
    match ConsentChoice::Unchanged.consequence(audience, props.view.says_no) {
        Some(counted) if counted.unsubscribed > 0 => {
            let numbers = sentence(in_numbers(t, counted));
            (t.choice_no_one_else(), [&numbers, " ", &t.keep_email(counted.unchanged)].concat())
        }
        _ => (t.subscriptions_keep(), t.keep_email(audience.people)),
    }
}

/// What the columns do, to how many.
fn columns(t: Texts, audience: &Audience, form: &ChannelForm) -> Html {
    let since = (!form.date.is_empty()).then(|| form.date.clone());
    let counted = ConsentChoice::FromColumns { since }.consequence(audience, SaysNo::Unchanged);
    html! {
        <>
            <p>{ counted.map_or_else(|| t.columns_uncounted(audience.people), |counted| sentence(in_numbers(t, counted))) }</p>
            <p>{ t.columns_later() }</p>
        </>
    }
}

fn sentence(mut text: String) -> String {
    text.push('.');
    text
}

/// A Yes without a date may get one. Where it is not counted how many there are, it is asked for all the same.
fn undated(props: &ConsentProps, which: Channel, audience: &Audience) -> Html {
    let t = props.t;
    let undated = audience.said.map(|said| said.undated);
    if undated == Some(0) {
        return Html::default();
    }
    html! {
        <div class="asks">
            if let Some(undated) = undated {
                <p class="small">{ t.undated(undated) }</p>
            }
            { date_field(props, which, t.undated_date(), t.undated_date_hint()) }
        </div>
    }
}

fn subscribed(t: Texts, audience: &Audience) -> Html {
    html! {
        <>
            { t.subscribe_people(audience.without_no()) }
            { match audience.said.map(|said| said.no) {
                Some(0) => String::new(),
                Some(no) => [" ", &t.but_no(no)].concat(),
                None => [" ", t.but_no_uncounted()].concat(),
            } }
        </>
    }
}

/// The evidence that everybody agreed.
fn evidence(props: &ConsentProps, which: Channel, audience: &Audience) -> Html {
    let t = props.t;
    let id = which.ids().words;
    let error = lacks(props, which, &[Missing::Words]).map(|_| t.lack_words());
    html! {
        <div class="asks">
            <Notice tone={Tone::Bad} title={t.subscribed_warning()} text={t.subscribed_warning_about()} />
            <Field {id} label={t.words_label()} hint={t.words_hint()} {error}>
                <input {id} type="text" value={which.of(&props.view.form).words.clone()} autocomplete="off"
                    aria-describedby={described_by(id, true, error.is_some())}
                    aria-invalid={error.is_some().then_some("true")} oninput={typed(props, which, |form| &mut form.words)} />
            </Field>
            { date_field(props, which, t.since_label(), t.since_hint()) }
            { number_field(props, which, audience) }
        </div>
    }
}

fn unsubscribed(props: &ConsentProps, which: Channel, audience: &Audience) -> Html {
    let t = props.t;
    html! {
        <div class="asks">
            <Notice tone={Tone::Bad} title={t.unsubscribed_warning()} text={t.unsubscribed_warning_about()} />
            { number_field(props, which, audience) }
        </div>
    }
}

fn date_field(props: &ConsentProps, which: Channel, label: &'static str, hint: &'static str) -> Html {
    let t = props.t;
    let id = which.ids().date;
    let dates = [Missing::Date, Missing::NotADate, Missing::Future, Missing::TooEarly];
    let error = lacks(props, which, &dates).map(|missing| match missing {
        Missing::NotADate => t.lack_not_a_date(),
        Missing::Future => t.lack_future(),
        Missing::TooEarly => t.lack_too_early(),
        Missing::Date | Missing::Words | Missing::Number => t.lack_date(),
    });
    html! {
        <Field {id} {label} {hint} {error}>
            <input {id} type="date" value={which.of(&props.view.form).date.clone()} min={FIRST_DAY} max={props.view.today.clone()}
                aria-describedby={described_by(id, true, error.is_some())}
                aria-invalid={error.is_some().then_some("true")} oninput={typed(props, which, |form| &mut form.date)} />
        </Field>
    }
}

fn number_field(props: &ConsentProps, which: Channel, audience: &Audience) -> Html {
    let t = props.t;
    let id = which.ids().number;
    let form = which.of(&props.view.form);
    let number = t.number(form.number_to_type(audience).unwrap_or_default());
    let error = lacks(props, which, &[Missing::Number]).map(|_| t.lack_number(&number));
    let is_wrong = error.is_some();
    html! {
        <Field {id} label={t.number_label(&number)} {error}>
            <input {id} type="text" inputmode="numeric" value={form.number.clone()} autocomplete="off"
                aria-describedby={described_by(id, false, is_wrong)}
                aria-invalid={is_wrong.then_some("true")} oninput={typed(props, which, |form| &mut form.number)} />
        </Field>
    }
}

/// The first of these that lacks, once it is time to say so.
fn lacks(props: &ConsentProps, which: Channel, among: &[Missing]) -> Option<Missing> {
    missing(&props.view, which).find(|missing| among.contains(missing))
}

/// Changes the form of a channel.
fn set<T: 'static>(
    props: &ConsentProps,
    which: Channel,
    change: impl Fn(&mut ChannelForm, T) + 'static,
) -> Callback<T> {
    let (form, on_form) = (props.view.form.clone(), props.on_form.clone());
    Callback::from(move |value| {
        let mut form = form.clone();
        change(which.of_mut(&mut form), value);
        on_form.emit(form);
    })
}

/// Takes what is typed into a field.
fn typed(props: &ConsentProps, which: Channel, field: fn(&mut ChannelForm) -> &mut String) -> Callback<InputEvent> {
    let set = set(props, which, move |form, value| *field(form) = value);
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            set.emit(input.value());
        }
    })
}
