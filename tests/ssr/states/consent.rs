//! What happens to subscriptions, who is reached, who is never sent.

use std::rc::Rc;

use app::parts::{Step, Title};
use app::screens::review::{Consent, ConsentView, Never, NeverView, Tried};
use export::{
    Audience, ChannelChoice, ChannelForm, Chosen, ConsentForm, ConsentPlan, Lack, Missing, Reach, Said, Time, never,
};
use markup::prelude::*;
use segment::SaysNo;
use segment::email::NoIdna;
use texts::Texts;

use super::{State, state};

/// What consent there is, as somebody typed it.
pub(super) const WORDS: &str = "Märkis Tartu sügismessil, et soovib uudiseid";

/// What is said of nobody: no column is matched.
pub(super) const PLAIN: Audience =
    Audience { people: 47_911, has_columns: false, said: Some(Said { yes: 0, undated: 0, no: 0 }) };

/// A column says Yes for most and No for some.
pub(super) const TOLD: Audience =
    Audience { people: 47_911, has_columns: true, said: Some(Said { yes: 31_200, undated: 0, no: 1_912 }) };

/// People with a phone number, of whom columns say what was not counted.
pub(super) const PHONES: Audience = Audience { people: 12_304, has_columns: true, said: None };

/// Nothing was chosen, for so many people.
pub(super) fn by_default(people: u64) -> Chosen {
    Chosen { plan: ConsentPlan::default(), email: Audience { people, ..PLAIN }, sms: None }
}

/// 24 November 2026.
const NOW: Time = Time(1_795_510_923_000);

pub(super) fn form(choice: ChannelChoice, date: &str, words: &str, number: &str) -> ChannelForm {
    ChannelForm { choice, date: date.into(), words: words.into(), number: number.into() }
}

/// The plan of such a form, and whom it concerns.
pub(super) fn chosen(email: ChannelForm, sms: ChannelForm, says_no: SaysNo) -> Chosen {
    let audience = Audience { said: TOLD.said.map(|said| Said { undated: 40, ..said }), ..TOLD };
    let plan = ConsentForm { email, sms, reach: Reach::Everyone }.plan(&audience, Some(&PHONES), says_no, NOW);
    Chosen { plan: plan.expect("a whole form"), email: audience, sms: Some(PHONES) }
}

/// What was wanted to go on with.
fn tried(form: &ConsentForm) -> Tried {
    let mut tried = Tried::default();
    tried.add(form);
    tried
}

/// The same after it was wanted to go on with it.
fn lacking(view: ConsentView) -> ConsentView {
    ConsentView { tried: tried(&view.form), ..view }
}

fn view(form: ConsentForm, email: Audience, sms: Option<Audience>) -> ConsentView {
    let lacks = form.plan(&email, sms.as_ref(), SaysNo::Unchanged, NOW).err().unwrap_or_default();
    ConsentView {
        form,
        email,
        sms,
        says_no: SaysNo::Unchanged,
        no_rows: email.said.map_or(0, |said| said.no),
        likely_consent: None,
        today: "2026-11-24".into(),
        lacks,
        tried: Tried::default(),
    }
}

pub(super) fn consent(t: Texts) -> Vec<State> {
    let show = |name, view: ConsentView| {
        let screen = html! {
            <section class="review">
                <Title text={t.review_title(view.email.people)} />
                <Consent {t} {view} on_form={Callback::noop()} on_act={Callback::noop()} on_matching={Callback::noop()} />
            </section>
        };
        state(t, name, Step::Review, false, screen)
    };
    let email = |form: ChannelForm, audience: Audience| {
        view(ConsentForm { email: form, ..ConsentForm::default() }, audience, None)
    };
    let likely = ConsentView {
        likely_consent: Some("Email Subscriber".into()),
        ..view(ConsentForm::default(), PLAIN, Some(Audience { people: 12_304, ..PLAIN }))
    };
    let undated = Audience { said: TOLD.said.map(|said| Said { undated: 40, ..said }), ..TOLD };
    let columns = form(ChannelChoice::FromColumns, "", "", "");
    let both = ConsentForm { email: columns.clone(), sms: columns.clone(), reach: Reach::Everyone };
    let all = form(ChannelChoice::Subscribed, "2025-10-04", WORDS, "45,999");
    let one = Audience { people: 1, ..PLAIN };
    let known = ConsentForm { reach: Reach::Known, ..ConsentForm::default() };
    let left_out = Audience { said: TOLD.said.map(|said| Said { no: 0, ..said }), people: 45_999, ..TOLD };
    vec![
        show("consent", likely),
        show("consent-told", email(ChannelForm::default(), TOLD)),
        show("consent-columns", view(both, undated, Some(PHONES))),
        show("consent-subscribed", email(form(ChannelChoice::Subscribed, "", "", ""), TOLD)),
        show("consent-subscribed-whole", email(all, TOLD)),
        show("consent-subscribed-lacks", lacking(email(form(ChannelChoice::Subscribed, "", "", "12"), TOLD))),
        show("consent-future", email(form(ChannelChoice::FromColumns, "2031-01-01", "", ""), undated)),
        show("consent-unsubscribed-lacks", lacking(email(form(ChannelChoice::Unsubscribed, "", "", ""), one))),
        // Tried with everybody subscribed, and looked at another choice since.
        show(
            "consent-other-looked-at",
            ConsentView {
                tried: tried(&ConsentForm {
                    email: form(ChannelChoice::Subscribed, "", "", ""),
                    ..ConsentForm::default()
                }),
                ..email(form(ChannelChoice::Unsubscribed, "", "", ""), one)
            },
        ),
        show(
            "consent-wrong-days",
            lacking(ConsentView {
                lacks: vec![Lack::Email(Missing::TooEarly), Lack::Sms(Missing::NotADate)],
                ..view(
                    ConsentForm {
                        email: form(ChannelChoice::FromColumns, "1925-01-01", "", ""),
                        sms: form(ChannelChoice::FromColumns, "2025-02-30", "", ""),
                        reach: Reach::Everyone,
                    },
                    undated,
                    Some(PHONES),
                )
            }),
        ),
        show(
            "consent-left-out",
            ConsentView { says_no: SaysNo::LeftOut, no_rows: 1_912, ..email(ChannelForm::default(), left_out) },
        ),
        show(
            "consent-no-unsubscribed",
            ConsentView { says_no: SaysNo::Unsubscribed, ..email(ChannelForm::default(), TOLD) },
        ),
        show("consent-known", view(known, TOLD, Some(PHONES))),
        never(t, "never-empty", NeverView::default()),
        never(t, "never-kept", NeverView { store: Some("Minu Pood".into()), remembered: true, ..listed() }),
        never(t, "never-unkept", NeverView { unkept: true, ..listed() }),
    ]
}

fn listed() -> NeverView {
    let list = never::fingerprints("anna.tamm@example.com mari.saar@example.ee", &NoIdna);
    NeverView { list: Rc::new(list), ..NeverView::default() }
}

fn never(t: Texts, name: &'static str, view: NeverView) -> State {
    let fingerprints = Callback::from(|text: String| never::fingerprints(&text, &NoIdna));
    let screen = html! {
        <section class="review">
            <Title text={t.review_title(47_911)} />
            <Never {t} {view} {fingerprints} on_act={Callback::noop()} on_remember={Callback::noop()} />
        </section>
    };
    state(t, name, Step::Review, false, screen)
}
