//! The tag by which the segment is found in Omnisend: typed, or none.

use export::tag::{TagError, parse};
use markup::prelude::*;
use serde::{Deserialize, Serialize};
use texts::Texts;
use web_sys::{HtmlInputElement, InputEvent};

use crate::parts::{Field, described_by};

/// What a person chose about the tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tag {
    /// Everyone gets this tag. It may be wrong still: see [`Tag::check`].
    With(String),
    /// Nobody gets a tag; what was typed before is kept.
    Without(String),
    /// Nothing was suggested or typed yet.
    #[default]
    Untouched,
}

/// Why a tag cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagProblem {
    /// Nothing was typed.
    Empty,
    /// It is no tag.
    Wrong(TagError),
}

impl Tag {
    /// What was typed.
    pub fn typed(&self) -> &str {
        match self {
            Self::With(typed) | Self::Without(typed) => typed,
            Self::Untouched => "",
        }
    }

    /// The tag to be sent; `Ok(None)` for none. An emptied field is not taken for "none": that is said by the box.
    ///
    /// # Errors
    /// [`TagProblem`], where what was typed is no tag.
    pub fn check(&self) -> Result<Option<String>, TagProblem> {
        match self {
            Self::Without(_) => Ok(None),
            Self::Untouched => Err(TagProblem::Empty),
            Self::With(typed) => match parse(typed).map_err(TagProblem::Wrong)? {
                None => Err(TagProblem::Empty),
                tag => Ok(tag),
            },
        }
    }
}

/// Properties of [`TagField`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TagFieldProps {
    /// Sentences.
    pub t: Texts,
    /// The choice.
    pub tag: Tag,
    /// Another choice.
    pub on_tag: Callback<Tag>,
}

/// The field and the box that does without.
#[part]
pub(super) fn TagField(props: &TagFieldProps) -> Html {
    let TagFieldProps { t, tag, on_tag } = props.clone();
    let without = matches!(tag, Tag::Without(_));
    let error = tag.check().err().map(|problem| match problem {
        TagProblem::Empty => t.tag_needed(),
        TagProblem::Wrong(TagError::TooLong) => t.tag_long(),
        TagProblem::Wrong(TagError::Control) => t.tag_control(),
    });
    let oninput = {
        let on_tag = on_tag.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_tag.emit(Tag::With(input.value()));
            }
        })
    };
    let onchange = {
        let typed = tag.typed().to_owned();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let typed = typed.clone();
                on_tag.emit(if input.checked() { Tag::Without(typed) } else { Tag::With(typed) });
            }
        })
    };
    html! {
        <>
            <Field id="tag" label={t.tag()} hint={if without { t.tag_none_hint() } else { t.tag_hint() }} {error}>
                <input id="tag" type="text" value={tag.typed().to_owned()} disabled={without} autocomplete="off"
                    aria-describedby={described_by("tag", true, error.is_some())}
                    aria-invalid={error.is_some().then_some("true")} {oninput} />
            </Field>
            <label class="check"><input type="checkbox" checked={without} {onchange} />{ t.tag_none() }</label>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_field_is_no_choice() {
        assert_eq!(Tag::With(" VIP ".into()).check(), Ok(Some("VIP".into())));
        assert_eq!(Tag::With("õ".repeat(129)).check(), Err(TagProblem::Wrong(TagError::TooLong)));
        assert_eq!(Tag::With("  ".into()).check(), Err(TagProblem::Empty));
        assert_eq!(Tag::Untouched.check(), Err(TagProblem::Empty));
        assert_eq!(Tag::Without("VIP".into()).check(), Ok(None));
        assert_eq!(Tag::Without("VIP".into()).typed(), "VIP");
    }
}
