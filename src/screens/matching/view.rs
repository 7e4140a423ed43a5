//! What every piece of the screen is drawn from, and how a person's acts go out.

use std::cell::RefCell;
use std::rc::Rc;

use segment::preview::Column;
use texts::Texts;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{MatchingAct, MatchingProps};

/// Where the focus goes once the screen is drawn anew: a selector. Whoever acts by keyboard is not lost when what they
/// acted on is gone.
pub(super) type Focus = Rc<RefCell<Option<String>>>;

/// What the pieces of the screen are drawn from.
pub(super) struct View<'a> {
    /// Sentences.
    pub(super) t: Texts,
    /// What the screen was given.
    pub(super) props: &'a MatchingProps,
    /// The columns, labels as people read them.
    pub(super) columns: &'a [Column],
    /// Where the focus goes.
    pub(super) focus: &'a Focus,
}

impl View<'_> {
    /// A callback that acts.
    pub(super) fn act<E: 'static>(&self, act: impl Fn(E) -> Option<MatchingAct> + 'static) -> Callback<E> {
        let on_act = self.props.on_act.clone();
        Callback::from(move |event| {
            if let Some(act) = act(event) {
                on_act.emit(act);
            }
        })
    }

    /// A button's callback that acts, and leads the focus to what `to` selects.
    pub(super) fn click(&self, to: String, act: impl Fn() -> MatchingAct + 'static) -> Callback<MouseEvent> {
        let (focus, on_act) = (Rc::clone(self.focus), self.props.on_act.clone());
        Callback::from(move |_| {
            focus.replace(Some(to.clone()));
            on_act.emit(act());
        })
    }

    /// A column's label; nothing where there is no such column.
    pub(super) fn label(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| column.label.as_str())
    }
}

/// Leads the focus to what a selector finds within the screen.
pub(super) fn lead(screen: &NodeRef, selector: &str) {
    let target = screen.cast::<Element>().and_then(|screen| screen.query_selector(selector).ok().flatten());
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.focus().ok();
    }
}

/// What was chosen in the select that an event comes from.
pub(super) fn chosen(event: &Event) -> Option<String> {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value())
}

/// What stands in the input that an event comes from.
pub(super) fn typed(event: &Event) -> Option<String> {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value())
}
