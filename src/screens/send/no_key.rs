//! For whoever has no key: a message to the administrator.

use markup::prelude::*;
use texts::Texts;

use crate::parts::CopyButton;

/// Properties of [`NoKey`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NoKeyProps {
    /// Sentences.
    pub t: Texts,
}

/// The message, behind a line that opens it; it can be copied by a button or by hand.
#[part]
pub(super) fn NoKey(props: &NoKeyProps) -> Html {
    let t = props.t;
    html! {
        <details class="no-key">
            <summary>{ t.no_key() }</summary>
            <p class="small muted">{ t.no_key_lead() }</p>
            <textarea readonly=true rows="10" aria-label={t.no_key_message_label()} value={t.no_key_message()} />
            <CopyButton {t} label={t.no_key_copy()} text={t.no_key_message()} />
        </details>
    }
}
