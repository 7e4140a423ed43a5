//! The face: real HTTP over a real connection.

#![cfg(feature = "http")]
#![allow(clippy::unwrap_used)]

use std::sync::{Arc, Mutex};

use segue_simulator::{Model, PRACTICE_KEY, Settings, router};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

async fn start() -> std::net::SocketAddr {
    let mut model = Model::new(Settings { hints: true, ..Settings::default() }, 1);
    model.practice_store();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = router(Arc::new(Mutex::new(model)));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn ask(address: std::net::SocketAddr, method: &str, target: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Omnisend-API-Key {PRACTICE_KEY}\r\n\
         Omnisend-Version: 2026-03-15\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn answers_as_omnisend_does_and_tells_what_it_holds() {
    let address = start().await;
    let answer = ask(address, "GET", "/api/contacts?limit=1&email=liam.smith%40example.com", "").await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"liam.smith@example.com\""), "{answer}");
    assert!(answer.contains("x-rate-limit-remaining: 399"), "{answer}");
    let missing = ask(address, "GET", "/api/batches/00", "").await;
    assert!(missing.starts_with("HTTP/1.1 404"), "{missing}");
    let held = ask(address, "GET", "/_simulator/contacts", "").await;
    assert!(held.contains("\"status\":\"unsubscribed\""), "{held}");
    let counted = ask(address, "GET", "/_simulator/requests", "").await;
    assert!(counted.contains("\"GET /contacts\":1"), "{counted}");
    let set = ask(address, "POST", "/_simulator/settings", r#"{"brandName":"Teine Pood"}"#).await;
    assert!(set.contains("Teine Pood") && set.contains("\"requestsAMinute\":400"), "{set}");
    ask(address, "POST", "/_simulator/reset", "").await;
    let brand = ask(address, "GET", "/api/brands/current", "").await;
    assert!(brand.contains("Minu Pood"), "{brand}");
}

#[tokio::test]
async fn a_lost_answer_is_a_cut_connection() {
    let address = start().await;
    ask(address, "POST", "/_simulator/faults", r#"{"script":["lostBefore"]}"#).await;
    let cut = ask(address, "GET", "/api/brands/current", "").await;
    // Chunked, and the end never comes.
    assert!(!cut.ends_with("0\r\n\r\n") && !cut.contains("Minu Pood"), "{cut}");
    assert!(ask(address, "GET", "/api/brands/current", "").await.contains("Minu Pood"));
}

#[tokio::test]
async fn what_cannot_be_set_is_named_and_nothing_is_set() {
    let address = start().await;
    for (target, body, name) in [
        ("settings", r#"{"brandNme":"Teine Pood","hints":false}"#, "brandNme"),
        ("settings", r#"{"keys":[{"scops":[]}]}"#, "scops"),
        ("settings", r#"{"lists":"oldest"}"#, "oldest"),
        ("settings", "[]", "map"),
        ("faults", r#"{"tooMny":1000}"#, "tooMny"),
        ("contacts", r#"[{"email":"bo@example.com","status":"subscribed","statusDate":"","fone":1}]"#, "fone"),
        ("contacts", r#"[{"email":"","status":"subscribed","statusDate":""}]"#, "phone"),
    ] {
        let refused = ask(address, "POST", &format!("/_simulator/{target}"), body).await;
        assert!(refused.starts_with("HTTP/1.1 400") && refused.contains(name), "{body}: {refused}");
    }
    let brand = ask(address, "GET", "/api/brands/current", "").await;
    assert!(brand.contains("Minu Pood") && brand.contains("x-rate-limit-remaining"), "{brand}");
    let held = ask(address, "GET", "/_simulator/contacts", "").await;
    assert!(!held.contains("bo@example.com"), "{held}");
    let put = r#"[{"email":"bo@example.com","status":"subscribed","statusDate":"2024-05-01T00:00:00Z","phones":["+37255512345"],
        "sms":{"status":"unsubscribed","statusDate":"2024-05-02T00:00:00Z"}}]"#;
    ask(address, "POST", "/_simulator/contacts", put).await;
    let held = ask(address, "GET", "/api/contacts?phone=%2B37255512345", "").await;
    assert!(held.contains(r#""channel":"sms","status":"unsubscribed""#), "{held}");
}
