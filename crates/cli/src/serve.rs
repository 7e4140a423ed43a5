//! `segue serve`: the page and the proxy, and with `--demo` a practice store behind them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use anyhow::Context as _;
use proxy::{Config, EmbeddedFile, Log, Pages, Stop, Upstream, stop_signal};
use simulator::{Model, PRACTICE_KEY, Settings};
use tokio::net::TcpListener;

use crate::args::Serve;
use crate::assets;

/// Serves until Ctrl-C or SIGTERM.
///
/// # Errors
/// Where the configuration, the page or the port cannot be had.
pub async fn run(args: Serve, mut output: impl Write) -> anyhow::Result<ExitCode> {
    let mut config = match &args.config {
        Some(path) => read_config(path)?,
        None => Config::default(),
    };
    if let Some(port) = args.port {
        config.listen.set_port(port);
    }
    if let Some(folder) = &args.dist {
        config.pages = Pages::Folder(folder.clone());
    } else if matches!(config.pages, Pages::None) {
        config.pages = assets::carried();
    }
    if args.demo {
        let address = practice_store(args.limit).await?;
        writeln!(output, "Practice store: http://{address}/_simulator/contacts")?;
        config.upstream = Upstream::parse(&format!("http://{address}/api"))?;
        config.pages = marked_as_practice(&config.pages)?;
        config.log = Log::Off;
    }
    let listen = config.listen;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}: is Segue running already? --port 0 takes a free port"))?;
    writeln!(output, "Segue: http://{}{}/", listener.local_addr()?, config.base_path.as_str())?;
    output.flush()?;
    match proxy::serve(config, listener, stop_signal()).await? {
        Stop::Clean => {}
        Stop::Cut { connections } => writeln!(output, "{connections} connections were cut")?,
    }
    Ok(ExitCode::SUCCESS)
}

fn read_config(path: &Path) -> anyhow::Result<Config> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut config = Config::parse(&text).with_context(|| format!("in {}", path.display()))?;
    // A relative folder is meant from where the file is, not from where the command was typed.
    if let (Pages::Folder(folder), Some(base)) = (&config.pages, path.parent()) {
        config.pages = Pages::Folder(base.join(folder));
    }
    Ok(config)
}

/// Starts the practice store on a port of its own on this computer, and says which.
async fn practice_store(limit: Option<u32>) -> anyhow::Result<std::net::SocketAddr> {
    let mut settings = Settings::default();
    if let Some(limit) = limit {
        settings.requests_a_minute = limit;
    }
    let mut model = Model::new(settings, 1);
    model.practice_store();
    let listener = TcpListener::bind("127.0.0.1:0").await.context("cannot start the practice store")?;
    let address = listener.local_addr()?;
    let router = simulator::router(Arc::new(Mutex::new(model)));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// The page with the word in its head that a practice store is behind it, and the store's key. The files are leaked:
/// they are served as long as the program runs.
fn marked_as_practice(pages: &Pages) -> anyhow::Result<Pages> {
    let mut files: Vec<EmbeddedFile> = match pages {
        Pages::None => return Ok(Pages::None),
        Pages::Embedded(files) => files.to_vec(),
        Pages::Folder(folder) => read_folder(folder)?,
    };
    // Its compressed forms would not say it.
    files.retain(|file| !file.path.starts_with("index.html."));
    let index = files.iter_mut().find(|file| file.path == "index.html").context("the page has no index.html")?;
    let html = std::str::from_utf8(index.bytes).context("index.html is not UTF-8")?;
    let meta = format!("<head>\n<meta name=\"segue-practice\" content=\"{PRACTICE_KEY}\">");
    index.bytes = html.replacen("<head>", &meta, 1).into_bytes().leak();
    Ok(Pages::Embedded(files.leak()))
}

fn read_folder(root: &Path) -> anyhow::Result<Vec<EmbeddedFile>> {
    let mut files = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        let path = root.join(&folder);
        let entries = std::fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(name);
            } else {
                let bytes = std::fs::read(entry.path())?;
                let parts: Vec<_> = name.iter().map(std::ffi::OsStr::to_string_lossy).collect();
                files.push(EmbeddedFile { path: parts.join("/").leak(), bytes: bytes.leak() });
            }
        }
    }
    Ok(files)
}
