//! The run: how far it has come, what it waits for, pause and cancel.

use markup::prelude::*;
use texts::Texts;
use texts::codes::Family;
use web_sys::HtmlElement;

use crate::parts::{Notice, Pill, ProgressBar, Share, ShareKey, Tint, Title, Tone};

/// What a run is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It has not begun.
    Queued,
    /// It is sending, or waits for Omnisend by itself.
    Processing {
        /// What it waits for, the code's name.
        waiting: Option<String>,
    },
    /// It is held by the person.
    Paused,
    /// It waits until a person looked at the first people.
    Trial,
    /// It was canceled, and what is under way is being counted.
    Canceling,
}

/// What became of the people so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Omnisend took them.
    pub accepted: u64,
    /// Omnisend refused them.
    pub refused: u64,
    /// They were sent, and Omnisend works on them.
    pub under_way: u64,
}

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningView {
    /// Name of the store.
    pub store: Option<String>,
    /// What it is doing.
    pub standing: Standing,
    /// People to be sent.
    pub people: u64,
    /// What became of them so far; the others are still to be sent.
    pub sent: Sent,
    /// People a minute.
    pub rate: Option<u64>,
    /// Seconds left.
    pub left: Option<u64>,
}

/// Properties of [`Running`].
#[derive(Clone, PartialEq, Properties)]
pub struct RunningProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: RunningView,
    /// Hold.
    pub on_pause: Callback<()>,
    /// Go on.
    pub on_resume: Callback<()>,
    /// Stop for good.
    pub on_cancel: Callback<()>,
}

/// The screen.
#[component]
pub fn Running(props: &RunningProps) -> Html {
    let RunningProps { t, view, .. } = props.clone();
    let asking = use_state_eq(|| false);
    let canceling = view.standing == Standing::Canceling;
    let [no, cancel, status] = [use_node_ref(), use_node_ref(), use_node_ref()];
    {
        // A button that is pressed and gone would take the focus with it.
        let nodes = [no.clone(), cancel.clone(), status.clone()];
        let before = use_mut_ref(|| (false, canceling));
        use_effect_with((*asking, canceling), move |now| {
            let [no, cancel, status] = nodes;
            let next = match (before.replace(*now), *now) {
                (before, now) if before == now => return,
                (_, (_, true)) => status,
                (_, (true, false)) => no,
                (_, (false, false)) => cancel,
            };
            if let Some(node) = next.cast::<HtmlElement>() {
                node.focus().ok();
            }
        });
    }
    let done = view.sent.accepted + view.sent.refused;
    let store = view.store.clone().unwrap_or_else(|| t.some_store().into());
    let ask = |value: bool| {
        let asking = asking.setter();
        Callback::from(move |_: MouseEvent| asking.set(value))
    };
    html! {
        <section class="send running">
            <Title text={t.running_title(&store)} />
            <p class="lead">{ t.running_stay() }</p>
            <div class="sheet pad work">
                <p class="line">
                    { standing(t, &view.standing) }
                    <span class="num muted">
                        { t.running_of(&t.number(done), &t.number(view.people)) }
                        if let Some(rate) = view.rate {
                            { " · " }{ t.running_rate(&t.number(rate)) }
                        }
                        if let Some(left) = view.left {
                            { " · " }{ t.running_left(&t.estimate(left)) }
                        }
                    </span>
                </p>
                <ProgressBar label={t.running_bar()} done={Some(done)} total={view.people} />
                <ShareKey shares={shares(t, &view)} />
                <div role="status" tabindex="-1" ref={status}>{ waiting(t, &view.standing) }</div>
                if *asking && !canceling {
                    <Notice tone={Tone::Look} alert={true} title={t.cancel_sure()}>
                        <button type="button" class="btn" onclick={props.on_cancel.reform(|_| ())}>{ t.cancel_yes() }</button>
                        <button type="button" class="btn plain" ref={no} onclick={ask(false)}>{ t.cancel_no() }</button>
                    </Notice>
                } else if !canceling {
                    <div class="foot">
                        if matches!(view.standing, Standing::Paused | Standing::Trial) {
                            <button type="button" key="go" class="btn" onclick={props.on_resume.reform(|_| ())}>{ t.resume() }</button>
                        } else {
                            <button type="button" key="go" class="btn" onclick={props.on_pause.reform(|_| ())}>{ t.pause() }</button>
                        }
                        <button type="button" key="cancel" class="btn plain" ref={cancel} onclick={ask(true)}>{ t.cancel_run() }</button>
                    </div>
                }
            </div>
        </section>
    }
}

/// The counts, whose sum is the number of people.
fn shares(t: Texts, view: &RunningView) -> Vec<Share> {
    let Sent { accepted, refused, under_way } = view.sent;
    let to_go = view.people.saturating_sub(accepted + refused + under_way);
    [
        (accepted, t.accepted(), Tint::Good),
        (refused, t.refused(), Tint::Bad),
        (under_way, t.under_way(), Tint::Quiet),
        (to_go, t.to_go(), Tint::Line),
    ]
    .into_iter()
    .map(|(count, word, tint)| Share { count, number: t.number(count), word, tint })
    .collect()
}

fn standing(t: Texts, standing: &Standing) -> Html {
    let (text, class) = match standing {
        Standing::Queued => (t.state_queued(), ""),
        Standing::Processing { .. } => (t.state_processing(), "good"),
        Standing::Paused | Standing::Trial => (t.state_paused(), "look"),
        Standing::Canceling => (t.state_canceled(), "look"),
    };
    html! {
        <Pill {text} {class} />
    }
}

fn waiting(t: Texts, standing: &Standing) -> Html {
    let text = match standing {
        Standing::Processing { waiting: Some(code) } => {
            let said = t.said(Family::Wait, code);
            format!("{}. {}", said.what, said.todo)
        }
        Standing::Paused => t.paused().into(),
        Standing::Trial => t.trial_done().into(),
        Standing::Canceling => t.canceling().into(),
        Standing::Queued | Standing::Processing { waiting: None } => return Html::default(),
    };
    html! {
        <p class="small muted">{ text }</p>
    }
}
