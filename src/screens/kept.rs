//! What this browser keeps: all of it can be seen, is said for how long and in clear or not, and can be erased.

mod find;
mod memories;
mod others;
mod past;
mod runs;
mod told;

use std::rc::Rc;

use markup::prelude::*;
use texts::Texts;
use web_sys::File;

use crate::parts::{Notice, ProgressBar, Title, Tone};
use find::Find;
pub use find::{Found, Remembered};
pub use memories::MemoryLine;
pub use others::BrokenLine;
pub use past::PastView;
pub use runs::RunLine;
use told::Told;
pub use told::Word;

/// All that is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// Whether the browser keeps anything beyond a tab.
    pub keeps: bool,
    /// What was sent before.
    pub memories: Vec<MemoryLine>,
    /// Runs that are over, the newest first.
    pub runs: Vec<RunLine>,
    /// Runs that broke off.
    pub broken: Vec<BrokenLine>,
    /// Segments whose choices are kept.
    pub segments: Vec<String>,
}

/// What the screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptView {
    /// What is kept; none while it is being looked at.
    pub lists: Option<Rc<Lists>>,
    /// The report of a run, where one is open.
    pub past: Option<Rc<PastView>>,
    /// A person who was looked for.
    pub found: Found,
    /// What became of the last thing that was asked, and which one that was.
    pub told: Option<(u64, Word)>,
    /// Whether it is asked if everything is to be erased.
    pub asks: bool,
    /// How many people are never sent, where the browser keeps that list.
    pub never: Option<u64>,
}

/// What a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum KeptAct {
    /// Back to where they were.
    Back,
    /// A memory, by its key, as a file.
    SaveMemory(String),
    /// A memory is forgotten.
    ForgetMemory(String),
    /// A memory that was saved is brought.
    Bring(File),
    /// Somebody is looked for.
    Find(String),
    /// Whoever was found is forgotten, and never sent.
    ForgetPerson,
    /// A run's report, by the run's name.
    Show(String),
    /// Back to all that is kept.
    Hide,
    /// A run is forgotten.
    ForgetRun(String),
    /// A run that broke off is forgotten.
    ForgetBroken(String),
    /// The choices of a segment are forgotten.
    ForgetSegment(String),
    /// The never-send list is not kept any more.
    ForgetNever,
    /// It is to be asked whether everything is erased, or no more.
    AskErase(bool),
    /// Everything is erased.
    Erase,
}

/// Properties of [`Kept`].
#[derive(Clone, PartialEq, Properties)]
pub struct KeptProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: KeptView,
    /// What a person asks for.
    pub on_act: Callback<KeptAct>,
}

/// The screen.
#[part]
pub fn Kept(props: &KeptProps) -> Html {
    let KeptProps { t, view, on_act } = props.clone();
    if let Some(past) = &view.past {
        return past::past(t, past, &on_act);
    }
    html! {
        <section class="kept" key="kept">
            <Title text={t.kept_title()} />
            <p class="lead">{ t.kept_lead() }{ " " }{ t.kept_tab() }</p>
            if let Some((number, word)) = view.told {
                <Told key={number.to_string()} {t} {word} />
            }
            if let Some(lists) = &view.lists {
                { all(t, &view, lists, &on_act) }
            } else {
                <div class="sheet pad work" role="status">
                    <p>{ t.kept_loading() }</p>
                    <ProgressBar label={t.kept_loading()} />
                </div>
            }
            <div class="foot">{ act_button("btn", t.back().into(), None, &on_act, KeptAct::Back) }</div>
        </section>
    }
}

fn all(t: Texts, view: &KeptView, lists: &Lists, on_act: &Callback<KeptAct>) -> Html {
    html! {
        <>
            if lists.keeps {
                { memories::memories(t, &lists.memories, on_act) }
                <Find {t} found={view.found.clone()} on_act={on_act.clone()} />
                if !lists.broken.is_empty() {
                    { others::broken(t, &lists.broken, on_act) }
                }
                { runs::runs(t, &lists.runs, on_act) }
            } else {
                <Notice tone={Tone::Look} title={t.kept_closed()} text={t.kept_closed_text()} />
            }
            { others::segments(t, &lists.segments, on_act) }
            { others::never(t, view.never, on_act) }
            { erase(t, view.asks, on_act) }
        </>
    }
}

fn erase(t: Texts, asks: bool, on_act: &Callback<KeptAct>) -> Html {
    html! {
        <div class="kept-erase">
            if asks {
                <Notice tone={Tone::Bad} alert={true} title={t.kept_erase_ask()} text={t.kept_erase_about()}>
                    { act_button("btn small", t.kept_erase_yes().into(), None, on_act, KeptAct::Erase) }
                    { act_button("btn small", t.kept_erase_no().into(), None, on_act, KeptAct::AskErase(false)) }
                </Notice>
            }
            <button type="button" class="btn" aria-expanded={asks.to_string()}
                onclick={on_act.reform(move |_| KeptAct::AskErase(!asks))}>{ t.kept_erase() }</button>
        </div>
    }
}

/// A part of what is kept: its title, what it is, and what there is of it.
fn part(title: &'static str, id: &'static str, about: &'static str, what: Html) -> Html {
    html! {
        <section class="sheet pad" aria-labelledby={id}>
            <h2 id={id}>{ title }</h2>
            <p class="small muted">{ about }</p>
            { what }
        </section>
    }
}

/// One line with its buttons.
fn line(what: Html, buttons: Html) -> Html {
    html! {
        <li><div>{ what }</div><div class="note-end">{ buttons }</div></li>
    }
}

/// A button that asks for something; `of`: what is read out in place of its words, where several are alike.
fn act_button(
    class: &'static str,
    words: AttrValue,
    of: Option<String>,
    on_act: &Callback<KeptAct>,
    act: KeptAct,
) -> Html {
    html! {
        <button type="button" class={class} aria-label={of} onclick={on_act.reform(move |_| act.clone())}>{ words }</button>
    }
}
