//! What became of what a person asked: it takes the focus, since the button that was pressed may be gone.

use markup::prelude::*;
use texts::Texts;
use web_sys::HtmlElement;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A memory is forgotten.
    MemoryForgotten,
    /// Something else is.
    Forgotten,
    /// A person is, and is on the never-send list.
    PersonForgotten,
    /// Everything is erased.
    Erased,
    /// A memory with so many people was brought.
    Brought(u64),
    /// A run is under way.
    Busy,
    /// A run that broke off needs what is to be changed.
    Unfinished,
    /// The file is another thing.
    Other,
    /// It is of another version.
    Version,
    /// It is damaged.
    Damaged,
    /// It cannot be read.
    Unreadable,
    /// It is of another store.
    OtherStore,
    /// There is a memory of that segment already.
    Exists,
    /// The browser does not keep the change.
    NotKept,
    /// What was asked for is not there.
    Gone,
}

impl Word {
    const fn text(self, t: Texts) -> Option<&'static str> {
        Some(match self {
            Self::MemoryForgotten => t.kept_done_memory(),
            Self::Forgotten => t.kept_done(),
            Self::PersonForgotten => t.kept_done_person(),
            Self::Erased => t.kept_done_erased(),
            Self::Brought(_) => return None,
            Self::Busy => t.kept_busy(),
            Self::Unfinished => t.kept_unfinished(),
            Self::Other => t.kept_other(),
            Self::Version => t.kept_version(),
            Self::Damaged => t.kept_damaged(),
            Self::Unreadable => t.kept_unreadable(),
            Self::OtherStore => t.kept_other_store(),
            Self::Exists => t.kept_exists(),
            Self::NotKept => t.kept_not_kept(),
            Self::Gone => t.kept_gone(),
        })
    }

    const fn is_good(self) -> bool {
        matches!(
            self,
            Self::MemoryForgotten | Self::Forgotten | Self::PersonForgotten | Self::Erased | Self::Brought(_)
        )
    }
}

/// Properties of [`Told`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ToldProps {
    /// Sentences.
    pub t: Texts,
    /// What to say.
    pub word: Word,
}

/// The sentence.
#[component]
pub(super) fn Told(props: &ToldProps) -> Html {
    let ToldProps { t, word } = *props;
    let node = use_node_ref();
    let place = node.clone();
    use_effect_with((), move |()| {
        if let Some(place) = place.cast::<HtmlElement>() {
            place.focus().ok();
        }
    });
    let text = match (word.text(t), word) {
        (Some(text), _) => text.to_owned(),
        (None, Word::Brought(people)) => t.kept_brought(people),
        (None, _) => String::new(),
    };
    html! {
        <div class={classes!("note", if word.is_good() { "plain" } else { "bad" })} ref={node} tabindex="-1">
            <p class="note-text"><strong>{ text }</strong>
                if word == Word::PersonForgotten {
                    { " " }{ t.kept_person_omnisend() }
                }
            </p>
        </div>
    }
}
