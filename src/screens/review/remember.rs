//! Whether the choices are kept for the segment's next file.

use markup::prelude::*;
use texts::Texts;
use web_sys::{Event, HtmlInputElement};

/// Properties of [`Remember`].
#[derive(Clone, PartialEq, Properties)]
pub struct RememberProps {
    /// Sentences.
    pub t: Texts,
    /// Whether they are.
    pub remembered: bool,
    /// They are to be, or not.
    pub on_remember: Callback<bool>,
}

/// The tick.
#[part]
pub fn Remember(props: &RememberProps) -> Html {
    let RememberProps { t, remembered, on_remember } = props.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_remember.emit(input.checked());
        }
    });
    html! {
        <div class="sheet pad remember">
            <label class="check"><input type="checkbox" id="remember" checked={remembered} {onchange}
                aria-describedby="remember-about" />{ t.remember_choices() }</label>
            <p class="small muted" id="remember-about">{ t.remember_about() }</p>
        </div>
    }
}
