//! Ctrl-C and SIGTERM: the run pauses, and what is known stays in the journal.

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Listens from the moment on that it is made.
#[derive(Debug)]
pub(super) struct Signals(UnboundedReceiver<()>);

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    /// Where the system does not let it.
    pub(super) fn new() -> std::io::Result<Self> {
        let (sender, came) = unbounded_channel();
        let mut listener = Listener::new()?;
        tokio::spawn(async move { while listener.next().await && sender.send(()).is_ok() {} });
        Ok(Self(came))
    }

    /// Whether somebody wanted an end since it was asked last.
    pub(super) fn came(&mut self) -> bool {
        self.0.try_recv().is_ok()
    }

    /// Ready once somebody wants an end; again each time.
    pub(super) async fn next(&mut self) {
        if self.0.recv().await.is_none() {
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(unix)]
struct Listener {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Listener {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// The next signal; false where none can come any more.
    async fn next(&mut self) -> bool {
        tokio::select! {
            came = self.interrupt.recv() => came.is_some(),
            came = self.terminate.recv() => came.is_some(),
        }
    }
}

#[cfg(not(unix))]
struct Listener;

#[cfg(not(unix))]
impl Listener {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    /// The next signal; false where none can come any more.
    async fn next(&mut self) -> bool {
        tokio::signal::ctrl_c().await.is_ok()
    }
}
