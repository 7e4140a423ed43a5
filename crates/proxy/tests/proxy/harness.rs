//! A recording upstream, a decoy, and a client that sends exactly what it is told.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use segue_proxy::{Config, Log, Stop, Upstream, serve};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

pub(crate) const BRAND: &str = "65f0c0ffee65f0c0ffee65f0";
pub(crate) const KEY: &str = "Authorization: Omnisend-API-Key 65f0c0ffee65f0c0ffee65f0-pl4ntedS3cret\r\n";
pub(crate) const BATCH: &str = r#"{"method":"POST","endpoint":"contacts","items":[{"identifiers":[]}]}"#;

/// What the upstream does with a request.
#[derive(Clone)]
pub(crate) enum Act {
    /// Writes these bytes.
    Answer(String),
    /// Writes these bytes and closes.
    Cut(String),
    /// Says nothing.
    Hang,
}

/// An HTTP answer with a JSON body.
pub(crate) fn json(status: u16, headers: &str, body: &str) -> Act {
    Act::Answer(format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    ))
}

#[derive(Default)]
struct Record {
    connections: AtomicUsize,
    requests: Mutex<Vec<String>>,
}

/// Listens, counts connections, writes down requests, and does `act` with each.
async fn record(act: Act) -> (SocketAddr, Arc<Record>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let record = Arc::new(Record::default());
    let shared = Arc::clone(&record);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            shared.connections.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(talk(stream, Arc::clone(&shared), act.clone()));
        }
    });
    (address, record)
}

async fn talk(mut stream: TcpStream, record: Arc<Record>, act: Act) {
    let mut seen = Vec::new();
    loop {
        let end = loop {
            if let Some(end) = request_end(&seen) {
                break end;
            }
            let mut buffer = [0; 4096];
            match stream.read(&mut buffer).await {
                Ok(0) | Err(_) => return,
                Ok(n) => seen.extend_from_slice(&buffer[..n]),
            }
        };
        let request: Vec<u8> = seen.drain(..end).collect();
        record.requests.lock().expect("not poisoned").push(String::from_utf8_lossy(&request).into_owned());
        match &act {
            Act::Answer(bytes) => stream.write_all(bytes.as_bytes()).await.expect("written"),
            Act::Cut(bytes) => {
                stream.write_all(bytes.as_bytes()).await.expect("written");
                return;
            }
            Act::Hang => std::future::pending().await,
        }
    }
}

/// The end of a request framed by `Content-Length`, the only framing that the proxy may use.
fn request_end(seen: &[u8]) -> Option<usize> {
    let head = seen.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&seen[..head]).to_lowercase();
    assert!(!text.contains("transfer-encoding"), "forwarded requests are framed by length: {text}");
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().expect("a number"));
    (seen.len() >= head + length).then_some(head + length)
}

/// A proxy that runs, its upstream, its decoy, and its log.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) decoy: SocketAddr,
    pub(crate) lines: Arc<Mutex<Vec<String>>>,
    upstream_record: Arc<Record>,
    decoy_record: Arc<Record>,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<Stop>,
}

/// Starts with an upstream that does `act`, in which `{decoy}` stands for the decoy's address.
pub(crate) async fn start(act: Act, configure: impl FnOnce(&mut Config)) -> Server {
    let decoy = record(json(200, "", r#"{"decoy":true}"#)).await;
    let point = |bytes: String| bytes.replace("{decoy}", &decoy.0.to_string());
    let (upstream, upstream_record) = record(match act {
        Act::Answer(bytes) => Act::Answer(point(bytes)),
        Act::Cut(bytes) => Act::Cut(point(bytes)),
        Act::Hang => Act::Hang,
    })
    .await;
    start_at(&format!("http://{upstream}/base"), upstream_record, decoy, configure).await
}

/// Starts with an upstream at which nobody listens.
pub(crate) async fn start_without_upstream() -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let decoy = record(Act::Hang).await;
    start_at(&format!("http://{address}/base"), Arc::default(), decoy, |_| {}).await
}

/// Starts with an upstream that answers `{"ok":true}`.
pub(crate) async fn start_plain() -> Server {
    start(json(200, "", r#"{"ok":true}"#), |_| {}).await
}

async fn start_at(
    upstream: &str,
    upstream_record: Arc<Record>,
    (decoy, decoy_record): (SocketAddr, Arc<Record>),
    configure: impl FnOnce(&mut Config),
) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let lines = Arc::new(Mutex::new(Vec::new()));
    let written = Arc::clone(&lines);
    let mut config = Config {
        upstream: Upstream::parse(upstream).expect("a loopback address"),
        log: Log::To(Arc::new(move |line| written.lock().expect("not poisoned").push(line.to_string()))),
        ..Config::default()
    };
    configure(&mut config);
    let (stop, stopped) = oneshot::channel();
    let shutdown = async { drop(stopped.await) };
    let running = tokio::spawn(async move { serve(config, listener, shutdown).await.expect("a sound configuration") });
    Server { address, decoy, lines, upstream_record, decoy_record, stop: Some(stop), running }
}

impl Server {
    /// Sends these bytes and reads until the end; the request should ask to close.
    pub(crate) async fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.expect("the proxy listens");
        // The proxy may answer and close before it has read all.
        let _ = stream.write_all(bytes).await;
        Answer::parse(&read_all(&mut stream).await)
    }

    /// Sends a request with these further header lines (each ended by CR LF), `Host` and `Connection` being added.
    pub(crate) async fn ask(&self, method: &str, target: &str, lines: &str, body: &str) -> Answer {
        let host = self.address;
        self.raw(
            format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{lines}\r\n{body}").as_bytes(),
        )
        .await
    }

    /// `GET` with the key.
    pub(crate) async fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, KEY, "").await
    }

    /// A JSON body with the key.
    pub(crate) async fn send(&self, method: &str, target: &str, body: &str) -> Answer {
        let lines = format!("{KEY}Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        self.ask(method, target, &lines, body).await
    }

    /// The requests that the upstream saw; and nobody else was connected to.
    pub(crate) fn seen(&self) -> Vec<String> {
        assert_eq!(self.decoy_record.connections.load(Ordering::SeqCst), 0, "no socket to anywhere else");
        self.upstream_record.requests.lock().expect("not poisoned").clone()
    }

    /// No socket was opened at all.
    pub(crate) fn assert_untouched(&self) {
        assert_eq!(self.seen(), Vec::<String>::new());
        assert_eq!(self.upstream_record.connections.load(Ordering::SeqCst), 0, "no socket to the upstream");
    }

    /// Asks it to stop.
    pub(crate) fn begin_stop(&mut self) {
        drop(self.stop.take());
    }

    /// How it ended.
    pub(crate) async fn ended(self) -> Stop {
        timeout(Duration::from_secs(20), self.running).await.expect("it ends").expect("it does not panic")
    }
}

/// Reads until the other side closes, at most 20 seconds.
pub(crate) async fn read_all(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = async {
        let mut buffer = [0; 4096];
        // A reset after the answer is as good as an end.
        while let Ok(n @ 1..) = stream.read(&mut buffer).await {
            bytes.extend_from_slice(&buffer[..n]);
        }
    };
    timeout(Duration::from_secs(20), read).await.expect("the connection is closed in time");
    bytes
}

/// An answer, taken apart.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let head = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap_or_else(|| panic!("no answer in {:?}", String::from_utf8_lossy(bytes)));
        let text = String::from_utf8_lossy(&bytes[..head]);
        let mut lines = text.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let headers = lines
            .map(|line| line.split_once(": ").expect("a header"))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        Self { status, headers, body: bytes[head + 4..].to_vec() }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// It is our own refusal, marked in header and body.
    #[track_caller]
    pub(crate) fn assert_refused(&self, status: u16, code: &str) {
        assert_eq!((self.status, self.header("segue-proxy")), (status, Some(code)), "{self:?}");
        assert_eq!(self.text(), format!(r#"{{"proxy":"{code}"}}"#));
        assert_eq!(self.header("content-type"), Some("application/json"));
        assert_eq!(self.header("cache-control"), Some("no-store"));
    }

    /// It is the upstream's answer.
    #[track_caller]
    pub(crate) fn assert_passed(&self, status: u16) {
        assert_eq!((self.status, self.header("segue-proxy")), (status, None), "{self:?}");
    }
}
