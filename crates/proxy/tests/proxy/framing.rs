//! Requests that two parties could read differently: none reaches the upstream as anything but one sound request.

use crate::harness::{BATCH, KEY, start_plain};

const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test]
async fn unsound_heads_are_refused() {
    let server = start_plain().await;
    let host = format!("Host: {}\r\nConnection: close\r\n{KEY}", server.address);
    for lines in [
        "X-A: 1\r\n folded: 2\r\n",
        "X-A : 1\r\n",
        "X A: 1\r\n",
        "X-A: 1\0\r\n",
        "X-A: 1\rX-B: 2\r\n",
        ": 1\r\n",
        "no colon\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding: xchunked\r\n",
    ] {
        let request = format!("POST /api/batches HTTP/1.1\r\n{host}{JSON}{lines}\r\nhello");
        let answer = server.raw(request.as_bytes()).await;
        assert!((400..=417).contains(&answer.status), "{lines:?}: {answer:?}");
    }
    for line in [
        "GET /api/contacts HTTP/1.1 HTTP/1.1",
        "GET  /api/contacts HTTP/1.1",
        "GET /api/con tacts HTTP/1.1",
        "GET /api/contacts HTTP/2.0",
        "GET /api/contacts",
        "GET /api/contacts\0 HTTP/1.1",
        "PRI * HTTP/2.0",
    ] {
        let answer = server.raw(format!("{line}\r\n{host}\r\n").as_bytes()).await;
        assert!(answer.status >= 400, "{line:?}: {answer:?}");
    }
    server.assert_untouched();
}

#[tokio::test]
async fn a_hidden_second_request_is_never_one() {
    let hidden = format!("GET /api/brands/current HTTP/1.1\r\nHost: localhost\r\n{KEY}\r\n");
    // By length all is body; by chunks the body is empty and the rest a request. Chunks count, the connection ends.
    for (first, second) in [
        ("Content-Length: 300\r\n", "Transfer-Encoding: chunked\r\n"),
        ("Transfer-Encoding: chunked\r\n", "Content-Length: 300\r\n"),
        ("Content-Length: 300\r\n", "transfer-encoding:\tchunked\r\n"),
    ] {
        let server = start_plain().await;
        let head = format!("POST /api/batches HTTP/1.1\r\nHost: {}\r\n{KEY}{JSON}{first}{second}\r\n", server.address);
        let answer = server.raw(format!("{head}0\r\n\r\n{hidden}").as_bytes()).await;
        assert_eq!(answer.status, 400, "{answer:?}");
        assert!(!answer.text().contains("HTTP/1.1"), "one answer only: {answer:?}");
        server.assert_untouched();
    }
}

#[tokio::test]
async fn a_chunked_body_arrives_as_one_sound_request() {
    let server = start_plain().await;
    let (start, rest) = BATCH.split_at(10);
    let body = format!(
        "{:x};ext=1\r\n{start}\r\n{:X}\r\n{rest}\r\n0\r\nX-Trailer: 1\r\nAuthorization: x\r\n\r\n",
        start.len(),
        rest.len()
    );
    let lines = format!("{KEY}{JSON}Transfer-Encoding: chunked\r\n");
    server.ask("POST", "/api/batches", &lines, &body).await.assert_passed(200);
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert!(seen[0].ends_with(&format!("\r\n\r\n{BATCH}")) && !seen[0].to_lowercase().contains("trailer"), "{seen:?}");

    for broken in ["zz\r\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "5\nhello\n0\n\n", "fffffffffffffffff\r\nx"]
    {
        server.ask("POST", "/api/batches", &lines, broken).await.assert_refused(400, "body");
    }
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_body_that_ends_early_is_not_sent_on() {
    let server = start_plain().await;
    let mut stream = tokio::net::TcpStream::connect(server.address).await.expect("the proxy listens");
    let head = format!(
        "POST /api/batches HTTP/1.1\r\nHost: localhost\r\n{KEY}{JSON}Content-Length: {}\r\n\r\n{BATCH}",
        BATCH.len() + 1
    );
    tokio::io::AsyncWriteExt::write_all(&mut stream, head.as_bytes()).await.expect("written");
    tokio::io::AsyncWriteExt::shutdown(&mut stream).await.expect("closed");
    crate::harness::read_all(&mut stream).await;
    server.assert_untouched();
}
