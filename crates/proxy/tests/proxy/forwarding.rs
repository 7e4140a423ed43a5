//! What passes, exactly as it is to arrive, and what comes back.

use crate::harness::{Act, BATCH, KEY, json, start, start_plain, start_without_upstream};

/// A request's header lines, sorted, names in lower case.
fn header_lines(request: &str) -> Vec<String> {
    let head = request.split("\r\n\r\n").next().unwrap_or_default();
    let mut lines: Vec<String> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| format!("{}:{value}", name.to_lowercase()))
        .filter(|line| !line.starts_with("host:"))
        .collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn the_upstream_sees_our_headers_and_the_key_and_nothing_else() {
    let server = start_plain().await;
    let lines = format!(
        "{KEY}Content-Type: application/json;charset=UTF-8\r\nContent-Length: {}\r\nOmnisend-Version: 2026-03-15\r\nAccept: text/html\r\n\
         Cookie: session=abc\r\nUser-Agent: Someone\r\nReferer: https://x.example\r\nAccept-Language: et\r\nX-Forwarded-For: 1.2.3.4\r\n\
         Via: 1.1 x\r\nTE: trailers\r\nUpgrade: websocket\r\nKeep-Alive: 5\r\nProxy-Authorization: Basic YTpi\r\nProxy-Connection: keep-alive\r\n\
         X-API-KEY: other\r\nRange: bytes=0-1\r\nIf-None-Match: x\r\nAccept-Encoding: gzip\r\nSegue-Proxy: x\r\n",
        BATCH.len()
    );
    server.ask("POST", "/api/batches", &lines, BATCH).await.assert_passed(200);
    server.get("/api/contacts?email=ana%2Bnews%40example.com&limit=5").await.assert_passed(200);
    let seen = server.seen();
    assert!(
        seen[0].starts_with("POST /base/batches HTTP/1.1\r\n") && seen[0].ends_with(&format!("\r\n\r\n{BATCH}")),
        "{seen:?}"
    );
    let length = format!("content-length: {}", BATCH.len());
    let agent = format!("user-agent: Segue/{}", env!("CARGO_PKG_VERSION"));
    let key = format!("authorization:{}", KEY.trim_end().trim_start_matches("Authorization:"));
    let expected = [
        "accept: application/json",
        &key,
        &length,
        "content-type: application/json",
        "omnisend-version: 2026-03-15",
        &agent,
    ];
    assert_eq!(header_lines(&seen[0]), expected);
    assert!(seen[1].starts_with("GET /base/contacts?email=ana%2Bnews%40example.com&limit=5 HTTP/1.1\r\n"), "{seen:?}");
    assert_eq!(header_lines(&seen[1]), ["accept: application/json", &key, "omnisend-version: 2026-03-15", &agent]);
}

#[tokio::test]
async fn every_allowed_call_arrives() {
    let server = start_plain().await;
    let id = "65f0c0ffee65f0c0ffee65f0";
    for target in [
        "/contacts".to_owned(),
        format!("/contacts/{id}"),
        "/brands/current".to_owned(),
        "/batches?endpoint=contacts".to_owned(),
        format!("/batches/{id}"),
        format!("/batches/{id}/items"),
    ] {
        server.get(&format!("/api{target}")).await.assert_passed(200);
        let seen = server.seen();
        assert!(
            seen.last().is_some_and(|request| request.starts_with(&format!("GET /base{target} HTTP/1.1\r\n"))),
            "{seen:?}"
        );
    }
    let tags = r#"{"tags":["VIP"],"emails":["ana@example.com"]}"#;
    for method in ["POST", "DELETE"] {
        server.send(method, "/api/contacts/tags", tags).await.assert_passed(200);
        let seen = server.seen();
        assert!(
            seen.last()
                .is_some_and(|request| request.starts_with(&format!("{method} /base/contacts/tags HTTP/1.1\r\n"))
                    && request.ends_with(tags)),
            "{seen:?}"
        );
    }
}

#[tokio::test]
async fn a_page_sees_type_and_limits_and_nothing_else() {
    let answer = "Retry-After: 12\r\nX-Rate-Limit-Limit: 400\r\nX-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: 60\r\n\
                  Set-Cookie: cf=1; Secure\r\nServer: gateway\r\nSegue-Proxy: rate\r\nAccess-Control-Allow-Origin: *\r\n\
                  Cache-Control: public\r\nKeep-Alive: timeout=5\r\nConnection: keep-alive, X-Secret\r\nX-Secret: 1\r\nLocation: /x\r\n\
                  Content-Security-Policy: default-src *\r\nRefresh: 0; url=https://evil.example\r\n";
    let body = r#"{"status":429}"#;
    let server = start(json(429, answer, body), |_| {}).await;
    let answer = server.get("/api/contacts").await;
    answer.assert_passed(429);
    assert_eq!(answer.text(), body);
    let mut names: Vec<&str> = answer.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "access-control-expose-headers",
            "cache-control",
            "connection",
            "content-length",
            "content-security-policy",
            "content-type",
            "date",
            "retry-after",
            "vary",
            "x-content-type-options",
            "x-rate-limit-limit",
            "x-rate-limit-remaining",
            "x-rate-limit-reset"
        ]
    );
    assert_eq!(answer.header("retry-after"), Some("12"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; frame-ancestors 'none'; sandbox"));
}

#[tokio::test]
async fn a_gateways_page_passes_as_it_is_but_can_do_nothing() {
    let html = "<script>alert(1)</script>";
    let answer = format!("HTTP/1.1 503 X\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{html}", html.len());
    let server = start(Act::Answer(answer), |_| {}).await;
    let answer = server.get("/api/contacts").await;
    answer.assert_passed(503);
    assert_eq!((answer.text().as_str(), answer.header("content-type")), (html, Some("text/html")));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert!(answer.header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
}

#[tokio::test]
async fn an_answer_without_a_body_passes() {
    let server = start(Act::Answer("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".into()), |_| {}).await;
    let answer = server.send("POST", "/api/contacts/tags", r#"{"tags":["VIP"],"emails":["a@example.com"]}"#).await;
    answer.assert_passed(202);
    assert_eq!(answer.text(), "");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308, 304] {
        let server = start(json(status, "Location: http://{decoy}/steal\r\n", "{}"), |_| {}).await;
        let answer = server.get("/api/contacts").await;
        answer.assert_refused(502, "upstream-redirect");
        assert_eq!(answer.header("location"), None);
        assert_eq!(server.seen().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn an_upstream_that_is_not_there_is_told_from_one_that_breaks_off() {
    let server = start_without_upstream().await;
    server.get("/api/contacts").await.assert_refused(502, "upstream-unreachable");
    server.assert_untouched();
}

#[tokio::test]
async fn proxies_of_the_environment_are_not_used() {
    const MARK: &str = "SEGUE_TEST_WITH_PROXIES";
    if std::env::var_os(MARK).is_none() {
        // Once more, in a process whose environment names a proxy at which nobody listens.
        let mut child = std::process::Command::new(std::env::current_exe().expect("this test"));
        child.args(["--exact", "forwarding::proxies_of_the_environment_are_not_used"]).env(MARK, "1");
        for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            child.env(name, "http://127.0.0.1:9");
        }
        let output = child.env_remove("no_proxy").env_remove("NO_PROXY").output().expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        return;
    }
    let server = start_plain().await;
    server.get("/api/contacts").await.assert_passed(200);
    assert_eq!(server.seen().len(), 1);
}
