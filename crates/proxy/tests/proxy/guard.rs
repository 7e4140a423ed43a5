//! Other hosts, other origins, foreign sites.

use segue_proxy::config::{Host, Origin};

use crate::harness::{KEY, json, start, start_plain};

#[tokio::test]
async fn requests_for_other_hosts_are_refused() {
    let server = start_plain().await;
    let decoy = server.decoy;
    for head in [
        "GET /api/contacts HTTP/1.1\r\nHost: evil.example\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost: localhost.evil.example\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost: api.omnisend.com\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost: a@localhost\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost: localhost, evil.example\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost: localhost/evil\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost:\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\n".to_owned(),
        "GET /api/contacts HTTP/1.0\r\n".to_owned(),
        "GET /api/contacts HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n".to_owned(),
        format!("GET http://{decoy}/api/contacts HTTP/1.1\r\nHost: localhost\r\n"),
        format!("GET http://{decoy}/api/contacts HTTP/1.1\r\nHost: {decoy}\r\n"),
        "GET http://localhost/api/contacts HTTP/1.1\r\nHost: localhost\r\n".to_owned(),
        format!("GET http://localhost@{decoy}/api/contacts HTTP/1.1\r\nHost: localhost\r\n"),
        format!("CONNECT {decoy} HTTP/1.1\r\nHost: localhost\r\n"),
    ] {
        let answer = server.raw(format!("{head}Connection: close\r\n{KEY}\r\n").as_bytes()).await;
        assert!(
            matches!((answer.status, answer.header("segue-proxy")), (421, Some("host")) | (400, None)),
            "{head}: {answer:?}"
        );
    }
    // The pages are guarded alike; the health check is not, and learns nothing.
    let page = server.raw(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").await;
    page.assert_refused(421, "host");
    let health = server.raw(b"GET /healthz HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n").await;
    assert_eq!((health.status, health.text().as_str()), (200, "ok\n"));
    server.assert_untouched();
}

#[tokio::test]
async fn headers_that_name_a_host_for_proxies_mean_nothing() {
    let server = start_plain().await;
    let decoy = server.decoy;
    let lines = format!(
        "{KEY}X-Forwarded-Host: {decoy}\r\nForwarded: host={decoy}\r\nX-Original-URL: /admin\r\nX-HTTP-Method-Override: DELETE\r\n"
    );
    server.ask("GET", "/api/contacts", &lines, "").await.assert_passed(200);
    let seen = server.seen();
    assert!(
        seen[0].starts_with("GET /base/contacts HTTP/1.1\r\n") && !seen[0].contains(&decoy.to_string()),
        "{seen:?}"
    );
}

#[tokio::test]
async fn configured_hosts_are_allowed_with_their_port_if_they_name_one() {
    let server = start(json(200, "", "{}"), |config| {
        config.hosts = ["segue.example.com", "other.example.com:8443"]
            .iter()
            .map(|host| Host::parse(host).expect("a host"))
            .collect();
    })
    .await;
    for (host, status) in [
        ("segue.example.com", 200),
        ("SEGUE.example.com:444", 200),
        ("other.example.com:8443", 200),
        ("other.example.com", 421),
        ("localhost:1", 200),
        ("[::1]:8787", 200),
        ("sub.segue.example.com", 421),
        ("segue.example.com.", 421),
    ] {
        let request = format!("GET /api/contacts HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{KEY}\r\n");
        assert_eq!(server.raw(request.as_bytes()).await.status, status, "{host}");
    }
}

#[tokio::test]
async fn other_origins_and_foreign_sites_are_refused_even_for_reading() {
    let server = start(json(200, "", "{}"), |config| {
        config.origins = vec![Origin::parse("https://portal.example.com").expect("an origin")];
    })
    .await;
    let own = format!("Origin: http://{}\r\n", server.address);
    for (lines, refused) in [
        ("Origin: https://evil.example\r\n".to_owned(), "origin"),
        ("Origin: null\r\n".to_owned(), "origin"),
        ("Origin: https://portal.example.com.evil.example\r\n".to_owned(), "origin"),
        ("Origin: http://portal.example.com\r\n".to_owned(), "origin"),
        ("Origin: https://portal.example.com:8443\r\n".to_owned(), "origin"),
        ("Origin: https://portal.example.com\r\nOrigin: https://evil.example\r\n".to_owned(), "origin"),
        ("Origin: https://portal.example.com, https://evil.example\r\n".to_owned(), "origin"),
        ("Origin: http://localhost\r\n".to_owned(), "origin"),
        ("Sec-Fetch-Site: cross-site\r\n".to_owned(), "foreign-site"),
        ("Sec-Fetch-Site: same-site\r\n".to_owned(), "foreign-site"),
        ("Sec-Fetch-Site: something-new\r\n".to_owned(), "foreign-site"),
        ("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n".to_owned(), "foreign-site"),
        (format!("{own}Sec-Fetch-Site: cross-site\r\n"), "foreign-site"),
    ] {
        for method in ["GET", "OPTIONS"] {
            let answer = server.ask(method, "/api/contacts", &format!("{KEY}{lines}"), "").await;
            answer.assert_refused(403, refused);
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
    server.assert_untouched();
    for lines in [
        own.clone(),
        format!("{own}Sec-Fetch-Site: same-origin\r\n"),
        "Sec-Fetch-Site: same-origin\r\n".to_owned(),
        "Sec-Fetch-Site: none\r\n".to_owned(),
        "Origin: https://portal.example.com\r\n".to_owned(),
        "Origin: https://portal.example.com\r\nSec-Fetch-Site: cross-site\r\n".to_owned(),
        String::new(),
    ] {
        server.ask("GET", "/api/contacts", &format!("{KEY}{lines}"), "").await.assert_passed(200);
    }
    assert_eq!(server.seen().len(), 7);
}

#[tokio::test]
async fn a_listed_page_may_ask_read_and_see_refusals() {
    let server = start(json(200, "X-Rate-Limit-Remaining: 399\r\n", "{}"), |config| {
        config.origins = vec![Origin::parse("https://portal.example.com/").expect("an origin")];
    })
    .await;
    let preflight = "Origin: https://portal.example.com\r\nSec-Fetch-Site: cross-site\r\nAccess-Control-Request-Method: DELETE\r\nAccess-Control-Request-Headers: authorization,content-type,omnisend-version\r\n";
    let answer = server.ask("OPTIONS", "/api/contacts/tags", preflight, "").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://portal.example.com"));
    assert_eq!(answer.header("access-control-allow-methods"), Some("GET,POST,DELETE"));
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("accept,authorization,content-type,omnisend-version")
    );
    assert_eq!(answer.header("access-control-max-age"), Some("600"));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    server.assert_untouched();

    let origin = "Origin: https://portal.example.com\r\n";
    let refused = server.ask("GET", "/api/contacts", origin, "").await;
    refused.assert_refused(401, "key-missing");
    assert_eq!(refused.header("access-control-allow-origin"), Some("https://portal.example.com"));
    assert_eq!(
        refused.header("access-control-expose-headers"),
        Some("retry-after,segue-proxy,x-rate-limit-limit,x-rate-limit-remaining,x-rate-limit-reset")
    );
    let passed = server.ask("GET", "/api/contacts", &format!("{KEY}{origin}"), "").await;
    passed.assert_passed(200);
    assert_eq!(passed.header("access-control-allow-origin"), Some("https://portal.example.com"));
    assert!(passed.header("vary").is_some_and(|vary| vary.contains("origin")), "{passed:?}");
}
