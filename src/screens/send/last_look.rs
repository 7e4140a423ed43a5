//! One last look: all that cannot be taken back, in one place, above the button that does it.

use export::Chosen;
use markup::prelude::*;
use texts::Texts;
use texts::codes::Family;
use web_sys::{Event, HtmlSelectElement};

use super::before::{BeforeView, Choice, choices, leavers, people};
use super::tag::{Tag, TagField};
use crate::parts::{Notice, Pill, Title, Tone};
use crate::screens::consent::{When, automations, consent_lines};

/// The shares of Omnisend's limit that can be chosen, in percent.
pub const SHARES: [u32; 4] = [25, 50, 75, 100];

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LastLookView {
    /// Name of the store, where the key may read it.
    pub store: Option<String>,
    /// Whether a person made the connection, so that they can remove it.
    pub removable: bool,
    /// Display name of the connection.
    pub connection: String,
    /// Host of the proxy.
    pub host: String,
    /// Who would be sent, held against what was sent before.
    pub before: BeforeView,
    /// What happens to subscriptions.
    pub consent: Chosen,
    /// The tag.
    pub tag: Tag,
    /// Share of Omnisend's limit, in percent.
    pub share: u32,
    /// How long it takes, in seconds.
    pub seconds: u64,
    /// The page around did not allow sending: its words, empty where it gave none.
    pub vetoed: Option<String>,
    /// What else stands in the way: the code's name.
    pub hindered: Option<&'static str>,
}

/// Properties of [`LastLook`].
#[derive(Clone, PartialEq, Properties)]
pub struct LastLookProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: LastLookView,
    /// The tag was changed.
    pub on_tag: Callback<Tag>,
    /// The share was changed.
    pub on_share: Callback<u32>,
    /// Something was chosen about the run.
    #[prop_or_default]
    pub on_choice: Callback<Choice>,
    /// The connection is to be forgotten.
    pub on_remove: Callback<()>,
    /// What would be sent is to be looked at.
    #[prop_or_default]
    pub on_preview: Callback<()>,
    /// Back to Review.
    pub on_back: Callback<()>,
    /// Send.
    pub on_send: Callback<()>,
}

/// The screen.
#[part]
pub fn LastLook(props: &LastLookProps) -> Html {
    let LastLookProps { t, view, on_send, .. } = props.clone();
    let named = view.tag.check();
    let valid = named.is_ok() && view.before.is_ready();
    let tag = named.as_ref().ok().and_then(|tag| tag.as_deref());
    let because = if named.is_err() { "tag-error" } else { "not-ready" };
    let onclick = Callback::from(move |_: MouseEvent| {
        if valid {
            on_send.emit(());
        }
    });
    let on_share = {
        let on_share = props.on_share.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(share) = select.and_then(|select| select.value().parse().ok()) {
                on_share.emit(share);
            }
        })
    };
    html! {
        <section class="send last-look" key="last-look">
            <Title text={t.last_look()} />
            <p class="lead">{ t.last_look_lead() }</p>
            <dl class="facts">
                <div>
                    <dt>{ t.store() }</dt>
                    <dd>{ store(props) }</dd>
                </div>
                <div>
                    <dt>{ t.people() }</dt>
                    <dd id="not-ready">{ people(t, &view.before) }</dd>
                </div>
                <div>
                    <dt>{ t.subscriptions() }</dt>
                    <dd>{ consent_lines(t, &view.consent, When::Ahead) }</dd>
                </div>
                <div>
                    <dt>{ t.leavers() }</dt>
                    <dd>{ leavers(t, &view.before, tag, &props.on_choice) }</dd>
                </div>
                <div>
                    <dt>{ t.automations() }</dt>
                    <dd>{ automations(t, &view.tag, view.before.people(), Some(&view.consent)) }</dd>
                </div>
                <div>
                    <dt>{ t.takes() }</dt>
                    <dd><span class="num">{ t.estimate(view.seconds) }</span>{ " " }
                        <span class="muted">{ t.at_share(&view.share.to_string()) }</span></dd>
                </div>
            </dl>
            <div class="sheet pad choices">
                <TagField {t} tag={view.tag.clone()} on_tag={&props.on_tag} />
                <div class="field">
                    <label for="share">{ t.share() }</label>
                    <select id="share" onchange={on_share} aria-describedby="share-hint">
                        for share in SHARES {
                            <option value={share.to_string()} selected={share == view.share}>{ t.share_of(&share.to_string()) }</option>
                        }
                    </select>
                    <p class="hint small muted" id="share-hint">{ t.share_hint() }</p>
                </div>
            </div>
            { choices(t, &view.before, &props.on_choice) }
            if let Some(code) = view.hindered {
                <Notice tone={Tone::Bad} alert={true} title={t.said(Family::Stop, code).what} text={t.said(Family::Stop, code).todo.to_owned()} />
            }
            if let Some(words) = &view.vetoed {
                <Notice tone={Tone::Bad} alert={true} title={t.said(Family::Stop, "vetoed").what}
                    text={if words.is_empty() { t.said(Family::Stop, "vetoed").todo.to_owned() } else { words.clone() }} />
            }
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go big" aria-disabled={(!valid).then_some("true")}
                        aria-describedby={(!valid).then_some(because)} {onclick}>
                        if view.before.goes_on {
                            { t.going_on() }
                        } else {
                            { t.send_to(view.before.people(), view.store.as_deref()) }
                        }
                    </button>
                    <button type="button" class="btn" onclick={props.on_preview.reform(|_| ())}>{ t.preview() }</button>
                </div>
            </div>
        </section>
    }
}

fn store(props: &LastLookProps) -> Html {
    let LastLookProps { t, view, on_remove, .. } = props.clone();
    html! {
        <>
            <strong class="store-name">{ view.store.clone().unwrap_or_else(|| t.some_store().into()) }</strong>
            <p class="small muted">{ t.through(&view.host) }</p>
            if view.store.is_none() {
                <p class="small">{ t.store_unnamed() }</p>
            }
            if view.removable {
                <p class="connection small">
                    <span class="muted">{ t.connection() }{ ": " }</span><Pill text={view.connection} />
                    <button type="button" class="btn plain small" onclick={on_remove.reform(|_| ())}>{ t.remove_connection() }</button>
                </p>
            }
        </>
    }
}
