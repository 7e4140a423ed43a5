//! Finding a person in what was sent before, and forgetting them.

use markup::prelude::*;
use texts::Texts;
use web_sys::{HtmlInputElement, SubmitEvent};

use super::memories::tag_of;
use super::{KeptAct, act_button, part};
use crate::parts::{Field, UNRECORDED, described_by};

/// A segment in which a person is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Where its memory lies.
    pub key: String,
    /// The tag.
    pub tag: String,
    /// The store, where its name is known.
    pub store: Option<String>,
    /// The day of the segment's last run, `YYYY-MM-DD`.
    pub last: Option<String>,
}

/// What became of looking for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// Nobody was looked for.
    #[default]
    Idle,
    /// No whole address was typed.
    NoAddress,
    /// Under way.
    Looking(u64),
    /// This one.
    Person {
        /// The address, as it is remembered.
        address: String,
        /// Where.
        places: Vec<Remembered>,
        /// Whether they are on the never-send list.
        listed: bool,
        /// Whether a run that broke off may hold them too.
        broken: bool,
    },
}

/// Properties of [`Find`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindProps {
    /// Sentences.
    pub t: Texts,
    /// What became of it.
    pub found: Found,
    /// What a person asks for.
    pub on_act: Callback<KeptAct>,
}

/// The form, and whoever was found.
#[component]
pub(super) fn Find(props: &FindProps) -> Html {
    let FindProps { t, found, on_act } = props.clone();
    let node = use_node_ref();
    let onsubmit = {
        let (node, on_act) = (node.clone(), on_act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = node.cast::<HtmlInputElement>() {
                on_act.emit(KeptAct::Find(input.value()));
            }
        })
    };
    let error = (found == Found::NoAddress).then(|| t.kept_find_wrong());
    let what = html! {
        <>
            <form class="kept-find" novalidate=true {onsubmit}>
                <Field id="kept-find-address" label={t.kept_find_label()} hint={t.kept_find_hint()} {error}>
                    <input id="kept-find-address" ref={node} type="text" inputmode="email" spellcheck="false" autocomplete="off"
                        autocapitalize="off" class={UNRECORDED} data-private="true" data-hj-suppress="true"
                        data-dd-privacy="mask" data-clarity-mask="true"
                        aria-describedby={described_by("kept-find-address", true, error.is_some())}
                        aria-invalid={error.is_some().then_some("true")} />
                </Field>
                <p class="never-buttons"><button type="submit" class="btn">{ t.kept_find_go() }</button></p>
            </form>
            <div role="status">{ person(t, &found, &on_act) }</div>
        </>
    };
    part(t.kept_find(), "kept-find", t.kept_find_about(), what)
}

fn person(t: Texts, found: &Found, on_act: &Callback<KeptAct>) -> Html {
    let Found::Person { address, places, listed, broken } = found else { return Html::default() };
    let place = |place: &Remembered| {
        let words = std::iter::once(tag_of(t, &place.tag)).chain(place.store.clone());
        let words: Vec<String> = words.chain(place.last.as_deref().map(|day| t.kept_last(day))).collect();
        html! { <li class="cell">{ words.join(" · ") }</li> }
    };
    html! {
        <div class={classes!("kept-person", UNRECORDED)} data-private="true" data-hj-suppress="true" data-dd-privacy="mask"
            data-clarity-mask="true">
            <p class="cell"><strong>{ address }</strong></p>
            <p>{ if places.is_empty() { t.kept_found_none().to_owned() } else { t.kept_found(places.len() as u64) } }</p>
            <ul hidden={places.is_empty()}>
                for one in places {
                    { place(one) }
                }
            </ul>
            if *broken {
                <p>{ t.kept_found_broken() }</p>
            }
            if *listed {
                <p>{ t.kept_found_listed() }</p>
            }
            if !*listed || !places.is_empty() {
                <p class="never-buttons">{ act_button("btn", t.kept_person_forget().into(), None, on_act, KeptAct::ForgetPerson) }</p>
            }
            <p class="small muted">{ t.kept_person_omnisend() }</p>
        </div>
    }
}
