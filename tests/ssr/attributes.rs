//! Data matching: what is offered for which field, what is asked, and what keeps a person from going on.

use super::html::{Element, Page};
use super::page;

/// The options of the only select with this id, in order.
fn options<'p>(page: &'p Page, id: &str) -> Vec<&'p str> {
    let at = page.elements.iter().position(|element| element.get("id") == Some(id)).expect("the select");
    let depth = page.elements[at].around.len();
    let within = page.elements[at + 1..].iter().take_while(|element| element.around.len() > depth);
    within.filter(|element| element.name == "option").map(|option| option.text.as_str()).collect()
}

/// Why the way to Review is closed; none where it is open.
fn why_not(page: &Page) -> Option<&str> {
    let review = page.button("Review");
    assert_eq!(review.get("aria-disabled").is_some(), review.get("aria-describedby").is_some());
    review.get("aria-describedby").and_then(|id| page.by_id(id)).map(|why| why.text.as_str())
}

/// What is said of a control.
fn described<'p>(page: &'p Page, id: &str) -> &'p str {
    let control = page.by_id(id).expect("the control");
    control.get("aria-describedby").and_then(|id| page.by_id(id)).map_or("", |about| about.text.as_str())
}

#[tokio::test(flavor = "current_thread")]
async fn a_field_is_filled_in_the_ways_that_make_sense_for_it() {
    const JOINED: &str = "Several columns joined…";
    const SAME: &str = "The same for everybody…";
    let page = page("matching-all").await;
    for (field, joined, same) in [
        ("email", false, false),
        ("firstName", true, true),
        ("address", true, true),
        ("city", true, true),
        ("country", false, true),
        ("postalCode", false, true),
        ("gender", false, true),
        ("tags", true, true),
        ("phone", false, false),
        ("birthdate", false, false),
        ("emailStatus", false, false),
        ("emailOptIn", false, false),
        ("smsOptOut", false, false),
    ] {
        let options = options(&page, &["column-", field].concat());
        assert_eq!(options[0], "Choose a column…", "{field}");
        assert_eq!((options.contains(&JOINED), options.contains(&SAME)), (joined, same), "{field}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_field_that_waits_says_why_and_is_filled_by_one_press() {
    let page = page("matching-unsure").await;
    for said in [
        "Only the name of the column speaks for it.",
        "Several columns look like it.",
        "A phone number is a way to reach people, so it waits for your yes.",
        "It seems to say what people agreed to, so it waits for your yes.",
    ] {
        assert!(page.says(said), "{said}");
    }
    for column in ["Street", "Town", "Ort", "Place", "Phone number", "SMS date"] {
        page.button(&["Use ", column].concat());
    }
    assert!(page.all("button").all(|button| button.says() != "Use Linn"), "the fourth is in the choice only");
    assert!(page.says("1 more in the choice"));
    assert_eq!(options(&page, "column-city")[1..5], ["Town", "Ort", "Place", "Linn"]);
    assert_eq!(why_not(&page), None, "what is not needed does not hold anybody up");
}

#[tokio::test(flavor = "current_thread")]
async fn a_property_needs_a_name_of_its_own() {
    let page = page("matching-properties").await;
    let remarks = [
        ("property-0-name", None, ""),
        ("property-1-name", None, "Capital letters count: Omnisend would keep this and points as two properties."),
        ("property-2-name", Some("true"), "Another property has this name already. Choose a different one."),
        ("property-3-name", Some("true"), "Only letters a to z, digits and _ are allowed, at most 128."),
        ("property-4-name", Some("true"), "Give it a name."),
    ];
    for (id, invalid, said) in remarks {
        assert_eq!(page.by_id(id).and_then(|input| input.get("aria-invalid")), invalid, "{id}");
        assert_eq!(described(&page, id), said, "{id}");
    }
    assert_eq!(why_not(&page), Some("First correct the name of the custom property."));
    assert_eq!(options(&page, "property-0-kind"), ["Text", "Number", "True or false", "Date", "List"]);
    assert!(described(&page, "property-0-kind").starts_with("Omnisend keeps the type"));
    assert!(page.by_id("property-0-between").is_none());
    assert_eq!(options(&page, "property-5-between"), ["comma", "semicolon", "vertical bar"]);
    assert!(!options(&page, "property-0-column").contains(&"Several columns joined…"), "numbers are not joined");
    assert!(options(&page, "property-3-column").contains(&"Several columns joined…"));
}

#[tokio::test(flavor = "current_thread")]
async fn every_further_field_and_every_column_can_be_added() {
    let page = page("matching-properties").await;
    let options = options(&page, "attribute");
    assert_eq!(options.len(), 17 + 20, "all fields but Email, all columns");
    assert_eq!((options[0], options[16], options[17]), ("First name", "Opt-out date (SMS)", "E-post"));
    page.button("Add Town as a custom property");
    let plus: Vec<&Element> = page.all("button").filter(|button| button.text == "+").collect();
    assert_eq!(plus.len(), 14);
    assert!(page.says("14 columns stay here"));
}

#[tokio::test(flavor = "current_thread")]
async fn what_everybody_gets_is_typed_and_a_country_has_to_be_one() {
    let page = page("matching-constants").await;
    assert_eq!(page.by_id("column-city-same").and_then(|input| input.get("value")), Some("Tallinn"));
    assert!(page.says("Estonia (EE)"));
    assert!(page.says("Cells are split into tags at ; or , or |."));
    assert_eq!(why_not(&page), None);
    let page = self::page("matching-no-country").await;
    assert_eq!(page.by_id("column-country-same").and_then(|input| input.get("aria-invalid")), Some("true"));
    assert_eq!(
        described(&page, "column-country-same"),
        "No country is called this. Write its name or its code, such as Estonia or EE."
    );
    assert_eq!(why_not(&page), Some("First correct the value that is the same for everybody."));
}

#[tokio::test(flavor = "current_thread")]
async fn joined_columns_keep_their_order_and_show_what_they_make() {
    let page = page("matching-joined").await;
    let columns: Vec<&str> = page.all("span").filter(|span| span.within("ol")).map(|span| span.text.as_str()).collect();
    assert_eq!(columns[columns.len() - 3..], ["Street", "House", "Flat"]);
    for out in ["Take Street out", "Take House out", "Take Flat out"] {
        page.button(out);
    }
    assert!(page.says("Pikk, 1, 5") && page.says("Elm Street, 9"));
    let more = options(&page, "column-address-more");
    assert_eq!(more[0], "Join another column…");
    assert!(!more.contains(&"House") && more.contains(&"Town"));
    let city = page.all("tr").find(|row| row.text.contains("Column for City")).expect("the row");
    assert!(city.text.contains("not filled"), "nothing is joined yet");
}

#[tokio::test(flavor = "current_thread")]
async fn the_country_of_telephone_numbers_is_chosen_beside_them() {
    let page = page("matching-phone").await;
    assert_eq!(options(&page, "phone-country"), ["Choose a country…", "Estonia", "Finland"]);
    let told =
        "Numbers such as 5551 2345 are read as numbers of this country unless the row's own country says otherwise.";
    assert_eq!(described(&page, "phone-country"), told);
    let open = self::page("matching-phone-open").await;
    assert!(described(&open, "phone-country").starts_with("Until you choose, numbers such as 5551 2345 are left out"));
    assert!(self::page("matching").await.by_id("phone-country").is_none());
}

#[tokio::test(flavor = "current_thread")]
async fn the_order_of_day_and_month_is_asked_once_a_column() {
    let page = page("matching-dates").await;
    let legends: Vec<&str> = page.all("legend").map(|legend| legend.text.as_str()).collect();
    assert_eq!(
        legends,
        [
            "05/08/1986: 5 August or 8 May?",
            "Order of day and month",
            "Some of these dates begin with the day, some with the month. Which comes first?",
        ]
    );
    assert!(page.all("summary").any(|summary| summary.text == "Read day first, as 23/04/2020 shows"));
    let chosen = |page: &Page| -> Vec<String> {
        let radios = page.all("input").filter(|input| input.get("type") == Some("radio"));
        let chosen = radios.filter(|input| input.get("checked").is_some());
        chosen.filter_map(|input| input.get("id")).map(ToOwned::to_owned).collect()
    };
    assert_eq!(chosen(&page), ["column-emailOptIn-day"]);
    assert!(page.says("Until you choose, dates that can be read both ways cannot be used."));
    let said = self::page("matching-dates-said").await;
    assert_eq!(chosen(&said), ["column-birthdate-month", "column-emailOptIn-month"]);
    assert!(said.all("summary").any(|summary| summary.text == "Read month first, as you said"));
}

#[tokio::test(flavor = "current_thread")]
async fn columns_that_look_private_keep_everything_here_until_a_person_says_so() {
    let page = page("matching-private").await;
    assert!(page.says("Maksekaart looks like card numbers."));
    assert!(page.says("Isikukood looks like personal codes."));
    for id in ["column-address-private", "property-0-column-private"] {
        let tick = page.by_id(id).expect("the box");
        assert_eq!((tick.get("type"), tick.get("checked")), (Some("checkbox"), None), "{id}");
    }
    assert_eq!(page.all("button").filter(|button| button.says() == "Leave it out").count(), 2);
    let first = Some("First say whether the personal codes or card numbers are sent.");
    assert_eq!(why_not(&page), first);
    let said = self::page("matching-private-said").await;
    for id in ["column-address-private", "property-0-column-private"] {
        assert!(said.by_id(id).is_some_and(|tick| tick.get("checked").is_some()), "{id}");
    }
    assert_eq!(why_not(&said), None);
    // The word for one of two joined columns is none for the other.
    let joined = self::page("matching-private-joined").await;
    assert!(joined.says("Maksekaart looks like card numbers."));
    assert_eq!(why_not(&joined), first);
}

#[tokio::test(flavor = "current_thread")]
async fn a_file_without_names_and_examples_is_matched_by_places() {
    let page = page("matching-unnamed").await;
    page.button("Use Column 15");
    page.button("Take Column 4 out");
    page.button("Add Column 3 as a custom property");
    assert!(page.all("em").count() >= 4, "that there are no examples is said");
    assert!(described(&page, "phone-country").contains("5551 2345"), "an invented number stands for them");
    assert_eq!((page.all("legend").count(), why_not(&page)), (0, None));
}

#[tokio::test(flavor = "current_thread")]
async fn consent_columns_say_once_that_nothing_is_sent_by_matching_them() {
    const SAID: &str = "Matching this sends nothing by itself: what happens to subscriptions is chosen on Review.";
    let page = page("matching-all").await;
    assert_eq!(page.all("p").filter(|text| text.text == SAID).count(), 1);
    assert!(!self::page("matching").await.says(SAID));
}

#[tokio::test(flavor = "current_thread")]
async fn examples_of_a_property_are_shown_as_they_would_be_sent() {
    let page = page("matching-properties").await;
    for said in ["12, 7.5", "true, false", "running · sauna, chess"] {
        assert!(page.all("div").any(|samples| samples.text == said), "{said}");
    }
    assert!(page.says("1 of 3 examples does not fit this type and would be left out."));
    assert!(page.says("3 of 3 examples do not fit this type and would be left out."));
    let said = self::page("matching-dates-said").await;
    assert!(said.all("div").any(|samples| samples.text == "1986-05-08, 1990-06-07"), "month first, as the person said");
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
