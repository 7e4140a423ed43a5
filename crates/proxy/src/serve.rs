//! Listening and stopping: connections with bounds in number, age and patience, and an end that comes in time.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::config::{Config, ConfigError, seconds};

/// The largest head of a request, in bytes.
const HEAD: usize = 16 * 1024;

/// A connection is not kept longer: whoever never reads an answer gives its place back.
const OLDEST: Duration = Duration::from_mins(10);

/// How long an old connection may go on with the request under way.
const LAST_REQUEST: Duration = Duration::from_mins(1);

/// How the service ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Every request under way was answered.
    Clean,
    /// The time was up: so many connections were cut.
    Cut {
        /// Their number.
        connections: usize,
    },
}

/// Serves until `shutdown` is ready, then lets requests under way finish within `limits.stop_seconds`.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()>,
) -> Result<Stop, ConfigError> {
    let limits = config.limits.clone();
    let router = crate::router(config)?;
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(seconds(limits.head_seconds)).max_buf_size(HEAD);

    let places = Arc::new(Semaphore::new(limits.connections.get().min(Semaphore::MAX_PERMITS)));
    let (stop, stopping) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, accept(&listener).await)
        };
        tokio::select! {
            () = &mut shutdown => break,
            (place, stream) = accepted => {
                let connection = connection(&http, stream, router.clone(), stopping.clone());
                connections.spawn(async move {
                    let _place = place;
                    connection.await;
                });
            }
        }
        while connections.try_join_next().is_some() {}
    }
    // New connections are refused from here on; idle ones close at once.
    drop(listener);
    stop.send_replace(true);
    let ended = timeout(seconds(limits.stop_seconds), async { while connections.join_next().await.is_some() {} }).await;
    if ended.is_ok() {
        return Ok(Stop::Clean);
    }
    let cut = connections.len();
    connections.shutdown().await;
    Ok(Stop::Cut { connections: cut })
}

/// The next connection. An error concerns one connection, or passes (no file handles left): never the end.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}

/// One connection, from first to last request.
fn connection(
    http: &http1::Builder,
    stream: TcpStream,
    router: Router,
    mut stopping: watch::Receiver<bool>,
) -> impl Future<Output = ()> + Send + 'static {
    // Answers are written whole; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let connection = http.serve_connection(TokioIo::new(stream), service);
    async move {
        let mut connection = std::pin::pin!(connection);
        tokio::select! {
            // How a client left is nobody's news.
            _ = connection.as_mut() => return,
            _ = stopping.wait_for(|stop| *stop) => connection.as_mut().graceful_shutdown(),
            () = sleep(OLDEST) => connection.as_mut().graceful_shutdown(),
        }
        let _ = timeout(LAST_REQUEST, connection).await;
    }
}

/// Ready at ctrl-c or, on Unix, SIGTERM.
pub async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
