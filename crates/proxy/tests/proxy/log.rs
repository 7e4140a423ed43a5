//! The log holds fixed words and numbers.

use crate::harness::{KEY, json, start};

#[tokio::test]
async fn nothing_personal_is_logged() {
    let body = r#"{"contacts":[{"email":"planted.answer@example.com"}]}"#;
    let server = start(json(200, "X-Request: plantedheader\r\n", body), |_| {}).await;
    let tags = r#"{"tags":["planted-tag"],"emails":["planted.person@example.com"]}"#;
    server.get("/api/contacts?email=planted.query%40example.com").await.assert_passed(200);
    server.get("/api/contacts?tag=planted-tag").await.assert_passed(200);
    server.get("/api/contacts/planted-id").await.assert_passed(200);
    server.send("POST", "/api/contacts/tags", tags).await.assert_passed(200);
    server.send("POST", "/api/batches", tags).await.assert_refused(400, "body");
    server.get("/api/planted/path").await.assert_refused(404, "not-allowed");
    server.ask("PLANTED", "/planted.js", KEY, "").await;
    server.ask("GET", "/api/contacts", "Authorization: Bearer planted\r\n", "").await.assert_refused(401, "key-odd");
    server
        .raw(b"GET / HTTP/1.1\r\nHost: planted.example\r\nConnection: close\r\n\r\n")
        .await
        .assert_refused(421, "host");
    server.ask("GET", "/healthz", "", "").await;

    let lines = server.lines.lock().expect("not poisoned").clone();
    let told: Vec<String> = lines
        .iter()
        .map(|line| line.split(' ').filter(|word| !word.starts_with("ms=")).collect::<Vec<_>>().join(" "))
        .collect();
    let (sent, received) = (body.len(), tags.len());
    assert_eq!(
        told,
        [
            format!("route=contacts status=200 received=0 sent={sent}"),
            format!("route=contacts status=200 received=0 sent={sent}"),
            format!("route=contact status=200 received=0 sent={sent}"),
            format!("route=add-tags status=200 received={received} sent={sent}"),
            format!("route=create-batch status=400 received={received} sent=16 refused=body"),
            "route=api status=404 received=0 sent=23 refused=not-allowed".to_owned(),
            "route=page status=405 received=0 sent=0".to_owned(),
            "route=contacts status=401 received=0 sent=19 refused=key-odd".to_owned(),
            "route=other status=421 received=0 sent=16 refused=host".to_owned(),
            "route=health status=200 received=0 sent=3".to_owned(),
        ]
    );
    let all = lines.join("\n").to_lowercase();
    for planted in ["planted", "pl4nted", "example", "65f0c0ffee", "omnisend"] {
        assert!(!all.contains(planted), "{planted} in {all}");
    }
}
