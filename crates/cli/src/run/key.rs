//! The API key: from the environment or a file, never from an argument, which everybody on the computer can see.

use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;

use omnisend::ApiKey;
use texts::Texts;

use super::stop::Stop;

/// The variable that holds it.
const VARIABLE: &str = "SEGUE_KEY";

/// A key is far shorter.
const LONGEST: u64 = 4096;

/// Finds the key; none where none is given. `warn` is told of what is better done otherwise.
pub(super) fn find(file: Option<&Path>, texts: Texts, warn: &mut dyn FnMut(String)) -> Result<Option<ApiKey>, Stop> {
    let text = match file {
        Some(path) => {
            let name = path.display().to_string();
            let gone = |_| Stop::failed(texts.run_key_file(&name));
            let file = File::open(path).map_err(gone)?;
            if file.metadata().is_ok_and(|about| is_open_to_others(&about)) {
                warn(texts.run_key_open(&name));
            }
            let mut text = String::new();
            file.take(LONGEST).read_to_string(&mut text).map_err(gone)?;
            text
        }
        None => match std::env::var(VARIABLE) {
            Ok(text) if !text.trim().is_empty() => text,
            _ => return Ok(None),
        },
    };
    // What it is instead is nobody's to see: it may be a key with a space in it.
    ApiKey::parse(&text).map(Some).map_err(|_| Stop::failed(texts.run_key_wrong()))
}

#[cfg(unix)]
fn is_open_to_others(about: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    about.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Metadata) -> bool {
    false
}
