//! Screens rendered natively to HTML.

use markup::prelude::*;
use texts::{Lang, Texts, group};
use yew::LocalServerRenderer;

use super::states;

#[derive(Clone, PartialEq, Properties)]
struct ShowProps {
    html: Html,
}

#[component]
fn Show(props: &ShowProps) -> Html {
    props.html.clone()
}

/// A screen as HTML.
pub(crate) async fn render(html: Html) -> String {
    LocalServerRenderer::<Show>::with_props(ShowProps { html }).hydratable(false).render().await
}

/// Every state in a language, rendered: its name and its HTML.
pub(crate) async fn rendered(lang: Lang) -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    for state in states::all(Texts::new(lang, group)) {
        pages.push((state.name, render(state.html).await));
    }
    pages
}
