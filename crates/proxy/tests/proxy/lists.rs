//! Other methods, paths, queries, bodies and keys never reach the upstream.

use segue_proxy::config::Brand;

use crate::harness::{BATCH, BRAND, KEY, json, start, start_plain};

#[tokio::test]
async fn other_paths_are_refused_before_a_socket_is_opened() {
    let server = start_plain().await;
    for target in [
        "/api",
        "/api/",
        "/api/products",
        "/api/contacts/",
        "/api//contacts",
        "/api/contacts/..",
        "/api/contacts/../brands/current",
        "/api/contacts/.%2e/batches",
        "/api/contacts/%2e%2e%2fbatches",
        "/api/%2e%2e%2f%2e%2e%2fv3/contacts",
        "/api/contacts/%252e%252e%252fbatches",
        "/api/contacts/..%5cbatches",
        "/api/contacts/%00",
        "/api/contacts/a%0d%0aX-Evil:%201",
        "/api/contacts/a;b=c",
        "/api/contacts/a:b@127.0.0.1",
        "/api/%63ontacts",
        "/api/batches/65f0c0ffee65f0c0ffee65f0/items/1",
        "/api/batches/65f0c0ffee65f0c0ffee65f0%2fitems",
        "/api/http://127.0.0.1/contacts",
        "/api/contacts?url=http://127.0.0.1",
    ] {
        server.get(target).await.assert_refused(404, "not-allowed");
    }
    // Beside the API there are only pages, and there are none here.
    for target in ["/API/contacts", "//api/contacts", "/x/../api/contacts", "/%61pi/contacts", "/contacts"] {
        assert_eq!(server.get(target).await.status, 404, "{target}");
    }
    server.assert_untouched();
}

#[tokio::test]
async fn other_methods_are_refused() {
    let server = start_plain().await;
    for (method, target) in [
        ("POST", "/api/contacts"),
        ("PUT", "/api/batches"),
        ("PATCH", "/api/contacts/65f0c0ffee65f0c0ffee65f0"),
        ("DELETE", "/api/contacts/65f0c0ffee65f0c0ffee65f0"),
        ("HEAD", "/api/contacts"),
        ("TRACE", "/api/contacts"),
        ("GETT", "/api/contacts"),
        ("get", "/api/contacts"),
        ("GET", "/api/contacts/tags"),
        ("PUT", "/api/contacts/tags"),
    ] {
        let lines = format!("{KEY}Content-Type: application/json\r\nContent-Length: {}\r\n", BATCH.len());
        let answer = server.ask(method, target, &lines, BATCH).await;
        assert_eq!((answer.status, answer.header("segue-proxy")), (404, Some("not-allowed")), "{method} {target}");
    }
    let connect = server.raw(b"CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1:80\r\nConnection: close\r\n\r\n").await;
    connect.assert_refused(421, "host");
    let options = server.ask("OPTIONS", "/api/contacts", KEY, "").await;
    assert_eq!((options.status, options.header("access-control-allow-origin")), (200, None));
    server.assert_untouched();
}

#[tokio::test]
async fn other_query_names_values_and_doubles_are_refused() {
    let server = start_plain().await;
    for query in [
        "limit=251",
        "limit=0",
        "limit=1&limit=2",
        "limit=1&%6cimit=2",
        "email=a@example.com&email=b@example.com",
        "tag=VIP&email=a@example.com",
        "phone=%2B37255555555",
        "segmentID=65f0c0ffee65f0c0ffee65f0",
        "status=subscribed",
        "updatedAtFrom=2026-01-01",
        "sort=email",
        "after=%0d%0aHost:%20127.0.0.1",
        "tag=a%0d%0aX-Evil:%201",
        "email=a",
        "key=65f0c0ffee65f0c0ffee65f0-pl4ntedS3cret",
        "limit=1&Authorization=65f0c0ffee65f0c0ffee65f0-pl4ntedS3cret",
        "limit=1#fragment",
        "limit=1;tag=VIP",
    ] {
        let answer = server.get(&format!("/api/contacts?{query}")).await;
        // A fragment does not belong into a request; hyper cuts it off, so only its query is judged.
        if query.contains('#') {
            answer.assert_passed(200);
        } else {
            answer.assert_refused(404, "not-allowed");
        }
    }
    for query in
        ["", "?limit=250", "?endpoint=events", "?endpoint=contacts&endpoint=contacts", "?endpoint=contacts&after=x"]
    {
        server.get(&format!("/api/batches{query}")).await.assert_refused(404, "not-allowed");
    }
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert!(seen[0].starts_with("GET /base/contacts?limit=1 HTTP/1.1\r\n"), "{seen:?}");
}

#[tokio::test]
async fn bodies_that_are_no_batch_of_contacts_are_refused() {
    let server = start_plain().await;
    for body in [
        "",
        "not json",
        r#"{"method":"POST","endpoint":"events","items":[1]}"#,
        r#"{"method":"POST","endpoint":"contacts","endpoint":"products","items":[1]}"#,
        r#"{"method":"POST","endpoint":"contacts","items":[1]}GET /x HTTP/1.1"#,
    ] {
        server.send("POST", "/api/batches", body).await.assert_refused(400, "body");
    }
    server
        .send("DELETE", "/api/contacts/tags", r#"{"tags":["VIP"],"segmentID":"x"}"#)
        .await
        .assert_refused(400, "body");
    server.send("GET", "/api/contacts", BATCH).await.assert_refused(400, "body");
    let lines = format!("{KEY}Transfer-Encoding: chunked\r\n");
    server.ask("GET", "/api/contacts", &lines, "0\r\n\r\n").await.assert_refused(400, "body");
    for kind in [
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/json; charset=utf-16\r\n",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
        "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
    ] {
        let lines = format!("{KEY}{kind}Content-Length: {}\r\n", BATCH.len());
        server.ask("POST", "/api/batches", &lines, BATCH).await.assert_refused(415, "content-type");
    }
    server.assert_untouched();
}

#[tokio::test]
async fn a_call_needs_one_key_of_the_right_scheme_and_version() {
    let server = start_plain().await;
    let refused = server.ask("GET", "/api/contacts", "", "").await;
    refused.assert_refused(401, "key-missing");
    assert_eq!(refused.header("www-authenticate"), Some("Omnisend-API-Key"));
    for lines in [
        "Authorization: Bearer 65f0c0ffee65f0c0ffee65f0-x\r\n".to_owned(),
        "Authorization: Basic YTpi\r\n".to_owned(),
        "Authorization: Omnisend-API-Key\r\n".to_owned(),
        "Authorization: Omnisend-API-Key a b c d e f g h\r\n".to_owned(),
        "Authorization: Omnisend-API-Key \u{f5}\u{f5}\u{f5}\u{f5}\u{f5}\u{f5}\r\n".to_owned(),
        format!("{KEY}{KEY}"),
    ] {
        server.ask("GET", "/api/contacts", &lines, "").await.assert_refused(401, "key-odd");
    }
    server
        .ask("GET", "/api/contacts", "X-API-KEY: 65f0c0ffee65f0c0ffee65f0-x\r\n", "")
        .await
        .assert_refused(401, "key-missing");
    let other = format!("{KEY}Omnisend-Version: 2026-preview\r\n");
    server.ask("GET", "/api/contacts", &other, "").await.assert_refused(400, "version");
    server.assert_untouched();
}

#[tokio::test]
async fn with_a_list_of_brands_only_their_keys_pass() {
    let server =
        start(json(200, "", "{}"), |config| config.brands = Brand::parse(BRAND).ok().map(|brand| vec![brand])).await;
    for key in [
        "aaaac0ffee65f0c0ffee65f0-secret",
        "65f0c0ffee65f0c0ffee65f0",
        "no-brand-in-front",
        "x65f0c0ffee65f0c0ffee65f0-secret",
    ] {
        let lines = format!("Authorization: Omnisend-API-Key {key}\r\n");
        server.ask("GET", "/api/contacts", &lines, "").await.assert_refused(403, "brand");
    }
    server.assert_untouched();
    server.get("/api/contacts").await.assert_passed(200);
    assert_eq!(server.seen().len(), 1);
}
