//! Upstreams that break off, hang, or answer too much.

use std::num::NonZero;

use crate::harness::{Act, json, start};

#[tokio::test]
async fn a_broken_answer_is_ours_and_says_so() {
    for bytes in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"hal",
        "SSH-2.0-OpenSSH\r\n\r\n",
    ] {
        let server = start(Act::Cut(bytes.to_owned()), |_| {}).await;
        server.get("/api/contacts").await.assert_refused(502, "upstream-cut");
        assert_eq!(server.seen().len(), 1, "not repeated: {bytes:?}");
    }
}

#[tokio::test]
async fn a_silent_upstream_is_given_up() {
    let server = start(Act::Hang, |config| config.limits.upstream_seconds = NonZero::<u64>::MIN).await;
    server.get("/api/contacts").await.assert_refused(504, "upstream-timeout");
    let half = Act::Answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":".to_owned());
    let server = start(half, |config| config.limits.upstream_seconds = NonZero::<u64>::MIN).await;
    server.get("/api/contacts").await.assert_refused(504, "upstream-timeout");
}

#[tokio::test]
async fn too_large_and_encoded_answers_are_refused() {
    let small = |config: &mut segue_proxy::Config| config.limits.answer_bytes = NonZero::new(64).expect("not zero");
    let body = "x".repeat(65);
    let server = start(json(200, "", &body), small).await;
    server.get("/api/contacts").await.assert_refused(502, "upstream-answer");
    let chunked = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n41\r\n{body}\r\n0\r\n\r\n");
    let server = start(Act::Answer(chunked), small).await;
    server.get("/api/contacts").await.assert_refused(502, "upstream-answer");
    let server = start(json(200, "", &body[..64]), small).await;
    server.get("/api/contacts").await.assert_passed(200);
    let server = start(json(200, "Content-Encoding: gzip\r\n", "x"), |_| {}).await;
    server.get("/api/contacts").await.assert_refused(502, "upstream-answer");
}
