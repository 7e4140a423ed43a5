//! The never-send list: people who asked to be forgotten, kept as fingerprints of their addresses.

use std::cell::RefCell;
use std::rc::Rc;

use export::never::union;
use markup::prelude::*;
use texts::Texts;
use web_sys::{Event, File, HtmlInputElement, HtmlTextAreaElement, SubmitEvent};

use super::ReviewAct;
use crate::parts::{Field, UNRECORDED, described_by};

/// What the section shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeverView {
    /// Fingerprints in ascending order.
    pub list: Rc<Vec<u64>>,
    /// Whether the list is kept on this computer.
    pub remembered: bool,
    /// Whether it was to be kept and the browser did not.
    pub unkept: bool,
    /// The store for which it is kept, where that is known.
    pub store: Option<String>,
}

/// Properties of [`Never`].
#[derive(Clone, PartialEq, Properties)]
pub struct NeverProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: NeverView,
    /// The fingerprints of all addresses in a text, in ascending order ([`export::never::fingerprints`]).
    pub fingerprints: Callback<String, Vec<u64>>,
    /// The list is another one.
    pub on_act: Callback<ReviewAct>,
    /// The list is to be kept on this computer, or no longer.
    pub on_remember: Callback<bool>,
}

/// What became of adding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Adding {
    /// Nothing was added yet.
    #[default]
    Idle,
    /// So many people are on the list more than before.
    Added(u64),
    /// No address was found.
    Nobody,
    /// The file could not be read.
    Unreadable,
}

/// What became of looking for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Finding {
    /// Nobody was looked for.
    #[default]
    Idle,
    /// No whole address was typed.
    NoAddress,
    /// This one; whether they are on the list is told by the list.
    Person(u64),
    /// This one was taken off, or put on.
    Changed(u64),
}

/// The section.
#[part]
pub fn Never(props: &NeverProps) -> Html {
    let NeverProps { t, view, .. } = props.clone();
    let count = view.list.len() as u64;
    html! {
        <details class="sheet pad never">
            <summary>{ t.never_title() }{ " · " }<span class="num">{ t.number(count) }</span></summary>
            <p>{ t.never_lead() }{ " " }{ t.never_left_out() }</p>
            <p><strong role="status">{ if count == 0 { t.never_empty().to_owned() } else { t.never_count(count) } }</strong></p>
            <div class="never-parts">
                <Add ..props.clone() />
                <Find ..props.clone() />
            </div>
            { remember(props) }
        </details>
    }
}

fn remember(props: &NeverProps) -> Html {
    let NeverProps { t, view, on_remember, .. } = props.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_remember.emit(input.checked());
        }
    });
    html! {
        <div class="never-keep">
            <label class="check"><input type="checkbox" checked={view.remembered} {onchange}
                aria-describedby="never-keep-about" />{ t.never_remember() }</label>
            <p class="small muted" id="never-keep-about">{ match &view.store {
                Some(store) => t.never_remember_for(store),
                None => t.never_remember_all().into(),
            } }</p>
            <p class="error small" role="alert">{ if view.unkept { t.never_unkept() } else { "" } }</p>
        </div>
    }
}

/// Adds what is pasted or stands in a file.
#[component]
fn Add(props: &NeverProps) -> Html {
    let t = props.t;
    let node = use_node_ref();
    let adding = use_state_eq(Adding::default);
    // A file is read while the list may change: what is added is added to the list as it is then.
    let latest = use_memo((), |()| RefCell::new(props.clone()));
    latest.replace(props.clone());
    let add = {
        let (adding, latest) = (adding.setter(), Rc::clone(&latest));
        move |text: Option<String>| {
            let props = latest.borrow().clone();
            adding.set(text.map_or(Adding::Unreadable, |text| add(&props, text)));
        }
    };
    let onclick = {
        let (node, add) = (node.clone(), add.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(area) = node.cast::<HtmlTextAreaElement>() else { return };
            add(Some(area.value()));
            area.set_value("");
        })
    };
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            read(file, add.clone());
        }
        // The same file may be chosen once more.
        input.set_value("");
    });
    let error = match *adding {
        Adding::Nobody => Some(t.never_nobody()),
        Adding::Unreadable => Some(t.never_unreadable()),
        Adding::Idle | Adding::Added(_) => None,
    };
    let said = match *adding {
        Adding::Added(0) => t.never_known().to_owned(),
        Adding::Added(people) => t.never_added(people),
        _ => String::new(),
    };
    html! {
        <div>
            <Field id="never-add" label={t.never_add_label()} hint={t.never_add_hint()} {error}>
                <textarea id="never-add" ref={node} rows="4" spellcheck="false" autocomplete="off" class={UNRECORDED}
                    data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true"
                    aria-describedby={described_by("never-add", true, error.is_some())}
                    aria-invalid={error.is_some().then_some("true")} />
            </Field>
            <p class="never-buttons">
                <button type="button" class="btn" {onclick}>{ t.never_add() }</button>
                <input class="hidden" id="never-file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" {onchange} />
                <label class="btn" for="never-file">{ t.never_file() }</label>
            </p>
            <p class="small" role="status">{ said }</p>
        </div>
    }
}

fn add(props: &NeverProps, text: String) -> Adding {
    let found = props.fingerprints.emit(text);
    if found.is_empty() {
        return Adding::Nobody;
    }
    let list = &props.view.list;
    let more = union(found, list);
    let added = more.len() - list.len();
    if added > 0 {
        props.on_act.emit(ReviewAct::Never(more));
    }
    Adding::Added(added as u64)
}

fn read(file: File, then: impl Fn(Option<String>) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
        then(text.ok().and_then(|text| text.as_string()));
    });
}

/// Looks whether a person is on the list, and takes them off or puts them on.
#[component]
fn Find(props: &NeverProps) -> Html {
    let NeverProps { t, view, on_act, .. } = props.clone();
    let node = use_node_ref();
    let finding = use_state_eq(Finding::default);
    let onsubmit = {
        let (node, finding, fingerprints) = (node.clone(), finding.setter(), props.fingerprints.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = node.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            finding.set(match fingerprints.emit(typed)[..] {
                [person] => Finding::Person(person),
                _ => Finding::NoAddress,
            });
        })
    };
    let (said, person) = match *finding {
        Finding::Idle | Finding::NoAddress => ("", None),
        Finding::Person(person) | Finding::Changed(person) => {
            let listed = view.list.binary_search(&person).is_ok();
            let said = match (*finding, listed) {
                (Finding::Changed(_), true) => t.never_put(),
                (Finding::Changed(_), false) => t.never_taken_off(),
                (_, true) => t.never_found(),
                (_, false) => t.never_missing(),
            };
            (said, Some((person, listed)))
        }
    };
    let change = person.map(|(person, listed)| {
        let (list, finding) = (Rc::clone(&view.list), finding.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let others = list.iter().copied().filter(|other| *other != person);
            let list = if listed { others.collect() } else { union([person], &list) };
            finding.set(Finding::Changed(person));
            on_act.emit(ReviewAct::Never(list));
        });
        html! {
            <button type="button" class="btn small" {onclick}>{ if listed { t.never_take_off() } else { t.never_put_on() } }</button>
        }
    });
    let error = (*finding == Finding::NoAddress).then(|| t.never_no_address());
    html! {
        <form novalidate=true {onsubmit}>
            <Field id="never-find" label={t.never_find_label()} hint={t.never_find_hint()} {error}>
                <input id="never-find" ref={node} type="text" inputmode="email" spellcheck="false" autocomplete="off" autocapitalize="off"
                    class={UNRECORDED} data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true"
                    aria-describedby={described_by("never-find", true, error.is_some())}
                    aria-invalid={error.is_some().then_some("true")} />
            </Field>
            <p class="never-buttons"><button type="submit" class="btn">{ t.never_find() }</button></p>
            <p class="small never-found"><span role="status">{ said }</span>{ change }</p>
        </form>
    }
}
