//! Every row was checked: how many are ready, what needs a hand, the rows themselves.

use markup::prelude::*;
use segment::Refusal;
use texts::Texts;
use texts::codes::Family;

use super::counts::{VerdictCounts, counts_in_words};
use super::duplicates::duplicates;
use super::findings::Findings;
use super::focus::KeptFocus;
use super::mends::{corrections, undo_redo};
use super::rows::Rows;
use super::waiting::said;
use super::{CheckedView, Download, ReviewAct, ReviewProps};
use crate::parts::{Notice, ProgressBar, Title, Tone};

/// The screen of a finished check.
pub(super) fn checked(props: &ReviewProps, view: &CheckedView, kept: &KeptFocus) -> Html {
    let t = props.t;
    let CheckedView { summary, download, .. } = view;
    let counts = summary.counts;
    // Whoever says No is still to be decided about.
    let is_clean = summary.found.is_empty() && summary.says_no == 0 && counts.ready > 0;
    // Rows that are asked for above the table are shown in it.
    let on_act = {
        let (node, on_act) = (kept.node.clone(), props.on_act.clone());
        Callback::from(move |act: ReviewAct| {
            let shows = matches!(act, ReviewAct::Query(_));
            on_act.emit(act);
            if shows {
                KeptFocus::to_rows(&node);
            }
        })
    };
    let title = if counts.ready == 0 { t.nobody_ready().into() } else { t.review_title(counts.ready) };
    html! {
        <section class="review" key="checked" ref={&kept.node} onclick={&kept.onclick} aria-busy={view.revising.then_some("true")}>
            <div class="revising" role="status">
                if view.revising {
                    <ProgressBar label={t.revising()} />
                } else if view.steps.undo || view.steps.redo {
                    <span class="hidden">{ counts_in_words(t, counts) }</span>
                }
            </div>
            <div class="head">
                <div>
                    <Title text={title} />
                    <p class="lead">{ t.review_of(counts.rows) }{ is_clean.then(|| [" ", t.nothing_found()].concat()) }</p>
                </div>
                <div class="tools">
                    { undo_redo(t, view, &on_act) }
                    if counts.invalid > 0 {
                        { download_button(props, *download == Download::Preparing) }
                    }
                </div>
            </div>
            if let Download::Refused(refusal) = download {
                { download_refused(t, refusal) }
            }
            if let Some(refusal) = &view.unrevised {
                <Notice tone={Tone::Bad} alert={true} title={t.unrevised()} text={said(t, refusal)}>
                    if view.steps.undo {
                        <button type="button" class="btn" onclick={props.on_act.reform(|_| ReviewAct::Undo)}>{ t.undo() }</button>
                    }
                </Notice>
            }
            if segment::is_cut_off(counts.rows) {
                <Notice tone={Tone::Look} title={t.hundred_thousand_title()} text={t.hundred_thousand()} />
            }
            if counts.ready == 0 {
                <Notice tone={Tone::Look} title={t.nobody_ready()} text={t.nobody_lead()}>
                    <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.look_at_matching() }</button>
                </Notice>
            }
            <VerdictCounts {t} {counts} />
            <Findings {t} summary={summary.clone()} strict={view.policy.strict.clone()} groups={view.groups.clone()}
                remembered={view.remembered} on_act={on_act.clone()} on_back={&props.on_back} />
            { duplicates(t, summary, view.policy.winner, &on_act) }
            { corrections(t, view, &on_act) }
            <Rows {t} view={view.clone()} files={props.files.clone()} item={props.item.clone()} address={props.address}
                on_act={&props.on_act} />
            { props.choices.clone() }
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    if counts.ready > 0 {
                        <button type="button" class="btn go" onclick={props.on_continue.reform(|_| ())}>
                            { t.continue_with(counts.ready) }
                        </button>
                        <button type="button" class="btn" onclick={props.on_preview.reform(|_| ())}>{ t.preview() }</button>
                    }
                    if counts.invalid > 0 {
                        <span class="small muted">{ t.stay_out(counts.invalid) }</span>
                    }
                </div>
            </div>
        </section>
    }
}

fn download_button(props: &ReviewProps, preparing: bool) -> Html {
    let t = props.t;
    let on_download = props.on_download.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if !preparing {
            on_download.emit(());
        }
    });
    html! {
        <button type="button" class="btn" aria-disabled={preparing.then_some("true")} {onclick}>
            { if preparing { t.downloading() } else { t.download_invalid() } }
        </button>
    }
}

fn download_refused(t: Texts, refusal: &Refusal) -> Html {
    let said = t.said(Family::Refusal, refusal.name());
    html! {
        <Notice tone={Tone::Bad} alert={true} title={said.what} text={said.todo} />
    }
}
