//! Send: the connection, the last look.

use super::page;

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
