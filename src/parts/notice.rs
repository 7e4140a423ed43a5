//! A notice: what happened, what to do, and the button that does it.

use markup::prelude::*;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Plain,
    /// Asks for a look.
    Look,
    /// Something failed.
    Bad,
}

/// Properties of [`Notice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// How much it matters.
    #[prop_or_default]
    pub tone: Tone,
    /// What happened.
    pub title: AttrValue,
    /// What to do, in whole sentences.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Whether it is read out when it appears.
    #[prop_or_default]
    pub alert: bool,
    /// Buttons.
    #[prop_or_default]
    pub children: Html,
}

/// A notice in the flow of a screen.
#[part]
pub fn Notice(props: &NoticeProps) -> Html {
    let tone = match props.tone {
        Tone::Plain => "plain",
        Tone::Look => "look",
        Tone::Bad => "bad",
    };
    html! {
        <div class={classes!("note", tone)} role={props.alert.then_some("alert")}>
            <div class="note-text">
                <p><strong>{ &props.title }</strong></p>
                if let Some(text) = &props.text {
                    <p>{ text }</p>
                }
            </div>
            <div class="note-end">{ props.children.clone() }</div>
        </div>
    }
}
