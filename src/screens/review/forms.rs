//! Fields in which a person types, and what a form holds when it is sent off.

use markup::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, SubmitEvent};

/// Properties of [`Typing`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TypingProps {
    /// Its id.
    pub id: AttrValue,
    /// What stands in it at first.
    #[prop_or_default]
    pub value: AttrValue,
    /// What it is for, where no label says it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether it must not be empty.
    #[prop_or_default]
    pub required: bool,
    /// What stands in it while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// `text` or `number`.
    #[prop_or("text".into())]
    pub kind: AttrValue,
}

/// A field that keeps what is typed: it is drawn anew only where it is to hold something else, whatever happens around.
#[part]
pub(super) fn Typing(props: &TypingProps) -> Html {
    let TypingProps { id, value, label, required, placeholder, kind } = props.clone();
    html! {
        <input {id} type={kind} autocomplete="off" spellcheck="false" aria-label={label} {placeholder} {required} {value} />
    }
}

/// Keeps the browser from sending the form anywhere, and finds a control in it.
pub(super) fn control(event: &SubmitEvent, selector: &str) -> Option<HtmlInputElement> {
    event.prevent_default();
    let form = event.target()?.dyn_into::<Element>().ok()?;
    form.query_selector(selector).ok()??.dyn_into().ok()
}

/// What is typed in the form's first field.
pub(super) fn typed(event: &SubmitEvent) -> Option<String> {
    Some(control(event, "input")?.value())
}
