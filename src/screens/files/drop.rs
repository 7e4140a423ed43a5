//! The place to drop files or a folder, with the buttons that choose them.

use std::cell::Cell;
use std::rc::Rc;

use markup::prelude::*;
use texts::Texts;
use web_sys::{DataTransfer, DragEvent, FileList, HtmlInputElement};

use crate::parts::{Icon, Shape};

/// Properties of [`DropZone`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DropZoneProps {
    /// Sentences.
    pub t: Texts,
    /// Whether a file was refused before, so that another one is asked for.
    pub again: bool,
    /// Whether something else is to be done first.
    pub aside: bool,
    /// Files were chosen.
    pub on_choose: Callback<FileList>,
    /// Something was dropped.
    pub on_drop: Callback<DataTransfer>,
}

/// The place. While something is held over it, it says so.
#[component]
pub(super) fn DropZone(props: &DropZoneProps) -> Html {
    let t = props.t;
    let over = use_state_eq(|| false);
    // Moving over a child leaves the parent, so what is entered and not left is counted.
    let depth = use_memo((), |()| Cell::new(0_i32));
    let enter_or_leave = |by: i32| {
        let (over, depth) = (over.setter(), Rc::clone(&depth));
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            depth.set(depth.get() + by);
            over.set(depth.get() > 0);
        })
    };
    let ondrop = {
        let (over, depth, on_drop) = (over.setter(), Rc::clone(&depth), props.on_drop.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            depth.set(0);
            over.set(false);
            if let Some(data) = event.data_transfer() {
                on_drop.emit(data);
            }
        })
    };
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files().filter(|files| files.length() > 0) {
                on_choose.emit(files);
            }
        })
    };
    let choose = if props.again { t.files_choose_another() } else { t.files_choose() };
    html! {
        <div class={classes!("drop", over.then_some("over"))} ondragenter={enter_or_leave(1)} ondragleave={enter_or_leave(-1)}
            ondragover={|event: DragEvent| event.prevent_default()} {ondrop}>
            <Icon shape={Shape::Bring} />
            <p class="drop-title">{ if *over { t.files_drop_now() } else { t.files_drop() } }</p>
            <p class="drop-choose">
                <input class="hidden" id="choose-files" type="file" multiple=true accept=".csv,.txt,.tsv,.tab,.gz,text/csv,text/plain,application/gzip"
                    onchange={onchange.clone()} />
                <label class={classes!("btn", (!props.aside).then_some("go"))} for="choose-files">{ choose }</label>
                <input class="hidden" id="choose-folder" type="file" multiple=true webkitdirectory=true {onchange} />
                <label class="btn" for="choose-folder">{ t.files_choose_folder() }</label>
            </p>
            <p class="small muted">{ t.files_kinds() }</p>
        </div>
    }
}
