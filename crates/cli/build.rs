//! With the feature `embed`, lists the built page so that the program carries it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return Ok(());
    }
    let root = env::var_os("SEGUE_DIST").map_or_else(|| Path::new("../../dist").to_path_buf(), PathBuf::from);
    println!("cargo::rerun-if-env-changed=SEGUE_DIST");
    println!("cargo::rerun-if-changed={}", root.display());
    let root = root.canonicalize().map_err(|error| {
        io::Error::other(format!("no built page in {} ({error}); `cargo xtask dist` builds it", root.display()))
    })?;
    let mut list = String::from("pub const FILES: &[proxy::EmbeddedFile] = &[\n");
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        let mut names: Vec<_> = fs::read_dir(root.join(&folder))?.collect::<Result<Vec<_>, _>>()?;
        names.sort_by_key(fs::DirEntry::file_name);
        for entry in names {
            let name = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(name);
            } else {
                let path: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                writeln!(
                    list,
                    "proxy::EmbeddedFile {{ path: {:?}, bytes: include_bytes!({:?}) }},",
                    path.join("/"),
                    entry.path().to_string_lossy()
                )
                .map_err(io::Error::other)?;
            }
        }
    }
    list.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("assets.rs"), list)
}
