//! Stopping: what is under way is finished, what hangs is cut, and it ends in time.

use std::num::NonZero;
use std::time::{Duration, Instant};

use segue_proxy::Stop;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::harness::{Act, Answer, BATCH, KEY, json, read_all, start, start_plain};

/// A connection on which a request waits for the last byte of its body.
async fn half_sent(address: std::net::SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("the proxy listens");
    let (most, _) = BATCH.split_at(BATCH.len() - 1);
    let head = format!(
        "POST /api/batches HTTP/1.1\r\nHost: localhost\r\n{KEY}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{most}",
        BATCH.len()
    );
    stream.write_all(head.as_bytes()).await.expect("written");
    sleep(Duration::from_millis(200)).await;
    stream
}

#[tokio::test]
async fn a_request_under_way_is_finished() {
    let mut server = start(json(201, "", r#"{"batchID":"x"}"#), |_| {}).await;
    let mut idle = TcpStream::connect(server.address).await.expect("the proxy listens");
    let mut stream = half_sent(server.address).await;
    server.begin_stop();
    // Idle connections close at once, and nobody new is let in.
    assert_eq!(read_all(&mut idle).await, b"");
    assert!(TcpStream::connect(server.address).await.is_err());
    stream.write_all(b"}").await.expect("the request is still taken");
    let answer = Answer::parse(&read_all(&mut stream).await);
    answer.assert_passed(201);
    assert_eq!(answer.header("connection"), Some("close"));
    assert_eq!(server.seen().len(), 1);
    assert_eq!(server.ended().await, Stop::Clean);
}

#[tokio::test]
async fn what_hangs_is_cut_when_the_time_is_up() {
    let mut server = start(Act::Hang, |config| config.limits.stop_seconds = NonZero::<u64>::MIN).await;
    let mut stream = half_sent(server.address).await;
    stream.write_all(b"}").await.expect("written");
    while server.seen().is_empty() {
        sleep(Duration::from_millis(10)).await;
    }
    let start = Instant::now();
    server.begin_stop();
    assert_eq!(server.ended().await, Stop::Cut { connections: 1 });
    assert!((0.9..5.0).contains(&start.elapsed().as_secs_f32()), "{:?}", start.elapsed());
    assert_eq!(read_all(&mut stream).await, b"");
}

#[tokio::test]
async fn with_nothing_under_way_it_ends_at_once() {
    let mut server = start_plain().await;
    server.get("/api/contacts").await.assert_passed(200);
    let start = Instant::now();
    server.begin_stop();
    assert_eq!(server.ended().await, Stop::Clean);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}
