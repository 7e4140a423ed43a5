//! Every state of every screen, rendered natively in both languages: structure that assistive tools need, the page's
//! policy, and no word left untranslated. Screens draw the same markup in the browser.
#![cfg(not(target_arch = "wasm32"))]

#[path = "ssr/attributes.rs"]
mod attributes;
#[path = "ssr/consent.rs"]
mod consent;
#[path = "ssr/files.rs"]
mod files;
#[path = "ssr/html.rs"]
mod html;
#[path = "ssr/render.rs"]
mod render;
#[path = "ssr/report.rs"]
mod report;
#[path = "ssr/review.rs"]
mod review;
#[path = "ssr/send.rs"]
mod send;
#[path = "ssr/states/mod.rs"]
mod states;

use std::collections::BTreeSet;

use html::{Element, Page};
use render::{render, rendered};
use texts::{Lang, Texts, group};

/// Every state in both languages, taken apart.
async fn pages() -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        for (name, html) in rendered(lang).await {
            pages.push((format!("{name}.{}", lang.tag()), Page::read(&html)));
        }
    }
    pages
}

/// One state in English.
async fn page(name: &str) -> Page {
    let all = states::all(Texts::new(Lang::En, group));
    let state = all.into_iter().find(|state| state.name == name).expect("a known state");
    Page::read(&render(state.html).await)
}

#[tokio::test(flavor = "current_thread")]
async fn no_style_and_no_script_is_inline() {
    for (name, page) in pages().await {
        for element in &page.elements {
            assert!(!["style", "script"].contains(&element.name.as_str()), "{name}: <{}>", element.name);
            let inline = element.attributes.keys().find(|key| *key == "style" || key.starts_with("on"));
            assert_eq!(inline, None, "{name}: <{}>", element.name);
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn every_screen_has_one_title_that_can_take_the_focus() {
    for (name, page) in pages().await {
        let titles: Vec<&Element> = page.all("h1").collect();
        assert_eq!(titles.len(), 1, "{name}");
        assert_eq!(titles[0].get("tabindex"), Some("-1"), "{name}");
        assert!(!titles[0].text.trim().is_empty(), "{name}");
        assert_eq!(page.all("main").count(), 1, "{name}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn ids_are_there_once_and_every_reference_leads_to_one() {
    for (name, page) in pages().await {
        let mut ids = BTreeSet::new();
        for id in page.elements.iter().filter_map(|element| element.get("id")) {
            assert!(ids.insert(id), "{name}: {id} stands twice");
        }
        for element in &page.elements {
            for key in ["for", "aria-describedby", "aria-labelledby"] {
                for id in element.get(key).unwrap_or_default().split(' ').filter(|id| !id.is_empty()) {
                    assert!(ids.contains(id), "{name}: {key} leads to {id}, which is not there");
                }
            }
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn every_control_says_what_it_is() {
    for (name, page) in pages().await {
        for control in ["input", "select", "textarea"].into_iter().flat_map(|control| page.all(control)) {
            let labelled =
                control.get("id").is_some_and(|id| page.all("label").any(|label| label.get("for") == Some(id)));
            assert!(labelled || control.within("label") || control.get("aria-label").is_some(), "{name}: {control:?}");
        }
        for button in page.all("button") {
            assert!(button.get("type").is_some(), "{name}: {button:?}");
            assert!(!button.says().is_empty(), "{name}: {button:?}");
        }
        for progress in page.all("progress") {
            assert!(progress.get("aria-label").is_some_and(|label| !label.is_empty()), "{name}");
        }
        for link in page.all("a") {
            assert_eq!(link.get("rel"), Some("noopener noreferrer"), "{name}");
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn tables_have_captions_and_headers_and_pictures_have_words() {
    for (name, page) in pages().await {
        assert_eq!(page.all("table").count(), page.all("caption").count(), "{name}");
        for header in page.all("th") {
            assert!(matches!(header.get("scope"), Some("col" | "row")), "{name}: {header:?}");
            assert!(!header.text.trim().is_empty(), "{name}: {header:?}");
        }
        for svg in page.all("svg") {
            let hidden = svg.get("aria-hidden") == Some("true");
            let said = svg.get("role") == Some("img") && svg.get("aria-label").is_some_and(|label| !label.is_empty());
            assert!(hidden != said, "{name}: {svg:?}");
        }
        for element in page.elements.iter().filter(|element| element.get("aria-label").is_some()) {
            let named = element.get("role").is_some()
                || ["button", "nav", "progress", "textarea", "input", "select"].contains(&element.name.as_str());
            assert!(named, "{name}: a label on an element that takes none: {element:?}");
        }
    }
}

/// Texts that are the same in both languages: names, data, numbers with their units.
fn is_data(text: &str) -> bool {
    const SAME: [&str; 7] = ["Segue", "English", "Eesti", "UTF-8", "Minu Pood", "VIP", "localhost:8080"];
    const UNITS: [&str; 6] = ["B", "kB", "MB", "GB", "s", "min"];
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    SAME.contains(&text) || words().all(|word| UNITS.contains(&word)) || states::is_fixture(text)
}

#[tokio::test(flavor = "current_thread")]
async fn no_word_is_left_untranslated_and_no_gap_unfilled() {
    let (english, estonian) = (rendered(Lang::En).await, rendered(Lang::Et).await);
    for ((name, en), (_, et)) in english.iter().zip(&estonian) {
        let (en, et) = (Page::read(en), Page::read(et));
        let labels = |page: &Page| {
            let said = page.elements.iter().filter_map(|element| element.get("aria-label").map(ToOwned::to_owned));
            page.texts.iter().cloned().chain(said).collect::<BTreeSet<String>>()
        };
        let (en, et) = (labels(&en), labels(&et));
        for text in en.iter().chain(&et) {
            assert!(!text.contains("{n}") && !text.contains("{0}") && !text.contains("{1}"), "{name}: {text}");
        }
        for text in en.intersection(&et) {
            assert!(is_data(text), "{name}: {text:?} is the same in both languages");
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn counts_add_up_on_every_screen() {
    for (name, page) in pages().await {
        if !name.starts_with("review") && !name.starts_with("report") {
            continue;
        }
        let key: Vec<u64> = numbers(page.all("dd").filter(|dd| !dd.text.contains('s')));
        if name.starts_with("review") && !key.is_empty() {
            let rows = page.button(if name.ends_with("et") { everyone_et(&page) } else { everyone_en(&page) }.as_str());
            assert_eq!(key.iter().sum::<u64>(), number(&rows.text), "{name}");
        } else if name.starts_with("report") {
            let (outcomes, verdicts) = (&key[..4], &key[4..9]);
            assert_eq!(
                outcomes.iter().sum::<u64>(),
                verdicts[0],
                "{name}: ready = accepted + refused + not sent + unknown"
            );
        }
    }
}

fn number(text: &str) -> u64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}

fn numbers<'a>(elements: impl Iterator<Item = &'a Element>) -> Vec<u64> {
    elements.map(|element| number(&element.text)).collect()
}

fn everyone(page: &Page, word: &str) -> String {
    page.all("button").map(Element::says).find(|says| says.starts_with(word)).expect("the filter").to_owned()
}

fn everyone_en(page: &Page) -> String {
    everyone(page, "Everyone")
}

fn everyone_et(page: &Page) -> String {
    everyone(page, "Kõik")
}

#[tokio::test(flavor = "current_thread")]
async fn steps_that_are_done_lead_back_and_the_present_one_is_told() {
    let page = page("review").await;
    let here: Vec<&Element> = page.elements.iter().filter(|element| element.get("aria-current").is_some()).collect();
    assert_eq!(here.len(), 1);
    assert_eq!((here[0].get("aria-current"), here[0].text.as_str()), (Some("step"), "Review"));
    let steps: Vec<&str> =
        page.all("button").filter(|button| button.within("nav") && button.within("ol")).map(Element::says).collect();
    assert_eq!(steps, ["Files, done", "Data matching, done"]);
}
