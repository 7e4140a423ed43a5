//! Review: what a person finds there to mend, to choose and to move by.

use super::html::{Element, Page};
use super::page;

fn buttons<'p>(page: &'p Page, says: &str) -> Vec<&'p Element> {
    page.all("button").filter(|button| button.says() == says).collect()
}

fn value<'p>(page: &'p Page, id: &str) -> Option<&'p str> {
    page.by_id(id)?.get("value")
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_found_is_mended_by_one_click() {
    let page = page("review-mending").await;
    for label in ["Fix: gmial.com → gmail.com", "Fix: hotmial.com → hotmail.com", "Show rows: No @ in the address"]
    {
        assert_eq!(page.all("button").filter(|button| button.get("aria-label") == Some(label)).count(), 1, "{label}");
    }
    for says in ["Fix all", "Put the zero back", "Put the letters right", "Change the encoding", "Choose the country"] {
        assert_eq!(buttons(&page, says).len(), 1, "{says}");
    }
    // The 312 rows whose country is not known are left out as a whole.
    assert!(page.says("1,271 values are left out. Their people are sent all the same."));
    // Seven of the nine kinds are warnings, and rows with one of them are left out.
    let ticks: Vec<&Element> = page.all("input").filter(|input| input.get("type") == Some("checkbox")).collect();
    assert_eq!(ticks.len(), 7);
    assert_eq!(ticks.iter().filter(|tick| tick.get("checked").is_some()).count(), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn values_stand_with_what_they_were_meant_to_be() {
    let page = page("review-values").await;
    assert_eq!(value(&page, "value-countryUnknown-0"), Some("Estonia"));
    assert_eq!(value(&page, "value-countryUnknown-1"), Some("Eesti Vabariik (mandriosa)"));
    assert_eq!(buttons(&page, "Fix in all rows").len(), 3);
    assert_eq!(buttons(&page, "Hide values")[0].get("aria-expanded"), Some("true"));
    assert!(self::page("review-values-gone").await.says("These values could not be read"));
    assert!(self::page("review-values-empty").await.says("Nothing stands in these cells."));
}

#[tokio::test(flavor = "current_thread")]
async fn every_correction_can_be_taken_back() {
    let page = page("review-mending").await;
    for label in
        ["Take back: gmial.com → gmail.com", "Take back: Tln → empty", "Take back: Leading zeros of postal codes"]
    {
        assert_eq!(page.all("button").filter(|button| button.get("aria-label") == Some(label)).count(), 1, "{label}");
    }
    assert!(page.says("1,204 rows"));
    assert!(page.says("1 single cell, in this file only"));
    assert_eq!(page.button("Undo").get("aria-disabled"), None);
    assert_eq!(page.button("Redo").get("aria-disabled"), Some("true"));
    assert!(buttons(&self::page("review").await, "Undo").is_empty());
}

/// In the toolbar beside the title, so also where nothing is left of the corrections.
#[tokio::test(flavor = "current_thread")]
async fn steps_back_and_forth_stand_beside_the_title() {
    for name in ["review-mending", "review-undone"] {
        let page = page(name).await;
        let place = |found: &dyn Fn(&Element) -> bool| page.elements.iter().position(found).expect("it is there");
        let (title, counts) = (place(&|at| at.name == "h1"), place(&|at| at.get("class") == Some("sheet pad counts")));
        for says in ["Undo", "Redo"] {
            let button = place(&|at| at.name == "button" && at.says() == says);
            assert!(title < button && button < counts, "{name}: {says}");
        }
    }
    assert!(!page("review-undone").await.says("Your corrections"));
}

#[tokio::test(flavor = "current_thread")]
async fn corrections_are_said_to_be_kept_only_where_they_are() {
    let kept = ["kept for the next file", "and in the next file"];
    for name in ["review-mending", "review-values", "review-row", "review-cells-only"] {
        let page = page(name).await;
        assert!(kept.iter().all(|said| !page.says(said)), "{name}");
    }
    let page = page("review-remembered").await;
    assert!(page.says("Those that concern all rows are kept for the next file of this segment."));
    assert!(page.says("Your corrections are kept for the next file too."));
    assert!(page.says("Your file is never changed."));
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_needs_a_hand_only_where_nothing_does() {
    assert!(page("review-one").await.says("Nothing needs a hand."));
    assert!(!page("review-one-no").await.says("Nothing needs a hand."));
}

#[tokio::test(flavor = "current_thread")]
async fn a_row_by_itself_says_what_stood_there_and_what_would_be_sent() {
    let page = page("review-row").await;
    assert_eq!(
        page.by_id("row-title").map(|title| (title.text.as_str(), title.get("tabindex"))),
        Some(("Row 10", Some("-1")))
    );
    assert!(page.says("Before: peeter@gmial.com"));
    // The address by a rule, the name by itself.
    assert_eq!((buttons(&page, "Take back in all rows").len(), buttons(&page, "Take back").len()), (1, 1));
    page.button("Use Estonia");
    page.button("Leave this person out");
    assert!(page.says(r#"{"identifiers":[{"type":"email","id":"peeter@gmail.com"}]}"#));
    let out = self::page("review-row-left-out").await;
    out.button("Take this person in again");
    assert!(out.says("You left this person out"));
    assert!(self::page("review-row-of-several").await.says("Row 6 of VIP.csv"));
}

#[tokio::test(flavor = "current_thread")]
async fn the_table_is_as_high_as_its_rows_as_far_as_browsers_can_show() {
    for (name, total, first, height) in
        [("review", 48_233_u64, 0_u64, 48_233.0 * 36.0), ("review-million", 1_000_000, 600_000, 12_000_000.0)]
    {
        let page = page(name).await;
        let table = page.all("table").find(|table| table.get("aria-rowcount").is_some()).expect("the table");
        assert_eq!(table.get("aria-rowcount"), Some((total + 1).to_string().as_str()));
        let rows: Vec<&str> = page.all("tr").filter_map(|row| row.get("aria-rowindex")).collect();
        assert_eq!(rows[0], (first + 2).to_string());
        let gaps = page.all("svg").filter(|svg| svg.get("width") == Some("1"));
        let gaps: f64 = gaps.map(|svg| svg.get("height").and_then(|height| height.parse::<f64>().ok()).unwrap()).sum();
        assert!((gaps + 36.0 * rows.len() as f64 - height).abs() < 0.01, "{name}: {gaps}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn rows_that_are_looked_for_are_said_and_can_be_left() {
    let page = page("review-found-rows").await;
    assert_eq!(value(&page, "find-rows"), Some("smith"));
    page.button("Clear");
    page.button("Show all rows");
    assert!(page.says("Shown: No @ in the address"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_change_that_is_worked_in_or_cannot_be_is_told() {
    let busy = page("review-revising").await;
    let screen = busy.all("section").next().expect("the screen");
    assert_eq!(screen.get("aria-busy"), Some("true"));
    assert!(busy.all("progress").any(|bar| bar.get("aria-label") == Some("Checking again with your change")));
    let failed = page("review-unrevised").await;
    assert!(failed.says("Your change could not be worked in"));
    assert_eq!(buttons(&failed, "Undo").len(), 2);
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
