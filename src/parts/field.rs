//! A labelled field: its hint and its error are tied to the control, so that readers read them with it.

use markup::prelude::*;

/// Properties of [`Field`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// The control's id.
    pub id: &'static str,
    /// The label.
    pub label: AttrValue,
    /// A hint, always shown.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with what was typed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The control. It names [`described_by`] in `aria-describedby`.
    pub children: Html,
}

/// A label, a control, its hint and its error.
#[part]
pub fn Field(props: &FieldProps) -> Html {
    html! {
        <div class={classes!("field", props.error.is_some().then_some("wrong"))}>
            <label for={props.id}>{ &props.label }</label>
            { props.children.clone() }
            if let Some(error) = &props.error {
                <p class="error small" id={format!("{}-error", props.id)}>{ error }</p>
            }
            if let Some(hint) = &props.hint {
                <p class="hint small muted" id={format!("{}-hint", props.id)}>{ hint }</p>
            }
        </div>
    }
}

/// The ids that describe the control `id`, for `aria-describedby`.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let mut ids = String::new();
    if error {
        ids.push_str(id);
        ids.push_str("-error");
    }
    if hint {
        if error {
            ids.push(' ');
        }
        ids.push_str(id);
        ids.push_str("-hint");
    }
    (!ids.is_empty()).then_some(ids)
}
