//! What happens to subscriptions, and who is reached: a choice that cannot be overlooked, each with its consequences in
//! numbers of people before anything is sent.

mod channel;
mod option;
mod reach;
mod says_no;

use export::{Audience, ChannelChoice, ConsentForm, Lack, Missing, Reach};
use markup::prelude::*;
use segment::SaysNo;
use texts::Texts;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::ReviewAct;
use crate::parts::{Notice, Tone};
use channel::{Channel, channel};

/// What the section shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsentView {
    /// What was chosen and typed.
    pub form: ConsentForm,
    /// The people of e-mail.
    pub email: Audience,
    /// Those of text messages; none where no column holds phone numbers.
    pub sms: Option<Audience>,
    /// What becomes of people whose row says No to e-mail.
    pub says_no: SaysNo,
    /// How many rows say No to e-mail.
    pub no_rows: u64,
    /// A column that is not matched and looks as if it said who agreed.
    pub likely_consent: Option<String>,
    /// Today, `YYYY-MM-DD`: no consent was given later.
    pub today: AttrValue,
    /// What keeps the form from becoming a plan ([`ConsentForm::plan`]).
    pub lacks: Vec<Lack>,
    /// What the person wanted to go on with although something lacks.
    pub tried: Tried,
}

/// What a person wanted to go on with although something lacks. What lacks is said of choices with which it was tried,
/// not yet of others that are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tried {
    /// How often: each time the focus goes to what lacks.
    pub times: u32,
    /// With which choices about e-mail.
    pub email: Vec<ChannelChoice>,
    /// With which about text messages.
    pub sms: Vec<ChannelChoice>,
}

impl Tried {
    /// It was tried with this.
    pub fn add(&mut self, form: &ConsentForm) {
        self.times += 1;
        for (choices, tried) in [(&mut self.email, form.email.choice), (&mut self.sms, form.sms.choice)] {
            if !choices.contains(&tried) {
                choices.push(tried);
            }
        }
    }

    /// Whether it was tried with what is chosen now for a channel.
    fn is_with(&self, form: &ConsentForm, which: Channel) -> bool {
        match which {
            Channel::Email => self.email.contains(&form.email.choice),
            Channel::Sms => self.sms.contains(&form.sms.choice),
        }
    }
}

/// Properties of [`Consent`].
#[derive(Clone, PartialEq, Properties)]
pub struct ConsentProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: ConsentView,
    /// The person chose or typed something.
    pub on_form: Callback<ConsentForm>,
    /// The person does something with those who say No.
    pub on_act: Callback<ReviewAct>,
    /// Back to Data matching, to match a column.
    pub on_matching: Callback<()>,
}

/// The section.
#[component]
pub fn Consent(props: &ConsentProps) -> Html {
    let ConsentProps { t, view, on_matching, .. } = props.clone();
    let node = use_node_ref();
    let section = node.clone();
    use_effect_with(view.tried.times, move |times| {
        let section = section.cast::<HtmlElement>().filter(|_| *times > 0);
        let first = section.and_then(|section| section.query_selector(LACKING).ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            first.focus().ok();
        }
    });
    let known = view.form.reach == Reach::Known;
    html! {
        <section class="sheet pad consent" ref={node} aria-labelledby="consent-title">
            <h2 id="consent-title">{ t.consent_title() }</h2>
            if !known {
                <p class="muted">{ t.consent_lead() }</p>
                if let Some(label) = &view.likely_consent {
                    <Notice tone={Tone::Look} title={t.likely_title(label)} text={t.likely_text()}>
                        <button type="button" class="btn small" onclick={on_matching.reform(|_| ())}>{ t.columns_match() }</button>
                    </Notice>
                }
                { says_no::says_no(props) }
                { channel(props, Channel::Email, &view.email) }
                if let Some(sms) = &view.sms {
                    { channel(props, Channel::Sms, sms) }
                }
            }
            { reach::reach(props) }
        </section>
    }
}

/// What lacks, and the button that leads out of what cannot be sent.
const LACKING: &str = "[aria-invalid=\"true\"], .reach-back";

/// What is missing from a channel, once it is time to say so. A day that is still to come is said at once: it is
/// whole, and wrong.
fn missing(view: &ConsentView, which: Channel) -> impl Iterator<Item = Missing> {
    let of = move |lack: &Lack| match (lack, which) {
        (Lack::Email(missing), Channel::Email) | (Lack::Sms(missing), Channel::Sms) => Some(*missing),
        _ => None,
    };
    let is_time = view.tried.is_with(&view.form, which);
    view.lacks.iter().filter_map(of).filter(move |missing| is_time || *missing == Missing::Future)
}
