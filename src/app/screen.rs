//! From the state to the screen of its step, with every callback led to its effect.

use std::rc::Rc;

use export::Reach;
use export::recipe::Gone;
use markup::prelude::*;
use segment::{Contact, ContactField, Target};
use texts::Texts;

use super::effects::{Effects, now, plan};
use super::state::{Action, Before, BrokenOff, Checked, Choices, Files, Link, Origin, Review, Run, State};
use crate::parts::Step;
use crate::screens::files::{BrokenView, Files as FilesScreen, FilesView};
use crate::screens::kept::{Kept, KeptView};
use crate::screens::matching::{Countries, GoneView, Matching};
use crate::screens::report::{Preview, PreviewView, Report};
use crate::screens::review::{
    CheckedView, Consent, ConsentView, FileColumns, Never, NeverView, Remember, Review as ReviewScreen, ReviewView,
    Steps, Window,
};
use crate::screens::send::{
    BeforeView, Choice as RunChoice, Connect, Entry, Known, LastLook, LastLookView, NoPractice, Phase, Running,
};
use crate::services::{Setting, files, never, regions};

/// The screen of the step.
pub(super) fn screen(t: Texts, setting: &Setting, state: &State, effects: &Effects) -> Html {
    if let Some(kept) = &state.kept_screen {
        let never = state.never.remembered.then_some(state.never.list.len() as u64);
        let view = KeptView { never, ..kept.view.clone() };
        return html! { <Kept {t} {view} on_act={on(effects, Effects::kept)} /> };
    }
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
        <FilesScreen {t} {view} sample={state.sample} owed={state.owed.clone()} focus={state.touched}
            broken={broken_off(state)}
            on_resume={on(effects, Effects::go_on_with)}
            on_give_up={on(effects, Effects::give_up)}
            on_forget={on(effects, |effects, ()| effects.act(Action::ForgetOwed))}
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

/// Runs that broke off.
fn broken_off(state: &State) -> Vec<BrokenView> {
    let view = |broken: &Rc<BrokenOff>| BrokenView {
        names: broken.kept.names.join(", "),
        store: Some(broken.plan.store.clone()).filter(|store| !store.is_empty()),
        day: export::time::day(broken.plan.started_at),
    };
    state.broken_off.iter().map(view).collect()
}

fn matching(t: Texts, state: &State, effects: &Effects) -> Html {
    let rows = match &state.review {
        Review::Checked(checked) => Some(checked.summary.counts.rows),
        _ => None,
    };
    html! {
        <Matching {t} files={state.open().to_vec()} {rows} choice={state.choice.clone()} unread={state.unread.clone()}
            missing={state.missing.clone()} waiting={state.to_come()} fields={state.fields.clone()}
            properties={state.properties.clone()} country={state.country} orders={state.orders.clone()} allowed={state.allowed.clone()}
            countries={countries(t, state)} gone={gone(t, state)}
            on_gone={on(effects, |effects, (place, is_same)| effects.act(Action::Gone(place, is_same)))}
            on_choice={on(effects, Effects::read_as)}
            on_act={on(effects, |effects, act| effects.act(Action::Matching(act)))}
            on_back={back(effects, Step::Files)}
            on_review={on(effects, |effects, ()| effects.check())} />
    }
}

/// The countries to choose from: only where numbers are matched are their names worth the time.
fn countries(t: Texts, state: &State) -> Countries {
    let has_phone = state.fields.iter().any(|row| row.field == ContactField::Phone && row.from.is_some());
    if has_phone { regions::countries(t.lang) } else { Countries::default() }
}

/// Columns that are gone since the segment's last file.
fn gone(t: Texts, state: &State) -> Option<Vec<GoneView>> {
    let columns = state.open().first().map(|file| file.columns.as_slice()).unwrap_or_default();
    let view = |gone: &Gone| GoneView {
        label: gone.label.clone(),
        field: match &gone.of {
            Target::Field(field) => t.field(field.name()).to_owned(),
            Target::Property(name) => name.as_str().to_owned(),
        },
        perhaps: gone.perhaps.and_then(|column| columns.get(column)).map(|column| column.label.clone()),
    };
    state.recall.taken.then(|| state.recall.gone.iter().map(view).collect())
}

fn review(t: Texts, state: &State, effects: &Effects) -> Html {
    if state.preview.is_some() {
        return preview(t, state, effects);
    }
    let view = match &state.review {
        Review::Checking(_, progress) => ReviewView::Checking(*progress),
        Review::Unchecked | Review::Canceled => ReviewView::Canceled,
        Review::Refused(refusal) => ReviewView::Refused(refusal.clone()),
        Review::Checked(checked) => ReviewView::Checked(Box::new(checked_view(state, checked))),
    };
    let contact = selected(state);
    let item = contact.map(|contact| plan::item_of(state, contact, now()));
    let address = contact.map(|contact| segment::address_hash(&contact.email));
    let files = state.open().iter().map(|file| FileColumns {
        name: file.name.clone(),
        labels: file.columns.iter().map(|column| column.label.clone()).collect(),
    });
    html! {
        <ReviewScreen {t} {view} files={files.collect::<Vec<_>>()} item={item} {address}
            choices={choices(t, state, effects)}
            on_preview={on(effects, |effects, ()| effects.act(Action::Preview(true)))}
            on_act={on(effects, Effects::review)}
            on_download={on(effects, |effects, ()| effects.save_invalid())}
            on_cancel={on(effects, |effects, ()| effects.cancel_check())}
            on_check={on(effects, |effects, ()| effects.check())}
            on_back={back(effects, Step::Matching)}
            on_continue={on(effects, |effects, ()| effects.act(Action::Continue(now())))} />
    }
}

/// The person in the row that is shown by itself.
fn selected(state: &State) -> Option<&Contact> {
    let checked = state.review.checked()?;
    let (Window::Loading(rows) | Window::Shown(rows)) = &checked.rows.window else { return None };
    rows.iter().find(|row| Some(row.index) == checked.selected)?.contact.as_ref()
}

/// What is to be chosen before sending.
fn choices(t: Texts, state: &State, effects: &Effects) -> Html {
    let Some(checked) = state.review.checked().filter(|checked| checked.summary.counts.rows > 0) else {
        return Html::default();
    };
    let (email, sms) = state.audiences();
    let view = ConsentView {
        form: state.consent.clone(),
        email,
        sms,
        says_no: state.mending.now.policy.says_no,
        no_rows: checked.summary.says_no,
        likely_consent: state.likely_consent(),
        today: export::time::day(now()).into(),
        lacks: state.consent_plan(now()).err().unwrap_or_default(),
        tried: state.tried.clone(),
    };
    let never = NeverView {
        list: Rc::clone(&state.never.list),
        remembered: state.never.remembered,
        unkept: state.never.unkept,
        store: None,
    };
    let list = Rc::clone(&state.never.list);
    html! {
        <>
            <Consent {t} {view} on_form={on(effects, |effects, form| effects.act(Action::Consent(form)))}
                on_act={on(effects, Effects::review)} on_matching={back(effects, Step::Matching)} />
            <Never {t} view={never} fingerprints={Callback::from(|text: String| never::fingerprints(&text))}
                on_act={on(effects, Effects::review)}
                on_remember={on(effects, move |effects, remembered| effects.never(list.to_vec(), remembered))} />
            if state.may_remember() {
                <Remember {t} remembered={state.recall.remember}
                    on_remember={on(effects, |effects, remember| effects.act(Action::Remember(remember)))} />
            }
        </>
    }
}

fn preview(t: Texts, state: &State, effects: &Effects) -> Html {
    let (Some(checked), Some(ahead)) = (state.review.checked(), &state.preview) else { return Html::default() };
    let matching = state.matching();
    let columns = state.open().first().map(|file| file.columns.as_slice()).unwrap_or_default();
    let used: Vec<usize> = matching.columns().collect();
    let stay = columns.iter().enumerate().filter(|(at, _)| !used.contains(at));
    let view = PreviewView {
        store: match &state.connection.link {
            Link::Connected(store) => store.name.clone(),
            _ => None,
        },
        people: state.people(),
        fields: matching.fields.keys().copied().filter(|field| *field != ContactField::Email).collect(),
        properties: matching.properties.iter().map(|property| property.name.as_str().to_owned()).collect(),
        stay: stay.map(|(_, column)| column.label.clone()).collect(),
        tag: state.tag.clone(),
        consent: state.chosen(now()),
        share: state.share,
        seconds: plan::seconds(state.people(), state.share),
        rows: checked.summary.counts,
        downloads: ahead.downloads.clone(),
    };
    html! {
        <Preview {t} {view} of_review={state.step == Step::Review} on_requests={on(effects, |effects, ()| effects.save_requests())}
            on_invalid={on(effects, |effects, ()| effects.save_invalid())}
            on_back={on(effects, |effects, ()| effects.act(Action::Preview(false)))} />
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
        remembered: state.remembers(),
        steps: Steps { undo: state.mending.can_undo(), redo: state.mending.can_redo() },
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
    if state.preview.is_some() {
        return preview(t, state, effects);
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

/// What is known of what was sent before.
fn before(state: &State) -> BeforeView {
    let sending = &state.sending;
    let compared = sending.compared();
    let holds = compared.map(|compared| compared.holds.concat()).unwrap_or_default();
    BeforeView {
        known: match &sending.before {
            Before::Unknown | Before::Comparing(_) => Known::Comparing,
            Before::Failed => Known::Failed,
            Before::Compared(_) => Known::Compared,
        },
        changes: state.changes(),
        since: compared.and_then(|compared| compared.since).map(export::time::day),
        take: sending.leavers().iter().any(|&leavers| leavers > 0),
        holds,
        proof: compared.is_some_and(|compared| !compared.facts.proved && state.consent.reach == Reach::Everyone),
        trial: sending.trial,
        send_all: sending.send_all,
        remember: sending.remembers(),
        keeps: compared.is_some_and(|compared| compared.keeps),
        goes_on: sending.going_on.is_some(),
    }
}

fn last_look(t: Texts, setting: &Setting, state: &State, effects: &Effects, store: Option<String>) -> Html {
    let before = before(state);
    let view = LastLookView {
        store,
        removable: entry(setting, state) == Entry::Form,
        connection: state.connection.name.clone(),
        host: setting.proxy.host().to_owned(),
        consent: state.chosen(now()).unwrap_or_default(),
        tag: state.tag.clone(),
        share: state.share,
        seconds: plan::seconds(before.people(), state.share),
        before,
        hindered: match state.run {
            Run::Hindered(code) => Some(code),
            _ => None,
        },
        vetoed: match &state.run {
            Run::Vetoed(words) => Some(words.clone().unwrap_or_default()),
            _ => None,
        },
    };
    html! {
        <LastLook {t} {view}
            on_tag={on(effects, |effects, tag| effects.act(Action::Tag(tag)))}
            on_share={on(effects, |effects, share| effects.act(Action::Share(share)))}
            on_choice={on(effects, |effects, choice| effects.act(match choice {
                RunChoice::Trial(trial) => Action::Trial(trial),
                RunChoice::Remember(remember) => Action::RememberSent(remember),
                RunChoice::SendAll(all) => Action::SendAll(all),
                RunChoice::Take(take) => Action::TakeTag(take),
            }))}
            on_remove={on(effects, |effects, ()| effects.disconnect())}
            on_preview={on(effects, |effects, ()| effects.act(Action::Preview(true)))}
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
            next={state.to_come().into_iter().next()}
            on_next={on(effects, |effects, ()| effects.next_segment())}
            on_another={on(effects, |effects, ()| effects.another())} />
    }
}
