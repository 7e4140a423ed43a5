//! From the state to the screen of its step, with every callback led to its effect.

use texts::Texts;
use yew::prelude::*;

use super::effects::{Effects, plan};
use super::state::{Action, Checked, Choices, Files, Link, Origin, Review, Run, State};
use crate::parts::Step;
use crate::screens::files::{Files as FilesScreen, FilesView};
use crate::screens::matching::Matching;
use crate::screens::report::Report;
use crate::screens::review::{CheckedView, FileColumns, Review as ReviewScreen, ReviewView};
use crate::screens::send::{Connect, Entry, LastLook, LastLookView, NoPractice, Phase, Running};
use crate::services::{Setting, files};

/// The screen of the step.
pub(super) fn screen(t: Texts, setting: &Setting, state: &State, effects: &Effects) -> Html {
    match state.step {
        Step::Files => bring(t, state, effects),
        Step::Matching => matching(t, state, effects),
        Step::Review => review(t, state, effects),
        Step::Send => send(t, setting, state, effects),
        Step::Report => report(t, state, effects),
    }
}

/// A callback that has an effect.
fn on<T: 'static>(effects: &Effects, effect: impl Fn(&Effects, T) + 'static) -> Callback<T> {
    let effects = effects.clone();
    Callback::from(move |value| effect(&effects, value))
}

fn back(effects: &Effects, step: Step) -> Callback<()> {
    on(effects, move |effects, ()| effects.act(Action::Back(step)))
}

fn bring(t: Texts, state: &State, effects: &Effects) -> Html {
    let view = match &state.files {
        Files::None => FilesView::Empty,
        Files::Again(kept) => FilesView::Again(kept.names.clone()),
        Files::Asked(offers, _) => FilesView::Asked(offers.clone()),
        Files::Reading(_, names, _) => FilesView::Reading(names.clone()),
        Files::Refused(files, good, _) => {
            let others = good.iter().map(|(_, name)| name.clone()).collect();
            FilesView::Refused { files: files.clone(), others }
        }
        Files::Open(files) => FilesView::Open(files.iter().map(|file| file.name.clone()).collect()),
    };
    html! {
        <FilesScreen {t} {view} sample={state.sample} focus={state.touched}
            on_choose={on(effects, |effects, list| effects.open(files::chosen(&list), Origin::Own))}
            on_drop={on(effects, |effects, data| effects.dropped(&data))}
            on_paste={on(effects, move |effects, cells: String| effects.pasted(&cells, t.paste_file()))}
            on_sample={on(effects, |effects, ()| effects.sample())}
            on_use={on(effects, |effects, (at, used)| effects.act(Action::UseOffer(at, used)))}
            on_one={on(effects, |effects, ()| effects.as_one())}
            on_several={on(effects, |effects, ()| effects.as_several())}
            on_cancel={on(effects, |effects, ()| effects.cancel_reading())}
            on_go_on={on(effects, |effects, ()| effects.go_on())}
            on_start_over={on(effects, |effects, ()| effects.act(Action::StartOver))} />
    }
}

fn matching(t: Texts, state: &State, effects: &Effects) -> Html {
    let rows = match &state.review {
        Review::Checked(checked) => Some(checked.summary.counts.rows),
        _ => None,
    };
    html! {
        <Matching {t} files={state.open().to_vec()} {rows} choice={state.choice.clone()} unread={state.unread.clone()}
            missing={state.missing.clone()} waiting={state.waiting.clone()} fields={state.fields.clone()}
            properties={state.properties.clone()} country={state.country} orders={state.orders.clone()}
            on_choice={on(effects, Effects::read_as)}
            on_act={on(effects, |effects, act| effects.act(Action::Matching(act)))}
            on_back={back(effects, Step::Files)}
            on_review={on(effects, |effects, ()| effects.check())} />
    }
}

fn review(t: Texts, state: &State, effects: &Effects) -> Html {
    let view = match &state.review {
        Review::Checking(_, progress) => ReviewView::Checking(*progress),
        Review::Unchecked | Review::Canceled => ReviewView::Canceled,
        Review::Refused(refusal) => ReviewView::Refused(refusal.clone()),
        Review::Checked(checked) => ReviewView::Checked(Box::new(checked_view(state, checked))),
    };
    let files = state.open().iter().map(|file| FileColumns {
        name: file.name.clone(),
        labels: file.columns.iter().map(|column| column.label.clone()).collect(),
    });
    html! {
        <ReviewScreen {t} {view} files={files.collect::<Vec<_>>()}
            on_act={on(effects, Effects::review)}
            on_download={on(effects, |effects, ()| effects.save_invalid())}
            on_cancel={on(effects, |effects, ()| effects.cancel_check())}
            on_check={on(effects, |effects, ()| effects.check())}
            on_back={back(effects, Step::Matching)}
            on_continue={on(effects, |effects, ()| effects.act(Action::Continue))} />
    }
}

fn checked_view(state: &State, checked: &Checked) -> CheckedView {
    let Choices { mends, cells, policy } = state.mending.now.clone();
    CheckedView {
        summary: checked.summary.clone(),
        rows: checked.rows.clone(),
        selected: checked.selected,
        groups: checked.groups.clone(),
        mends,
        cells,
        policy,
        can_undo: state.mending.can_undo(),
        can_redo: state.mending.can_redo(),
        revising: checked.revising != 0,
        unrevised: checked.unrevised.clone(),
        download: checked.download.clone(),
    }
}

fn send(t: Texts, setting: &Setting, state: &State, effects: &Effects) -> Html {
    if state.origin == Origin::Sample && setting.practice.is_none() {
        return html! {
            <NoPractice {t} on_back={back(effects, Step::Review)}
                on_files={on(effects, |effects, ()| effects.another())} />
        };
    }
    match (&state.run, &state.connection.link) {
        (Run::Going(_, view), _) => html! {
            <Running {t} view={(**view).clone()}
                on_pause={on(effects, |effects, ()| effects.pause())}
                on_resume={on(effects, |effects, ()| effects.resume())}
                on_cancel={on(effects, |effects, ()| effects.cancel_run())} />
        },
        (_, Link::Connected(store)) => last_look(t, setting, state, effects, store.name.clone()),
        (_, link) => connect(t, setting, state, effects, link),
    }
}

fn entry(setting: &Setting, state: &State) -> Entry {
    match state.origin {
        Origin::Sample => Entry::Practice,
        Origin::Own if setting.connection.as_ref().is_some_and(|given| given.key.is_some()) => Entry::Given,
        Origin::Own => Entry::Form,
    }
}

fn connect(t: Texts, setting: &Setting, state: &State, effects: &Effects, link: &Link) -> Html {
    let phase = match link {
        Link::Connecting(_) => Phase::Connecting,
        Link::Failed(code) => Phase::Failed(code.clone()),
        Link::None | Link::Connected(_) => Phase::Idle,
    };
    html! {
        <Connect {t} host={setting.proxy.host().to_owned()} name={state.connection.name.clone()}
            agreed={state.connection.agreed} {phase} entry={entry(setting, state)}
            on_name={on(effects, |effects, name| effects.act(Action::ConnectionName(name)))}
            on_agree={on(effects, |effects, agreed| effects.act(Action::Agreed(agreed)))}
            on_connect={on(effects, Effects::connect)}
            on_again={on(effects, |effects, ()| effects.connect_by_itself())}
            on_back={back(effects, Step::Review)} />
    }
}

fn last_look(t: Texts, setting: &Setting, state: &State, effects: &Effects, store: Option<String>) -> Html {
    let view = LastLookView {
        store,
        removable: entry(setting, state) == Entry::Form,
        connection: state.connection.name.clone(),
        host: setting.proxy.host().to_owned(),
        people: state.people(),
        consent: super::convert::chosen(export::ConsentPlan::default(), state.people()),
        tag: state.tag.clone(),
        share: state.share,
        seconds: plan::seconds(state.people(), state.share),
        vetoed: match &state.run {
            Run::Vetoed(words) => Some(words.clone().unwrap_or_default()),
            _ => None,
        },
    };
    html! {
        <LastLook {t} {view}
            on_tag={on(effects, |effects, tag| effects.act(Action::Tag(tag)))}
            on_share={on(effects, |effects, share| effects.act(Action::Share(share)))}
            on_remove={on(effects, |effects, ()| effects.disconnect())}
            on_back={back(effects, Step::Review)}
            on_send={on(effects, |effects, ()| effects.send())} />
    }
}

fn report(t: Texts, state: &State, effects: &Effects) -> Html {
    let Run::Done(view) = &state.run else { return Html::default() };
    html! {
        <Report {t} view={(**view).clone()}
            on_refused={on(effects, |effects, ()| effects.save_refused())}
            on_invalid={on(effects, |effects, ()| effects.save_invalid())}
            next={state.waiting.first().cloned()}
            on_next={on(effects, |effects, ()| effects.next_segment())}
            on_another={on(effects, |effects, ()| effects.another())} />
    }
}
