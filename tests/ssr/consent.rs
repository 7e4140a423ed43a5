//! What happens to subscriptions, who is reached, who is never sent.

use super::html::Page;
use super::page;

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
    let other = invalid(&page("consent-other-looked-at").await);
    assert_eq!(other, Vec::<String>::new(), "nor of another choice that is only looked at");
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
async fn forgotten_people_are_kept_as_fingerprints_and_their_addresses_are_not_recorded() {
    let page = page("never-kept").await;
    assert!(page.says("2 people are on the list."));
    assert!(page.says("Only fingerprints are kept, on this computer. Also delete them in Omnisend."));
    for id in ["never-add", "never-find"] {
        let control = page.by_id(id).expect("the field");
        assert_eq!((control.get("data-private"), control.get("autocomplete")), (Some("true"), Some("off")));
    }
}
