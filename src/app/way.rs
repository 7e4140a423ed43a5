//! The way from files to report: the state, what is kept of it, what the page around is told of it.

use markup::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use super::effects::{Effects, now};
use super::screen::screen;
use super::shell::Shell;
use super::state::{Action, Files, Kept, Link, Origin, Review, Run, State};
use crate::parts::Step;
use crate::screens::files::SampleOffer;
use crate::services::portal::{PortalEvent, PortalState, Sent};
use crate::services::{Desk, Setting, draft, numbers, recipes};

/// Properties of [`Way`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WayProps {
    /// What the page was given.
    pub setting: Setting,
    /// Who does the work.
    pub desk: Desk,
}

/// The state to begin with: as it was before a reload, or empty.
fn begin(setting: &Setting) -> State {
    let sample = if setting.practice.is_some() { SampleOffer::Practice } else { SampleOffer::Alone };
    let mut state = match draft::load::<Kept>(setting) {
        Some(kept) => State::again(setting.lang, sample, kept),
        None => State::new(setting.lang, sample),
    };
    if let (Some(given), true) = (&setting.connection, state.connection.name.is_empty()) {
        state.connection.name.clone_from(&given.display_name);
    }
    state
}

/// The way.
#[component]
pub(super) fn Way(props: &WayProps) -> Html {
    let WayProps { setting, desk } = props.clone();
    let state = {
        let setting = setting.clone();
        use_reducer(move || begin(&setting))
    };
    let effects = {
        let (setting, state) = (setting.clone(), state.clone());
        use_memo((), move |()| Effects::new(setting, desk, state))
    };
    {
        let (effects, setting) = (effects.clone(), setting.clone());
        use_effect_with((), move |()| {
            let on_files = {
                let effects = effects.clone();
                Callback::from(move |files| effects.open(files, Origin::Own))
            };
            numbers::get_ready(setting.lang);
            effects.take_never();
            effects.look_for_broken();
            effects.erase_old_rows();
            setting.portal.listen(on_files);
            effects.open(setting.files.clone(), Origin::Own);
            move || {
                setting.portal.deafen();
                effects.end();
            }
        });
    }
    use_keeping(&setting, &state);
    use_remembering(&setting, &state);
    use_telling(&setting, &state);
    use_warning(matches!(state.run, Run::Going(..)));
    {
        let effects = effects.clone();
        use_effect_with(state.wants_check(), move |wants| {
            if *wants {
                effects.check();
            }
        });
    }
    {
        let effects = effects.clone();
        use_effect_with((state.step, state.connection.link == Link::None), move |(step, unlinked)| {
            if *step == Step::Send && *unlinked {
                effects.connect_by_itself();
            }
        });
    }
    {
        let effects = effects.clone();
        // What is forgotten meanwhile counts once it is looked at no more.
        let wanted = (state.step == Step::Send && state.kept_screen.is_none() && !matches!(state.run, Run::Going(..)))
            .then(|| state.against(now()));
        use_effect_with(wanted.flatten(), move |against| effects.compare(against.as_ref()));
    }
    let t = setting.texts().in_lang(state.lang);
    let act = |action: fn(_) -> Action| {
        let effects = effects.clone();
        Callback::from(move |value| effects.act(action(value)))
    };
    let on_lang = {
        let effects = effects.clone();
        Callback::from(move |lang| effects.act(Action::Lang(lang)))
    };
    let (beside, goes) = (state.kept_screen.is_some(), matches!(state.run, Run::Going(..)));
    let on_kept = (!beside && !goes).then(|| {
        let effects = effects.clone();
        Callback::from(move |()| effects.open_kept())
    });
    html! {
        <Shell {t} step={state.step} steps={!beside} {on_kept} practice={state.origin == Origin::Sample && setting.practice.is_some()}
            back={state.may_go_back()} {on_lang} on_step={act(Action::Back)}>
            { screen(t, &setting, &state, &effects) }
        </Shell>
    }
}

/// Keeps over a reload whatever the person chose and typed.
#[hook]
fn use_keeping(setting: &Setting, state: &State) {
    let (setting, kept) = (setting.clone(), state.kept());
    // An empty page that nobody touched may only be waiting for what was kept.
    let over = state.touched && (state.files == Files::None || matches!(state.run, Run::Done(_)));
    use_effect_with((kept, over), move |(kept, over)| match kept {
        Some(kept) => draft::save(&setting, kept),
        None if *over => draft::forget(&setting),
        None => {}
    });
}

/// Keeps for the segment's next file what was chosen for this one, where a person wants it.
#[hook]
fn use_remembering(setting: &Setting, state: &State) {
    let (setting, recipe) = (setting.clone(), state.recipe());
    let segment = state.recall.segment.clone();
    let may = state.may_remember();
    use_effect_with((recipe, segment, may), move |(recipe, segment, may)| match recipe {
        _ if !may => {}
        Some(recipe) => recipes::save(&setting, segment, recipe),
        None => recipes::forget(&setting, segment),
    });
}

/// Tells the page around where the app is.
#[hook]
fn use_telling(setting: &Setting, state: &State) {
    let counts = match &state.review {
        Review::Checked(checked) => Some(checked.summary.counts),
        _ => None,
    };
    let sent = match &state.run {
        Run::Done(report) => Some(Sent {
            people: counts.map_or(0, |counts| counts.ready),
            accepted: report.outcomes.accepted,
            rejected: report.outcomes.refused,
            not_sent: report.outcomes.not_sent + report.outcomes.unknown,
        }),
        _ => None,
    };
    let setting = setting.clone();
    use_effect_with(PortalState { step: state.step.name(), counts, sent }, move |now| {
        setting.portal.tell(&PortalEvent::Change(now.clone()));
    });
}

/// Has the browser ask before a tab is closed in which a run is going.
#[hook]
fn use_warning(going: bool) {
    use_effect_with(going, |going| {
        let warning = going.then(|| {
            let closure = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
            if let Some(window) = web_sys::window() {
                window.add_event_listener_with_callback("beforeunload", closure.as_ref().unchecked_ref()).ok();
            }
            closure
        });
        move || {
            if let (Some(closure), Some(window)) = (warning, web_sys::window()) {
                window.remove_event_listener_with_callback("beforeunload", closure.as_ref().unchecked_ref()).ok();
            }
        }
    });
}
