//! Who is reached: everyone in the file, or only people already in Omnisend.

use export::{ConsentForm, Reach};
use markup::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::ConsentProps;
use super::option::{Choice, option};
use crate::parts::{Notice, Tone};

/// The choice, and the way back from what cannot be sent yet.
pub(super) fn reach(props: &ConsentProps) -> Html {
    let ConsentProps { t, view, on_form, .. } = props.clone();
    let people = view.email.people;
    let choose = |reach: Reach| {
        let form = ConsentForm { reach, ..view.form.clone() };
        on_form.reform(move |()| form.clone())
    };
    let one = |reach, at, label, about: Html, more| {
        let chosen = view.form.reach == reach;
        option(Choice { group: "reach", at, label, about, chosen, on_choose: choose(reach) }, more)
    };
    let about_known = html! {
        <>{ t.reach_known_about() }{ " " }{ t.reach_known_people(people) }</>
    };
    let later = html! {
        <div class="asks">
            <Notice tone={Tone::Look} alert={true} title={t.reach_later()} text={t.reach_later_about()}>
                <button type="button" class="btn small reach-back" onclick={choose(Reach::Everyone).reform(|event| keep_focus(&event))}>
                    { t.reach_everyone_go() }
                </button>
            </Notice>
        </div>
    };
    html! {
        <fieldset class="options">
            <legend>{ t.reach_title() }</legend>
            { one(Reach::Everyone, "everyone", t.reach_everyone(), t.reach_everyone_about(people).into(), Html::default()) }
            { one(Reach::Known, "known", t.reach_known(), about_known, later) }
        </fieldset>
    }
}

/// The button goes with its notice: the focus goes to the group's first choice, which is chosen now.
fn keep_focus(event: &MouseEvent) {
    let group = event.target_dyn_into::<HtmlElement>().and_then(|button| button.closest("fieldset").ok().flatten());
    let first = group.and_then(|group| group.query_selector("input").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        first.focus().ok();
    }
}
