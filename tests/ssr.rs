//! Every state of every screen, rendered natively in both languages: structure that assistive tools need, the page's
//! policy, and no word left untranslated. Screens draw the same markup in the browser.
#![cfg(not(target_arch = "wasm32"))]

#[path = "ssr/attributes.rs"]
mod attributes;
#[path = "ssr/html.rs"]
mod html;
#[path = "ssr/review.rs"]
mod review;
#[path = "ssr/states/mod.rs"]
mod states;

use std::collections::BTreeSet;

use html::{Element, Page};
use markup::prelude::*;
use texts::{Lang, Texts, group};
use yew::LocalServerRenderer;

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
    let all = rendered(Lang::En).await;
    let (_, html) = all.iter().find(|(known, _)| *known == name).expect("a known state");
    Page::read(html)
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

#[tokio::test(flavor = "current_thread")]
async fn without_an_address_column_nobody_goes_on_and_what_to_do_is_said() {
    for name in ["matching-no-email", "matching-which-email"] {
        let page = page(name).await;
        let review = page.all("button").find(|button| button.says() == "Review").expect("the button");
        assert_eq!(review.get("aria-disabled"), Some("true"), "{name}");
        let why = review.get("aria-describedby").and_then(|id| page.by_id(id)).expect("the reason");
        assert_eq!(why.text, "First choose the column for Email.");
        assert_eq!(page.by_id("column-email").and_then(|select| select.get("aria-invalid")), Some("true"));
    }
    assert!(page("matching-no-email").await.says("No column looks like e-mail addresses."));
    let fine = page("matching").await;
    assert_eq!(fine.button("Review").get("aria-disabled"), None);
    assert!(fine.says("8 columns stay here"));
}

#[tokio::test(flavor = "current_thread")]
async fn every_refusal_of_a_file_is_said_with_a_way_on() {
    let page = page("files-refused-some").await;
    assert!(page.says("VIP.csv cannot be used"));
    assert!(page.says("This is a spreadsheet, not a CSV file. Open it and save it as “CSV UTF-8”"));
    assert!(page.says("Its columns are not those of VIP_1.csv"));
    assert!(
        page.elements
            .iter()
            .any(|element| element.get("role") == Some("alert") && element.text.contains("spreadsheet"))
    );
    page.button("Go on with the other 2 files");
    assert!(page.all("label").any(|label| label.text == "Choose another file"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_key_is_neither_shown_nor_remembered_nor_recorded() {
    let page = page("connect").await;
    let key = page.by_id("api-key").expect("the field");
    for (name, value) in
        [("type", "password"), ("autocomplete", "off"), ("data-private", "true"), ("data-clarity-mask", "true")]
    {
        assert_eq!(key.get(name), Some(value), "{name}");
    }
    assert_eq!(key.get("value"), None, "the key is never drawn");
    assert!(key.get("class").is_some_and(|class| class.contains("ph-no-capture")));
    let review = self::page("review").await;
    let region =
        review.elements.iter().find(|element| element.get("role") == Some("region")).expect("the table's region");
    assert_eq!((region.get("tabindex"), region.get("data-private")), (Some("0"), Some("true")));
}

#[tokio::test(flavor = "current_thread")]
async fn the_button_says_who_goes_where_and_a_wrong_tag_holds_it() {
    let page = page("last-look").await;
    assert_eq!(page.button("Send 47,911 people to Minu Pood").get("aria-disabled"), None);
    assert!(page.says("Don't change anyone's subscription"));
    assert!(page.says("People new to Omnisend arrive non-subscribed"));
    assert!(page.says("Practice store: nothing leaves this computer."));
    self::page("last-look-nameless").await.button("Send 1 person to Omnisend");
    let long = self::page("last-look-long").await;
    let send = long.all("button").find(|button| button.says().starts_with("Send 47,911")).expect("the button");
    assert_eq!((send.get("aria-disabled"), send.get("aria-describedby")), (Some("true"), Some("tag-error")));
}

#[tokio::test(flavor = "current_thread")]
async fn a_row_says_what_is_wrong_and_which_row_goes_instead() {
    let page = page("review").await;
    for said in
        ["No @ in the address", "Country not known, left out", "Row 9 is sent instead", "Meant peeter@gmail.com?"]
    {
        assert!(page.all("td").any(|cell| cell.get("class") == Some("fate") && cell.text.contains(said)), "{said}");
    }
    let headers: Vec<&str> =
        page.all("th").filter(|th| th.get("scope") == Some("col")).map(|th| th.text.as_str()).collect();
    assert_eq!(headers, ["Row", "Email", "What becomes of it", "First name", "Last name", "Country/Region", "City"]);
}

#[tokio::test(flavor = "current_thread")]
async fn the_report_tells_where_to_look_and_why_some_were_refused() {
    let page = page("report").await;
    assert!(page.says("47,902 people are in Minu Pood"));
    assert!(page.says("In Omnisend: Audience → Segments → tag is VIP"));
    assert!(page.says("Omnisend does not accept the address"));
    assert!(page.says("identifiers.0.id: has to be a valid email"));
    assert!(page.says("Nobody's subscription was changed."));
    assert!(page.says("96 rows need fixing and were not sent."));
    let failed = self::page("report-failed").await;
    assert!(failed.says("Nobody is confirmed yet"));
    assert!(failed.says("Omnisend no longer knows the key"));
}

#[tokio::test(flavor = "current_thread")]
async fn each_choice_about_subscriptions_says_how_many_people_it_touches() {
    let page = page("consent-told").await;
    assert_eq!(page.by_id("consent-email-unchanged").map(|input| input.get("checked").is_some()), Some(true));
    for said in [
        "47,911 people keep the subscription that they have.",
        "31,200 subscribed, 1,912 unsubscribed, 14,799 unchanged.",
        "45,999 people are subscribed, since the date that you give. 1,912 people who say No are not among them.",
        "47,911 people are unsubscribed, from the moment at which sending begins.",
        "1,912 rows say No to e-mail",
    ] {
        assert!(page.says(said), "{said}");
    }
    assert!(page.by_id("consent-sms-unchanged").is_none(), "nobody has a phone number");
    let unmatched = self::page("consent").await;
    assert!(unmatched.by_id("consent-email-columns").is_none() && unmatched.by_id("says-no-out").is_none());
    assert!(unmatched.says("Column “Email Subscriber” may say who does not want e-mail"));
    assert_eq!(unmatched.all("button").filter(|button| button.says() == "Match a column").count(), 3, "a way to each");
}

#[tokio::test(flavor = "current_thread")]
async fn whoever_says_no_is_pointed_out_and_nothing_untrue_is_offered() {
    let unchanged = |page: &Page| page.by_id("says-no-unchanged").is_some();
    assert!(unchanged(&page("consent-told").await));
    assert!(unchanged(&page("consent-subscribed").await));
    let columns = page("consent-columns").await;
    assert!(!unchanged(&columns), "the columns unsubscribe them");
    assert!(columns.by_id("says-no-unsubscribed").is_some_and(|input| input.get("checked").is_some()));
    let unsubscribed = page("consent-no-unsubscribed").await;
    assert!(unsubscribed.says("Don't change anyone else's subscription"));
    assert!(unsubscribed.says("1,912 unsubscribed, 45,999 unchanged. 45,999 people keep the subscription"));
    assert!(page("consent-left-out").await.says("1,912 rows say No to e-mail"), "they are still pointed out");
}

#[tokio::test(flavor = "current_thread")]
async fn evidence_is_asked_for_and_what_lacks_is_said_when_it_is_time() {
    let invalid = |page: &Page| -> Vec<String> {
        let wrong = page.elements.iter().filter(|element| element.get("aria-invalid") == Some("true"));
        wrong.filter_map(|element| element.get("id").map(Into::into)).collect()
    };
    let begun = page("consent-subscribed").await;
    assert!(begun.says("This subscribes people again who left"));
    assert_eq!(invalid(&begun), Vec::<String>::new(), "nothing is complained about before anything was typed");
    let lacks = page("consent-subscribed-lacks").await;
    assert_eq!(invalid(&lacks), ["consent-email-words", "consent-email-date", "consent-email-number"]);
    assert!(lacks.says("Type 45,999, the number of people whose subscriptions this changes."));
    assert_eq!(invalid(&page("consent-subscribed-whole").await), Vec::<String>::new());
    assert_eq!(invalid(&page("consent-future").await), ["consent-email-date"], "this is said at once");
    assert_eq!(invalid(&page("consent-wrong-days").await), ["consent-email-date", "consent-sms-date"]);
}

#[tokio::test(flavor = "current_thread")]
async fn only_people_in_omnisend_is_told_with_numbers_and_a_way_back() {
    let page = page("consent-known").await;
    assert!(page.says("47,911 people would be asked for."));
    page.button("Reach everyone in the file");
    assert!(page.by_id("consent-email-unchanged").is_none(), "no subscription is touched");
}

#[tokio::test(flavor = "current_thread")]
async fn a_preview_says_that_nothing_was_sent_and_what_would_be() {
    let page = page("preview-subscribed").await;
    for said in [
        "47,911 people would be sent to Minu Pood",
        "Nothing was sent.",
        "Everyone subscribed since 2025-10-04",
        "45,999 subscribed, 1,912 unsubscribed.",
        "Those that start when somebody subscribes may start for up to 45,999 people.",
        "12,304 people with a phone number keep the subscription that they have.",
        "New values would replace what Omnisend has.",
        "96 rows need fixing and would not be sent.",
    ] {
        assert!(page.says(said), "{said}");
    }
    page.button("Download what would be sent");
    let open = self::page("preview-open").await;
    assert!(open.says("Something is still missing there.") && open.says("Still to be chosen before sending."));
    assert!(open.all("button").all(|button| button.says() != "Download what would be sent"));
    page.button("Back to Review");
    self::page("last-look").await.button("Preview changes");
}

#[tokio::test(flavor = "current_thread")]
async fn forgotten_people_are_kept_as_fingerprints_and_their_addresses_are_not_recorded() {
    let page = page("never-kept").await;
    assert!(page.says("2 people are on the list."));
    assert!(page.says("Only fingerprints are kept, on this computer. Also delete them in Omnisend."));
    for id in ["never-add", "never-find"] {
        let control = page.by_id(id).expect("the field");
        assert_eq!((control.get("data-private"), control.get("autocomplete")), (Some("true"), Some("off")));
    }
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
