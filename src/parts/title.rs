//! A screen's title, which takes the focus when the screen appears, so that a reader begins there.

use markup::prelude::*;
use web_sys::HtmlElement;

/// Properties of [`Title`].
#[derive(Clone, PartialEq, Properties)]
pub struct TitleProps {
    /// The title.
    pub text: AttrValue,
    /// Whether to take the focus when it appears. A page that has just been opened keeps its own.
    #[prop_or(true)]
    pub focus: bool,
}

/// A screen's `<h1>`.
#[component]
pub fn Title(props: &TitleProps) -> Html {
    let node = use_node_ref();
    let (heading, focus) = (node.clone(), props.focus);
    use_effect_with((), move |()| {
        if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| focus) {
            heading.focus().ok();
        }
    });
    html! {
        <h1 ref={node} tabindex="-1">{ &props.text }</h1>
    }
}
