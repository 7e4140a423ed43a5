//! A button that copies a text and says so.

use markup::prelude::*;
use texts::Texts;

/// What became of copying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Copying {
    /// Nothing was copied yet.
    #[default]
    Idle,
    /// The text is on the clipboard.
    Done,
    /// The browser did not allow it.
    Refused,
}

/// Properties of [`CopyButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyButtonProps {
    /// Sentences.
    pub t: Texts,
    /// What the button says.
    pub label: AttrValue,
    /// What it copies.
    pub text: AttrValue,
}

/// The button, with its outcome read out beside it.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let state = use_state_eq(Copying::default);
    let onclick = {
        let (state, text) = (state.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| copy(&text, state.setter()))
    };
    html! {
        <span class="copy">
            <button type="button" class="btn small" {onclick}>{ &props.label }</button>
            <span class="small muted" role="status">
                { match *state {
                    Copying::Idle => "",
                    Copying::Done => props.t.copied(),
                    Copying::Refused => props.t.not_copied(),
                } }
            </span>
        </span>
    }
}

fn copy(text: &str, state: UseStateSetter<Copying>) {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        return state.set(Copying::Refused);
    };
    let promise = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        let copied = wasm_bindgen_futures::JsFuture::from(promise).await.is_ok();
        state.set(if copied { Copying::Done } else { Copying::Refused });
    });
}
