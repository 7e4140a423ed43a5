//! The bar at the top: the mark and the language.

use markup::prelude::*;
use texts::{Lang, Texts};

use super::Mark;

/// Properties of [`TopBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct TopBarProps {
    /// Sentences.
    pub t: Texts,
    /// Another language was chosen.
    pub on_lang: Callback<Lang>,
}

/// The mark and one button a language; the current one is pressed.
#[part]
pub fn TopBar(props: &TopBarProps) -> Html {
    let TopBarProps { t, on_lang } = props.clone();
    html! {
        <div class="top">
            <p class="mark"><Mark />{ t.product() }</p>
            <div class="langs" role="group" aria-label={t.language()}>
                for lang in Lang::ALL {
                    <button type="button" lang={lang.tag()} aria-pressed={(lang == t.lang).to_string()}
                        onclick={let on_lang = on_lang.clone(); move |_| on_lang.emit(lang)}>{ lang.name() }</button>
                }
            </div>
        </div>
    }
}
