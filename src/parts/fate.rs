//! A row's verdict, as a small coloured word.

use markup::prelude::*;
use segment::Verdict;
use texts::Texts;

/// The word for a verdict.
pub const fn fate_word(t: Texts, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => t.ready(),
        Verdict::Unchanged => t.unchanged(),
        Verdict::Duplicate => t.duplicate(),
        Verdict::Invalid => t.invalid(),
        Verdict::LeftOut => t.left_out(),
    }
}

/// Properties of [`Pill`].
#[derive(Clone, PartialEq, Properties)]
pub struct PillProps {
    /// The word.
    pub text: AttrValue,
    /// `good`, or a tone.
    #[prop_or_default]
    pub class: &'static str,
}

/// A small coloured word.
#[part]
pub fn Pill(props: &PillProps) -> Html {
    html! {
        <span class={classes!("pill", props.class)}>{ &props.text }</span>
    }
}

/// Properties of [`Fate`].
#[derive(Clone, PartialEq, Properties)]
pub struct FateProps {
    /// Sentences.
    pub t: Texts,
    /// The verdict.
    pub verdict: Verdict,
}

/// A verdict's word in its colour.
#[part]
pub fn Fate(props: &FateProps) -> Html {
    let class = match props.verdict {
        Verdict::Ready => "good",
        Verdict::Invalid => "bad",
        Verdict::Unchanged | Verdict::Duplicate | Verdict::LeftOut => "",
    };
    html! {
        <Pill text={fate_word(props.t, props.verdict)} {class} />
    }
}
