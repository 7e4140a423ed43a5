//! The way to add an attribute: a field that is not shown yet, or a custom property.

use std::rc::Rc;

use markup::prelude::*;
use segment::ContactField;
use web_sys::HtmlSelectElement;

use super::MatchingAct;
use super::bits::option;
use super::stay::name_of;
use super::view::View;

/// The choice, and the button that adds what was chosen; nothing where nothing can be added.
pub(super) fn add_attribute(view: &View<'_>, select: &NodeRef) -> Html {
    let t = view.t;
    let is_shown = |field| view.props.fields.iter().any(|row| row.field == field);
    let hidden: Vec<ContactField> = ContactField::ALL.into_iter().filter(|field| !is_shown(*field)).collect();
    if hidden.is_empty() && view.columns.is_empty() {
        return Html::default();
    }
    let onclick = {
        let (select, focus, on_act) = (select.clone(), Rc::clone(view.focus), view.props.on_act.clone());
        let next = name_of(view.props.properties.len());
        Callback::from(move |_: MouseEvent| {
            let Some(select) = select.cast::<HtmlSelectElement>() else { return };
            let value = select.value();
            let (to, act) = match (ContactField::from_name(&value), value.parse()) {
                (Some(field), _) => (["#column-", field.name()].concat(), MatchingAct::Add(field)),
                (None, Ok(column)) => (next.clone(), MatchingAct::AddProperty(column)),
                (None, Err(_)) => return,
            };
            focus.replace(Some(to));
            on_act.emit(act);
        })
    };
    html! {
        <div class="add">
            <label for="attribute">{ t.attribute() }</label>
            <select id="attribute" ref={select.clone()}>
                if !hidden.is_empty() {
                    <optgroup key="fields" label={t.attribute_fields()}>
                        // Options are put in from the last to the first; without a word the last would be chosen.
                        for (place, field) in hidden.iter().enumerate() {
                            { option(field.name(), t.field(field.name()), place == 0) }
                        }
                    </optgroup>
                }
                <optgroup key="columns" label={t.attribute_columns()}>
                    for (at, column) in view.columns.iter().enumerate() {
                        { option(&at.to_string(), &column.label, hidden.is_empty() && at == 0) }
                    }
                </optgroup>
            </select>
            <button type="button" class="btn" {onclick}>{ t.add_attribute() }</button>
        </div>
    }
}
