//! Runs that broke off, choices about segments, the never-send list.

use markup::prelude::*;
use texts::Texts;

use super::{KeptAct, act_button, line, part};

/// A run that broke off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its name among the journals.
    pub name: String,
    /// Names of its files.
    pub files: String,
    /// When it began: day and time.
    pub when: String,
    /// Name of the store, where it is known.
    pub store: Option<String>,
}

pub(super) fn broken(t: Texts, runs: &[BrokenLine], on_act: &Callback<KeptAct>) -> Html {
    let one = |run: &BrokenLine| {
        let words = t.kept_broken_run(&run.files, &run.when);
        let forget = act_button(
            "btn small",
            t.kept_forget().into(),
            Some(t.kept_forget_of(&words)),
            on_act,
            KeptAct::ForgetBroken(run.name.clone()),
        );
        let store = run.store.clone().unwrap_or_default();
        line(html! { <p class="cell">{ words }{ " " }<span class="muted">{ store }</span></p> }, forget)
    };
    let what = html! {
        <ul class="kept-lines">
            for run in runs {
                { one(run) }
            }
        </ul>
    };
    part(t.kept_broken_runs(), "kept-broken", t.kept_broken_about(), what)
}

pub(super) fn segments(t: Texts, segments: &[String], on_act: &Callback<KeptAct>) -> Html {
    let one = |segment: &String| {
        let forget = act_button(
            "btn small",
            t.kept_forget().into(),
            Some(t.kept_forget_of(segment)),
            on_act,
            KeptAct::ForgetSegment(segment.clone()),
        );
        line(html! { <p class="cell">{ segment }</p> }, forget)
    };
    let what = html! {
        <>
            if segments.is_empty() {
                <p>{ t.kept_segments_none() }</p>
            }
            <ul class="kept-lines" hidden={segments.is_empty()}>
                for segment in segments {
                    { one(segment) }
                }
            </ul>
        </>
    };
    part(t.kept_segments(), "kept-segments", t.kept_segments_about(), what)
}

pub(super) fn never(t: Texts, never: Option<u64>, on_act: &Callback<KeptAct>) -> Html {
    let what = match never {
        None => html! { <p>{ t.kept_never_none() }</p> },
        Some(people) => {
            let forget = act_button("btn small", t.kept_never_forget().into(), None, on_act, KeptAct::ForgetNever);
            html! {
                <>
                    <p>{ t.kept_never_count(people) }</p>
                    <p class="never-buttons">{ forget }<span class="small muted">{ t.kept_never_forget_about() }</span></p>
                </>
            }
        }
    };
    part(t.kept_never(), "kept-never", t.kept_never_about(), what)
}
