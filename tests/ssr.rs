//! Every state of every screen, rendered natively in both languages: structure that assistive tools need, the page's
//! policy, and no word left untranslated. Screens draw the same markup in the browser.
#![cfg(not(target_arch = "wasm32"))]

#[path = "ssr/states.rs"]
mod states;

use texts::{Lang, Texts, group};
use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct ShowProps {
    html: Html,
}

#[component]
fn Show(props: &ShowProps) -> Html {
    props.html.clone()
}

async fn render(html: Html) -> String {
    LocalServerRenderer::<Show>::with_props(ShowProps { html }).hydratable(false).render().await
}

/// Every state in a language, rendered: its name and its HTML.
async fn rendered(lang: Lang) -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    for state in states::all(Texts::new(lang, group)) {
        pages.push((state.name, render(state.html).await));
    }
    pages
}

/// Writes every state as a page of its own, to be looked at: `SEGUE_GALLERY=dir cargo test --test ssr -- --ignored`.
#[tokio::test(flavor = "current_thread")]
#[ignore = "writes pages to look at"]
async fn gallery() {
    let folder = std::path::PathBuf::from(std::env::var_os("SEGUE_GALLERY").expect("SEGUE_GALLERY names a folder"));
    std::fs::create_dir_all(&folder).unwrap();
    let css = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/segue.css")).unwrap();
    for lang in Lang::ALL {
        for (name, html) in rendered(lang).await {
            let page = format!(
                "<!doctype html><html lang={0}><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{name}</title>\
                 <style>{css}</style><body><div class=host style=\"container:segue/inline-size\">{html}</div>",
                lang.tag()
            );
            std::fs::write(folder.join(format!("{name}.{}.html", lang.tag())), page).unwrap();
        }
    }
}
