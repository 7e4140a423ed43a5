//! What is known of the segment from its last file: its choices are taken, and asked about where a column is gone.

use markup::prelude::*;
use texts::Texts;

use crate::parts::{Notice, Tone};

/// A column that is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct GoneView {
    /// Its label.
    pub label: String,
    /// What it filled, in words.
    pub field: String,
    /// Label of the column that it may be now.
    pub perhaps: Option<String>,
}

/// The notice; nothing where nothing was taken. `on_gone` hears of an answer by its place.
pub(super) fn recalled(t: Texts, gone: Option<&[GoneView]>, on_gone: &Callback<(usize, bool)>) -> Html {
    let Some(gone) = gone else { return Html::default() };
    let answer = |place: usize, is_same: bool| on_gone.reform(move |_: MouseEvent| (place, is_same));
    html! {
        <>
            <Notice tone={Tone::Plain} title={t.recalled_title()} text={t.recalled_text()} />
            for (place, one) in gone.iter().enumerate() {
                if let Some(perhaps) = &one.perhaps {
                    <Notice tone={Tone::Look} title={t.gone_title(&one.label)} text={t.gone_renamed(perhaps, &one.field)}>
                        <button type="button" class="btn" onclick={answer(place, true)}>{ t.gone_yes(perhaps) }</button>
                        <button type="button" class="btn" onclick={answer(place, false)}>{ t.gone_no() }</button>
                    </Notice>
                } else {
                    <Notice tone={Tone::Look} title={t.gone_title(&one.label)} text={t.gone_lost(&one.field)}>
                        <button type="button" class="btn" onclick={answer(place, false)}>{ t.gone_understood() }</button>
                    </Notice>
                }
            }
        </>
    }
}
