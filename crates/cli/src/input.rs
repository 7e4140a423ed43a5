//! The files that were named, folders opened up, and what `model.json` says of them.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use segment::bundle::{Bundle, Model, bundles, is_data, is_model};
use segment::preview::Inspected;
use segment::{Choice, Refusal, inspect};

use crate::file::{FileSource, name};
use crate::platform::Native;

/// The files of a command.
#[derive(Debug)]
pub struct Inputs {
    /// The files, in the order in which they were named; those of a folder by path.
    pub paths: Vec<PathBuf>,
    /// Which belong together.
    pub bundles: Vec<Bundle>,
    models: Vec<Model>,
}

/// An understood file.
#[derive(Debug)]
pub struct Input {
    /// Its bytes, unpacked.
    pub source: FileSource,
    /// What it is.
    pub file: Inspected,
}

impl Inputs {
    /// Finds the files.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn find(named: &[PathBuf]) -> anyhow::Result<Self> {
        let (mut paths, mut models) = (Vec::new(), Vec::new());
        for path in named {
            let mut all = if path.is_dir() { walk(path)? } else { vec![path.clone()] };
            all.retain(|file| {
                if !is_model(&file.to_string_lossy()) {
                    return file == path || is_data(&file.to_string_lossy());
                }
                models.extend(std::fs::read(file).ok().as_deref().and_then(Model::read));
                false
            });
            paths.extend(all);
        }
        let texts: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let bundles = bundles(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        Ok(Self { paths, bundles, models })
    }

    /// Exports of a segment that is there in a newer one: whoever left it since is in them.
    pub fn older(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles.iter().filter(|bundle| !self.is_newest(bundle))
    }

    /// The others.
    pub fn newest(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles.iter().filter(|bundle| self.is_newest(bundle))
    }

    fn is_newest(&self, bundle: &Bundle) -> bool {
        let newer = |other: &Bundle| other.name == bundle.name && other.exported > bundle.exported;
        bundle.exported.is_none() || !self.bundles.iter().any(newer)
    }

    /// Opens and understands a file.
    ///
    /// # Errors
    /// Where it cannot be opened; within, a refusal.
    pub async fn open(&self, index: usize) -> anyhow::Result<Result<Input, Refusal>> {
        self.open_with(index, &mut |_| Ok(())).await
    }

    /// The same, with a look at the file as it lies on disk.
    ///
    /// # Errors
    /// Where it cannot be opened, or the look fails; within, a refusal.
    pub async fn open_with(
        &self,
        index: usize,
        look: &mut dyn FnMut(&FileSource) -> io::Result<()>,
    ) -> anyhow::Result<Result<Input, Refusal>> {
        let path = &self.paths[index];
        let packed = FileSource::open(path)?;
        look(&packed).with_context(|| format!("cannot read {}", path.display()))?;
        let source = match packed.unpacked() {
            Ok(source) => source,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let bundle = self.bundles.iter().find(|bundle| bundle.files.contains(&index));
        let text = path.to_string_lossy();
        let names = bundle.and_then(|bundle| self.models.iter().find_map(|model| model.columns(&text, &bundle.name)));
        let choice = Choice { names, languages: languages(), ..Choice::default() };
        Ok(inspect(&name(path), &source, &choice, &Native).await.map(|file| Input { source, file }))
    }
}

/// Languages of the terminal.
pub fn languages() -> Vec<String> {
    let asked = ["LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE"].into_iter().filter_map(|name| std::env::var(name).ok());
    asked.flat_map(|tags| tags.split(':').map(String::from).collect::<Vec<_>>()).collect()
}

/// All files below a folder, by path.
fn walk(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let context = || format!("cannot read {}", folder.display());
    let mut entries = std::fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>())
        .with_context(context)?;
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(walk(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
