//! Too large, too slow, too many.

use std::num::NonZero;
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::harness::{Act, Answer, BATCH, KEY, json, read_all, start, start_plain};

const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test]
async fn too_large_bodies_are_refused_however_they_are_framed() {
    let server = start_plain().await;
    let announced = format!("{KEY}{JSON}Content-Length: 2097153\r\n");
    server.ask("POST", "/api/batches", &announced, "").await.assert_refused(413, "too-large");
    let server =
        start(json(200, "", "{}"), |config| config.limits.body_bytes = NonZero::new(100).expect("not zero")).await;
    let chunked = format!("{KEY}{JSON}Transfer-Encoding: chunked\r\n");
    let body = format!("32\r\n{0}\r\n33\r\n{0}x\r\n0\r\n\r\n", "x".repeat(50));
    server.ask("POST", "/api/batches", &chunked, &body).await.assert_refused(413, "too-large");
    server.assert_untouched();
    // The limit itself still passes.
    let padded = format!("{BATCH}{}", " ".repeat(100 - BATCH.len()));
    server.send("POST", "/api/batches", &padded).await.assert_passed(200);
}

#[tokio::test]
async fn a_too_large_head_is_refused() {
    let server = start_plain().await;
    let many = "X-Many: x\r\n".repeat(500);
    let long = format!("X-Long: {}\r\n", "x".repeat(100_000));
    for lines in [many, long] {
        assert_eq!(server.ask("GET", "/api/contacts", &format!("{KEY}{lines}"), "").await.status, 431);
    }
    server.assert_untouched();
}

#[tokio::test]
async fn a_trickling_body_is_cut_off_by_its_total_time() {
    let server = start(json(200, "", "{}"), |config| config.limits.body_seconds = NonZero::<u64>::MIN).await;
    let mut stream = TcpStream::connect(server.address).await.expect("the proxy listens");
    let head = format!("POST /api/batches HTTP/1.1\r\nHost: localhost\r\n{KEY}{JSON}Content-Length: 1000\r\n\r\n");
    stream.write_all(head.as_bytes()).await.expect("written");
    let start = Instant::now();
    let (mut reading, mut writing) = stream.into_split();
    // A byte each tenth of a second: never idle, never done.
    let trickle = tokio::spawn(async move {
        while writing.write_all(b" ").await.is_ok() {
            sleep(Duration::from_millis(100)).await;
        }
    });
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(n @ 1..) = tokio::io::AsyncReadExt::read(&mut reading, &mut buffer).await {
        bytes.extend_from_slice(&buffer[..n]);
    }
    trickle.abort();
    Answer::parse(&bytes).assert_refused(408, "too-slow");
    assert!((1.0..5.0).contains(&start.elapsed().as_secs_f32()), "{:?}", start.elapsed());
    server.assert_untouched();
}

#[tokio::test]
async fn a_trickling_head_is_cut_off() {
    let server = start(json(200, "", "{}"), |config| config.limits.head_seconds = NonZero::<u64>::MIN).await;
    let mut stream = TcpStream::connect(server.address).await.expect("the proxy listens");
    stream.write_all(b"GET /api/contacts HTTP/1.1\r\nHost: localhost\r\n").await.expect("written");
    let start = Instant::now();
    read_all(&mut stream).await;
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    server.assert_untouched();
}

#[tokio::test]
async fn more_requests_at_once_than_allowed_are_refused_not_queued() {
    let server = start(Act::Hang, |config| {
        config.limits.requests = NonZero::new(2).expect("not zero");
        config.limits.upstream_seconds = NonZero::new(3).expect("not zero");
    })
    .await;
    let (first, second, ()) = tokio::join!(server.get("/api/contacts"), server.get("/api/contacts"), async {
        while server.seen().len() < 2 {
            sleep(Duration::from_millis(10)).await;
        }
        let refused = server.get("/api/contacts").await;
        refused.assert_refused(503, "busy");
        assert_eq!(refused.header("retry-after"), Some("1"));
        // Pages and the health check are not concerned.
        assert_eq!(server.ask("GET", "/healthz", "", "").await.status, 200);
    });
    first.assert_refused(504, "upstream-timeout");
    second.assert_refused(504, "upstream-timeout");
    assert_eq!(server.seen().len(), 2);
    // Places are given back.
    server.get("/api/contacts").await.assert_refused(504, "upstream-timeout");
}

#[tokio::test]
async fn a_brand_has_a_bucket_and_another_brand_its_own() {
    let server = start(json(200, "", "{}"), |config| config.limits.brand_requests_per_minute = NonZero::new(12)).await;
    server.get("/api/contacts").await.assert_passed(200);
    server.get("/api/contacts").await.assert_passed(200);
    let refused = server.get("/api/contacts").await;
    refused.assert_refused(429, "rate");
    let wait: u32 = refused.header("retry-after").and_then(|wait| wait.parse().ok()).expect("seconds");
    assert!((1..=5).contains(&wait), "{wait}");
    // Another key of the same brand does not help.
    let same = "Authorization: Omnisend-API-Key 65F0C0FFEE65F0C0FFEE65F0-another\r\n";
    server.ask("GET", "/api/contacts", same, "").await.assert_refused(429, "rate");
    let other = "Authorization: Omnisend-API-Key aaaac0ffee65f0c0ffee65f0-secret\r\n";
    server.ask("GET", "/api/contacts", other, "").await.assert_passed(200);
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn more_connections_than_allowed_wait_for_a_place() {
    let server = start(json(200, "", "{}"), |config| config.limits.connections = NonZero::<usize>::MIN).await;
    let first = TcpStream::connect(server.address).await.expect("the proxy listens");
    sleep(Duration::from_millis(100)).await;
    let waiting = tokio::time::timeout(Duration::from_millis(500), server.get("/api/contacts")).await;
    assert!(waiting.is_err(), "{waiting:?}");
    server.assert_untouched();
    drop(first);
    server.get("/api/contacts").await.assert_passed(200);
}
