//! The connection: display name, key, agreement.

use markup::prelude::*;
use omnisend::ApiKey;
use omnisend::key::KeyError;
use texts::Texts;
use texts::codes::{Family, Said};
use web_sys::{Event, HtmlInputElement, InputEvent, SubmitEvent};

use super::no_key::NoKey;
use crate::parts::{Field, Notice, ProgressBar, Title, Tone, UNRECORDED, described_by};

/// Where a key is made.
const KEY_PAGE: &str = "https://app.omnisend.com/integrations/api-keys";

/// How far connecting has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not asked for.
    #[default]
    Idle,
    /// Omnisend is being asked.
    Connecting,
    /// It did not work: the code's name.
    Failed(String),
}

/// How the key comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// A person enters it.
    #[default]
    Form,
    /// It is the practice store's.
    Practice,
    /// The page around brings it.
    Given,
}

/// What a person enters.
#[derive(Clone, Debug)]
pub struct ConnectForm {
    /// Display name.
    pub name: String,
    /// The key.
    pub key: ApiKey,
}

/// Properties of [`Connect`].
#[derive(Clone, PartialEq, Properties)]
pub struct ConnectProps {
    /// Sentences.
    pub t: Texts,
    /// Host of the proxy through which data leaves.
    pub host: AttrValue,
    /// Display name.
    pub name: AttrValue,
    /// Whether the person agreed.
    pub agreed: bool,
    /// How far it has come.
    pub phase: Phase,
    /// How the key comes in.
    pub entry: Entry,
    /// The display name was typed.
    pub on_name: Callback<String>,
    /// The agreement was given or taken back.
    pub on_agree: Callback<bool>,
    /// Everything is there.
    pub on_connect: Callback<ConnectForm>,
    /// The key that came by itself is to be tried again.
    pub on_again: Callback<()>,
    /// Back to Review.
    pub on_back: Callback<()>,
}

/// What keeps the form from being used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Missing {
    name: bool,
    key: Option<KeyError>,
    agreement: bool,
}

/// The form; for a key that comes by itself only what became of connecting.
#[part]
pub fn Connect(props: &ConnectProps) -> Html {
    let t = props.t;
    let lead = match props.entry {
        Entry::Form => t.connect_lead(),
        Entry::Practice => t.practice_key(),
        Entry::Given => t.given_key(),
    };
    html! {
        <section class="send connect" key="connect">
            <Title text={t.connect_title()} />
            <p class="lead">{ lead }</p>
            if props.entry == Entry::Form {
                <Form ..props.clone() />
            } else {
                { by_itself(props) }
            }
        </section>
    }
}

fn by_itself(props: &ConnectProps) -> Html {
    let t = props.t;
    let failed = matches!(props.phase, Phase::Failed(_));
    html! {
        <>
            if !failed {
                <div class="sheet pad work"><ProgressBar label={t.connecting()} /></div>
            }
            { failure(props) }
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                if failed {
                    <div class="end">
                        <button type="button" class="btn go" onclick={props.on_again.reform(|_| ())}>{ t.try_again() }</button>
                    </div>
                }
            </div>
        </>
    }
}

fn failure(props: &ConnectProps) -> Html {
    let Phase::Failed(code) = &props.phase else { return Html::default() };
    let Said { what, todo } = props.t.said(Family::Connect, code);
    html! {
        <Notice tone={Tone::Bad} alert={true} title={what} text={todo} />
    }
}

#[component]
fn Form(props: &ConnectProps) -> Html {
    let t = props.t;
    let key = use_node_ref();
    let name = use_node_ref();
    let agreement = use_node_ref();
    let missing = use_state_eq(Missing::default);
    let connecting = props.phase == Phase::Connecting;
    let onsubmit = {
        let (missing, props) = (missing.setter(), props.clone());
        let (key, name, agreement) = (key.clone(), name.clone(), agreement.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = key.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            let parsed = ApiKey::parse(&typed);
            let lacks = Missing {
                name: props.name.trim().is_empty(),
                key: parsed.as_ref().err().copied(),
                agreement: !props.agreed,
            };
            missing.set(lacks);
            let first = [(lacks.name, &name), (lacks.key.is_some(), &key), (lacks.agreement, &agreement)];
            if let Some((_, field)) = first.into_iter().find(|(lacks, _)| *lacks) {
                if let Some(field) = field.cast::<HtmlInputElement>() {
                    field.focus().ok();
                }
            } else if let (Ok(key), false) = (parsed, props.phase == Phase::Connecting) {
                props.on_connect.emit(ConnectForm { name: props.name.trim().into(), key });
            }
        })
    };
    let on_name = {
        let on_name = props.on_name.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_name.emit(input.value());
            }
        })
    };
    let on_agree = {
        let on_agree = props.on_agree.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_agree.emit(input.checked());
            }
        })
    };
    // What was missing and has been given since is not complained about any longer.
    let name_error = (missing.name && props.name.trim().is_empty()).then(|| t.name_needed());
    let agree_error = (missing.agreement && !props.agreed).then(|| t.agree_needed());
    let key_error = missing.key.map(|error| match error {
        KeyError::Empty => t.key_needed(),
        KeyError::Characters => t.key_characters(),
    });
    html! {
        <form class="sheet pad" novalidate=true {onsubmit}>
            <Field id="display-name" label={t.display_name()} hint={t.display_name_hint()} error={name_error}>
                <input id="display-name" ref={name} type="text" value={props.name.clone()} autocomplete="off"
                    aria-describedby={described_by("display-name", true, name_error.is_some())}
                    aria-invalid={name_error.is_some().then_some("true")} oninput={on_name} />
            </Field>
            <Field id="api-key" label={t.api_key()} error={key_error}>
                <input id="api-key" ref={key} type="password" autocomplete="off" spellcheck="false" autocapitalize="off"
                    class={UNRECORDED} data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true"
                    aria-describedby={described_by("api-key", true, key_error.is_some())}
                    aria-invalid={key_error.is_some().then_some("true")} />
            </Field>
            <div class="key-help small muted" id="api-key-hint">
                <p><a href={KEY_PAGE} target="_blank" rel="noopener noreferrer">
                    { t.key_link() }<span class="hidden">{ ", " }{ t.new_tab() }</span>
                </a></p>
                <ul>
                    for line in [t.key_scopes(), t.key_once(), t.key_name(), t.key_wait(), t.key_kept()] {
                        <li>{ line }</li>
                    }
                </ul>
            </div>
            <NoKey {t} />
            <fieldset class={classes!("agreement", agree_error.is_some().then_some("wrong"))}>
                <legend>{ t.privacy() }</legend>
                <ul>
                    <li>{ t.agreement_data(&props.host) }</li>
                    <li>{ t.agreement_you() }</li>
                    <li>{ t.agreement_end() }</li>
                </ul>
                <label class="check">
                    <input id="agree" ref={agreement} type="checkbox" checked={props.agreed} onchange={on_agree}
                        aria-describedby={agree_error.map(|_| "agree-error")}
                        aria-invalid={agree_error.is_some().then_some("true")} />
                    { t.agree() }
                </label>
                if let Some(error) = agree_error {
                    <p class="error small" id="agree-error">{ error }</p>
                }
            </fieldset>
            { failure(props) }
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="submit" class="btn go" aria-disabled={connecting.then_some("true")}>
                        { if connecting { t.connecting() } else { t.connect() } }
                    </button>
                </div>
            </div>
        </form>
    }
}
