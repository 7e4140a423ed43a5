//! The focus of whoever works by keyboard: what was pressed may vanish by being pressed (a problem is mended, a mend
//! taken back). The focus then goes to the heading of the part where it stood, else to the screen's title.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

/// What the screen's outermost element carries.
pub(super) struct KeptFocus {
    /// Its node.
    pub node: NodeRef,
    /// Its `onclick`.
    pub onclick: Callback<MouseEvent>,
}

/// What was pressed last, and the part of the screen where it stands.
type Pressed = Rc<RefCell<Option<(Element, Option<Element>)>>>;

/// Watches over the focus from one rendering to the next.
#[hook]
pub(super) fn use_kept_focus() -> KeptFocus {
    let node = use_node_ref();
    let pressed: Pressed = use_mut_ref(|| None);
    let onclick = {
        let pressed = Rc::clone(&pressed);
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let part = target.as_ref().and_then(|target| target.closest("aside, section section").ok().flatten());
            pressed.replace(target.map(|target| (target, part)));
        })
    };
    {
        let node = node.clone();
        use_effect(move || {
            let is_gone = |element: &Element| !element.is_connected();
            if !pressed.borrow().as_ref().is_some_and(|(target, _)| is_gone(target)) {
                return;
            }
            let Some((_, part)) = pressed.take() else { return };
            let Some(screen) = node.cast::<Element>().filter(|screen| !has_focus(screen)) else { return };
            let part = part.filter(|part| !is_gone(part));
            let heading = part.and_then(|part| part.query_selector("[tabindex='-1']").ok().flatten());
            let heading = heading.or_else(|| screen.query_selector("h1").ok().flatten());
            if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
                heading.focus().ok();
            }
        });
    }
    KeptFocus { node, onclick }
}

impl KeptFocus {
    /// Brings the table of rows into sight and gives it the focus: other rows were asked for from elsewhere.
    pub(super) fn to_rows(node: &NodeRef) {
        let screen = node.cast::<Element>();
        let find = |selector| screen.as_ref()?.query_selector(selector).ok().flatten();
        if let Some(rows) = find(".rows") {
            rows.scroll_into_view();
        }
        if let Some(table) = find(".track").and_then(|table| table.dyn_into::<HtmlElement>().ok()) {
            table.focus().ok();
        }
    }
}

/// Whether something of the page, or of the shadow tree, has the focus.
fn has_focus(element: &Element) -> bool {
    let root = element.get_root_node();
    let focused = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => root.dyn_ref::<Document>().and_then(Document::active_element),
    };
    focused.is_some_and(|focused| focused.tag_name() != "BODY")
}
