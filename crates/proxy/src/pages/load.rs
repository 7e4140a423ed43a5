//! Reading the app: from a folder or from the program, into one map from name to file.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use axum::body::Bytes;

use super::Pages;
use super::file::Asset;
use crate::config::ConfigError;

/// A folder that holds more is not the app.
const MOST_BYTES: usize = 64 * 1024 * 1024;
const MOST_FILES: usize = 2_000;

/// Reads all files. Without pages the map is empty; with pages it holds `index.html`.
pub(super) fn assets(pages: &Pages) -> Result<HashMap<String, Asset>, ConfigError> {
    let files: HashMap<String, Bytes> = match pages {
        Pages::None => return Ok(HashMap::new()),
        Pages::Folder(root) => folder(root)?,
        Pages::Embedded(files) => {
            files.iter().map(|file| (file.path.to_owned(), Bytes::from_static(file.bytes))).collect()
        }
    };
    if let Some(name) = files.keys().find(|name| !is_servable(name)) {
        return Err(ConfigError::AppFileName { name: name.clone() });
    }
    if !files.contains_key("index.html") {
        return Err(ConfigError::AppWithoutIndex);
    }
    let is_form = |name: &str| {
        [".br", ".gz"].iter().any(|end| name.strip_suffix(end).is_some_and(|whole| files.contains_key(whole)))
    };
    Ok(files
        .iter()
        .filter(|(name, _)| !is_form(name))
        .map(|(name, bytes)| {
            let other = |end: &str| files.get(&format!("{name}{end}")).cloned();
            (name.clone(), Asset::new(name, bytes.clone(), other(".gz"), other(".br")))
        })
        .collect())
}

/// A name that is the same in a file system, an address and a log: no escapes, no `..`.
fn is_servable(name: &str) -> bool {
    name.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b))
    })
}

fn folder(root: &Path) -> Result<HashMap<String, Bytes>, ConfigError> {
    let root = root.canonicalize().map_err(unreadable(root))?;
    let mut files = HashMap::new();
    let mut bytes = 0;
    let mut open = vec![(root.clone(), String::new())];
    while let Some((directory, prefix)) = open.pop() {
        for entry in fs::read_dir(&directory).map_err(unreadable(&directory))? {
            let entry = entry.map_err(unreadable(&directory))?;
            let part = entry.file_name().to_string_lossy().into_owned();
            // Left behind by editors, desktops and version control; never the app's.
            if part.starts_with('.') {
                continue;
            }
            let name = format!("{prefix}{part}");
            let path = entry.path().canonicalize().map_err(unreadable(&entry.path()))?;
            // A link may not lead out of the folder.
            if !path.starts_with(&root) {
                return Err(ConfigError::AppFileName { name });
            }
            let kind = fs::metadata(&path).map_err(unreadable(&path))?;
            if kind.is_dir() {
                // A link to a folder above would never end.
                if directory.starts_with(&path) {
                    return Err(ConfigError::AppFileName { name });
                }
                open.push((path, format!("{name}/")));
            } else {
                let size = usize::try_from(kind.len()).unwrap_or(usize::MAX);
                bytes = usize::saturating_add(bytes, size);
                if bytes > MOST_BYTES || files.len() >= MOST_FILES {
                    return Err(ConfigError::AppTooLarge);
                }
                files.insert(name, Bytes::from(fs::read(&path).map_err(unreadable(&path))?));
            }
        }
    }
    Ok(files)
}

fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> ConfigError {
    let path = PathBuf::from(path);
    move |source| ConfigError::AppUnreadable { path, source }
}
