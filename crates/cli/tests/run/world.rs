//! A store that runs here, a folder of files, and the program between them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use simulator::{Model, Person, Settings};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// Planted: it may be nowhere but in the environment.
pub(crate) const KEY: &str = "64b0c0ffee64b0c0ffee64b0-plantedSecretOfTheKey";
pub(crate) const BRAND: &str = "64b0c0ffee64b0c0ffee64b0";

/// All of it.
pub(crate) struct World {
    pub(crate) model: Arc<Mutex<Model>>,
    pub(crate) folder: TempDir,
    api: String,
    _runtime: Runtime,
}

impl World {
    pub(crate) fn new() -> Self {
        let mut settings = Settings { batch_ms: 150, item_ms: 1, requests_a_minute: 40_000, ..Settings::default() };
        settings.tag_requests_a_minute = 40_000;
        settings.keys[0].text = KEY.into();
        let mut model = Model::new(settings, 1);
        model.practice_store();
        let model = Arc::new(Mutex::new(model));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let api = format!("http://{}/api", listener.local_addr().unwrap());
        let router = simulator::router(Arc::clone(&model));
        runtime.spawn(async move { axum::serve(listener, router).await });
        let world = Self { model, folder: TempDir::new().unwrap(), api, _runtime: runtime };
        world.export(|_| {});
        world
    }

    /// One whose store is proved already.
    pub(crate) fn proved() -> Self {
        let world = Self::new();
        fs::create_dir_all(world.state().join(BRAND)).unwrap();
        fs::write(world.state().join(BRAND).join("brand.json"), r#"{"proved":true}"#).unwrap();
        world
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.path("state")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes EXPORT.json, changed.
    pub(crate) fn export(&self, change: impl FnOnce(&mut Value)) {
        let mut export = json!({
            "segue": 1, "name": "Customers of ana@example.com", "brand": BRAND,
            "segments": [{"tag": "VIP", "files": ["VIP.csv"]}, {"tag": "Lapsed"}],
            "match": {"email": "EMail", "firstName": "First", "customProperties.Tier": {"column": "Tier", "type": "number"}},
            "consent": {"email": "unchanged"}, "reach": "everyone", "share": 100
        });
        change(&mut export);
        fs::write(self.path("EXPORT.json"), export.to_string()).unwrap();
    }

    /// Writes a file of people: their names, and what distinguishes this version of them.
    pub(crate) fn people(&self, name: &str, people: &[(String, String)]) {
        let mut text = String::from("EMail,First,Tier\n");
        for (person, first) in people {
            writeln!(text, "{person}@people.example,{first},3").unwrap();
        }
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_segue"));
        command.arg("run").arg(self.path("EXPORT.json")).args(["--api", &self.api, "--state"]).arg(self.state());
        command.args(arguments).env("LC_ALL", "C").env("SEGUE_KEY", KEY).current_dir(self.folder.path());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        Done::of(self.command(arguments).output().unwrap())
    }

    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Those in the store who carry a tag.
    pub(crate) fn tagged(&self, tag: &str) -> Vec<Person> {
        let mut model = self.model.lock().unwrap();
        let later = u64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap() + 600_000;
        model.settle(later);
        model.contacts().filter(|person| person.tags.iter().any(|own| own == tag)).cloned().collect()
    }

    pub(crate) fn requests(&self, route: &str) -> u64 {
        self.model.lock().unwrap().requests().get(route).copied().unwrap_or_default()
    }

    /// The journal, if one lies there.
    pub(crate) fn journal(&self) -> Option<PathBuf> {
        files(&self.state()).into_iter().find(|path| path.ends_with("journal.jsonl"))
    }
}

/// People `from .. to` by number.
pub(crate) fn people(range: std::ops::Range<u32>, first: &str) -> Vec<(String, String)> {
    range.map(|n| (format!("person{n}"), first.to_owned())).collect()
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(|entry| below(entry.unwrap().path())).collect()
}

/// What a run said.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Done {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let done =
            Self { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) };
        for said in [&done.stdout, &done.stderr] {
            assert!(!said.contains("plantedSecret"), "{done:?}");
        }
        assert!(!done.stderr.contains("@people.example"), "{done:?}");
        done
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
