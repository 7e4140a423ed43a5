//! The report: what became of every row, what Omnisend refused and why, where to look.

mod preview;
mod refused;
mod support;

use export::Chosen;
use markup::prelude::*;
use segment::Counts;
use texts::Texts;
use texts::codes::{Family, Said};

use super::consent::{When, consent_lines};
use super::review::{Download, VerdictCounts, counts_in_words};
use crate::parts::{CopyButton, Notice, Pill, Share, ShareBar, ShareKey, Tint, Title, Tone};
pub use preview::{Preview, PreviewProps, PreviewView};
pub use refused::{Example, RefusedGroup, RefusedTable};
pub use support::{Support, SupportView};

/// What became of the people who were to be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Omnisend took them.
    pub accepted: u64,
    /// Omnisend refused them.
    pub refused: u64,
    /// They were not sent, or their batch was never taken.
    pub not_sent: u64,
    /// They were sent, and what became of them cannot be read.
    pub unknown: u64,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Everyone was accepted.
    Successful,
    /// Some were not.
    CompletedWithErrors,
    /// The run stopped by itself.
    Failed,
    /// The person stopped it.
    Canceled,
    /// It broke off.
    Interrupted,
}

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportView {
    /// How the run ended.
    pub ending: Ending,
    /// Why it stopped, where it did: the code's name.
    pub stop: Option<String>,
    /// Name of the store.
    pub store: Option<String>,
    /// The tag.
    pub tag: Option<String>,
    /// What became of the ready.
    pub outcomes: Outcomes,
    /// What became of every row.
    pub rows: Counts,
    /// What was chosen about subscriptions.
    pub consent: Chosen,
    /// Whom Omnisend refused, by reason.
    pub refused: Vec<RefusedGroup>,
    /// Names and figures for Omnisend's support.
    pub support: SupportView,
    /// The downloads: refused rows, rows that need fixing.
    pub downloads: [Download; 2],
}

/// Properties of [`Report`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReportProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: ReportView,
    /// The refused rows are wanted as a file.
    pub on_refused: Callback<()>,
    /// The rows that need fixing are wanted as a file.
    pub on_invalid: Callback<()>,
    /// Another segment is to be brought.
    pub on_another: Callback<()>,
    /// The segment whose turn is next.
    pub next: Option<String>,
    /// On with it.
    pub on_next: Callback<()>,
}

/// The screen.
#[part]
pub fn Report(props: &ReportProps) -> Html {
    let ReportProps { t, view, .. } = props.clone();
    let [refused_download, invalid_download] = &view.downloads;
    html! {
        <section class="report" key="report">
            <div class="head">
                <div>
                    { ending(t, view.ending) }
                    <Title text={t.arrived(view.outcomes.accepted, view.outcomes.unknown, view.store.as_deref())} />
                    if view.outcomes.accepted > 0 {
                        { where_to_look(t, view.tag.as_deref()) }
                    }
                </div>
                if let Some(next) = &props.next {
                    <button type="button" class="btn go" onclick={props.on_next.reform(|_| ())}>{ t.next_segment(next) }</button>
                } else {
                    <button type="button" class="btn" onclick={props.on_another.reform(|_| ())}>{ t.start_another() }</button>
                }
            </div>
            if let Some(code) = &view.stop {
                { stop(t, code) }
            }
            { outcomes(t, &view) }
            if view.outcomes.accepted + view.outcomes.unknown > 0 {
                <section class="sheet pad" aria-labelledby="subscriptions-title">
                    <h2 id="subscriptions-title">{ t.subscriptions() }</h2>
                    { consent_lines(t, &view.consent, When::Done) }
                </section>
            }
            <section class="sheet" hidden={view.refused.is_empty()}>
                <RefusedTable {t} groups={view.refused.clone()} />
                <div class="pad">{ download(t, refused_download, t.download_refused(), &props.on_refused) }</div>
            </section>
            <section class="every" aria-labelledby="every-title">
                <h2 id="every-title">{ t.every_row() }</h2>
                <p class="muted small">{ t.rows(view.rows.rows) }{ ": " }{ counts_in_words(t, view.rows) }{ "." }</p>
                <VerdictCounts {t} counts={view.rows} />
                if view.rows.invalid > 0 {
                    <p>{ t.invalid_not_sent(view.rows.invalid) }</p>
                    { download(t, invalid_download, t.download_invalid(), &props.on_invalid) }
                }
            </section>
            <Support {t} view={view.support.clone()} />
        </section>
    }
}

fn ending(t: Texts, ending: Ending) -> Html {
    let (text, class) = match ending {
        Ending::Successful => (t.state_successful(), "good"),
        Ending::CompletedWithErrors => (t.state_completed_with_errors(), "look"),
        Ending::Failed => (t.state_failed(), "bad"),
        Ending::Canceled => (t.state_canceled(), "look"),
        Ending::Interrupted => (t.state_interrupted(), "look"),
    };
    html! {
        <Pill {text} {class} />
    }
}

fn where_to_look(t: Texts, tag: Option<&str>) -> Html {
    html! {
        <div class="lead where">
            if let Some(tag) = tag {
                <p>{ t.where_to_look() }{ " " }<strong>{ tag }</strong></p>
                <CopyButton {t} label={t.copy_tag()} text={tag.to_owned()} />
            } else {
                <p>{ t.where_no_tag() }</p>
            }
            <p class="small muted">{ t.where_wait() }</p>
        </div>
    }
}

fn stop(t: Texts, code: &str) -> Html {
    let Said { what, todo } = t.said(Family::Stop, code);
    html! {
        <Notice tone={Tone::Bad} title={what} text={todo} />
    }
}

/// The outcomes as shares, in the order in which they are shown.
fn outcome_shares(t: Texts, outcomes: Outcomes) -> Vec<Share> {
    [
        (outcomes.accepted, t.accepted(), Tint::Good),
        (outcomes.refused, t.refused(), Tint::Bad),
        (outcomes.not_sent, t.not_sent(), Tint::Line),
        (outcomes.unknown, t.unknown(), Tint::Look),
    ]
    .into_iter()
    .map(|(count, word, tint)| Share { count, number: t.number(count), word, tint })
    .collect()
}

fn outcomes(t: Texts, view: &ReportView) -> Html {
    let outcomes = view.outcomes;
    let words = [
        (outcomes.accepted, t.count_accepted(outcomes.accepted)),
        (outcomes.refused, t.count_refused(outcomes.refused)),
        (outcomes.not_sent, t.count_not_sent(outcomes.not_sent)),
        (outcomes.unknown, t.count_unknown(outcomes.unknown)),
    ];
    let label: Vec<String> = words.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let shares = outcome_shares(t, outcomes);
    html! {
        <section class="sheet pad counts" aria-labelledby="outcomes-title">
            <h2 id="outcomes-title" class="hidden">{ t.outcomes() }</h2>
            <ShareBar shares={shares.clone()} label={label.join(", ")} />
            <ShareKey {shares} />
            if outcomes.not_sent > 0 {
                <p class="small muted">{ t.not_sent_about() }</p>
            }
            if outcomes.unknown > 0 {
                <p class="small muted">{ t.unknown_about() }</p>
            }
        </section>
    }
}

fn download(t: Texts, state: &Download, label: &'static str, on_click: &Callback<()>) -> Html {
    let preparing = *state == Download::Preparing;
    let onclick = {
        let on_click = on_click.clone();
        Callback::from(move |_: MouseEvent| {
            if !preparing {
                on_click.emit(());
            }
        })
    };
    html! {
        <>
            <button type="button" class="btn" aria-disabled={preparing.then_some("true")} {onclick}>
                { if preparing { t.downloading() } else { label } }
            </button>
            if let Download::Refused(refusal) = state {
                <Notice tone={Tone::Bad} alert={true} title={t.said(Family::Refusal, refusal.name()).what}
                    text={t.said(Family::Refusal, refusal.name()).todo} />
            }
        </>
    }
}
