//! Bringing files: what is wrong with them, and the way on.

use super::page;

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
async fn segments_that_waited_when_the_page_was_reloaded_are_told_by_name() {
    for name in ["files-owed", "files-again-owed"] {
        let page = page(name).await;
        assert!(page.says("Still to come: VIP.csv, Kõik püsikliendid"), "{name}");
        page.button("Leave them out");
    }
    assert!(!page("files-empty").await.says("Still to come"));
}
