//! What was sent, and what would be.

use super::page;

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
