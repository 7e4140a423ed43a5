//! How far long work has come.

use markup::prelude::*;

/// Properties of [`ProgressBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressBarProps {
    /// What is going on, for readers.
    pub label: AttrValue,
    /// How far; none where that is not known.
    #[prop_or_default]
    pub done: Option<u64>,
    /// How much in all.
    #[prop_or_default]
    pub total: u64,
}

/// A real `<progress>`; without a value it moves by itself.
#[part]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    let total = props.total.max(1).to_string();
    html! {
        if let Some(done) = props.done {
            <progress aria-label={props.label.clone()} max={total} value={done.min(props.total.max(1)).to_string()} />
        } else {
            <progress aria-label={props.label.clone()} />
        }
    }
}
