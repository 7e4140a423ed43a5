//! Small pieces that stand in many places of the screen: written once, they are downloaded once.

use markup::prelude::*;

use crate::parts::{Icon, Shape};

/// A sentence.
pub(super) fn said(class: &'static str, text: &str) -> Html {
    html! {
        <p {class}>{ text }</p>
    }
}

/// A quiet sentence.
pub(super) fn quiet(text: &str) -> Html {
    said("small muted", text)
}

/// The choice at `value` of a select.
pub(super) fn option(value: &str, words: &str, selected: bool) -> Html {
    html! {
        <option key={value.to_owned()} value={value.to_owned()} {selected}>{ words }</option>
    }
}

/// A button that takes something away, and says what.
pub(super) fn cross(words: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="btn icon-only" aria-label={words.clone()} title={words} {onclick}><Icon shape={Shape::Cross} /></button>
    }
}

/// A row of the table: what it is, what fills it, what is in there, how sure it is, and the way to take it away. The
/// roles are named because narrow screens lay the table out as blocks, which takes its meaning from some browsers.
pub(super) fn row(class: Option<&'static str>, key: String, head: Html, cells: [Html; 4]) -> Html {
    let [fill, about, sure, end] = cells;
    html! {
        <tr role="row" {class} {key}>
            <th role="rowheader" scope="row">{ head }</th>
            { cell(None, fill) }
            { cell(None, about) }
            { cell(None, sure) }
            { cell(Some("end"), end) }
        </tr>
    }
}

fn cell(class: Option<&'static str>, content: Html) -> Html {
    html! {
        <td role="cell" {class}>{ content }</td>
    }
}
