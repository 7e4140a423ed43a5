//! Cells copied from a spreadsheet, instead of a file.

use markup::prelude::*;
use texts::Texts;
use web_sys::HtmlTextAreaElement;

use crate::parts::{Field, UNRECORDED, described_by};

/// Properties of [`PasteCells`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PasteCellsProps {
    /// Sentences.
    pub t: Texts,
    /// These cells are to be used.
    pub on_paste: Callback<String>,
}

/// A field for cells, behind a line that opens it.
#[component]
pub(super) fn PasteCells(props: &PasteCellsProps) -> Html {
    let t = props.t;
    let node = use_node_ref();
    let empty = use_state_eq(|| false);
    let onclick = {
        let (node, empty, on_paste) = (node.clone(), empty.setter(), props.on_paste.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(cells) = node.cast::<HtmlTextAreaElement>().map(|area| area.value()) else { return };
            let is_empty = cells.trim().is_empty();
            empty.set(is_empty);
            if !is_empty {
                on_paste.emit(cells);
            }
        })
    };
    html! {
        <details class="paste">
            <summary>{ t.files_paste() }</summary>
            <Field id="paste" label={t.paste_label()} hint={t.paste_hint()} error={empty.then(|| t.paste_empty())}>
                <textarea id="paste" ref={node} rows="6" spellcheck="false" autocomplete="off" class={UNRECORDED}
                    data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true"
                    aria-describedby={described_by("paste", true, *empty)} aria-invalid={empty.then_some("true")} />
            </Field>
            <button type="button" class="btn" {onclick}>{ t.paste_open() }</button>
        </details>
    }
}
