//! The size gate: what a visitor downloads, compressed, may not grow unseen.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::tools::root;
use crate::web::dist;

/// How much a figure may be over the committed one, in percent.
const SLACK: u64 = 3;

/// Compressed bytes by kind: `wasm`, `js`, `css`.
type Sizes = BTreeMap<String, u64>;

/// Compares the built app with `tests/sizes.json`; with `accept`, rewrites the file instead.
pub(crate) fn gate(accept: bool) -> anyhow::Result<()> {
    let file = root().join("tests/sizes.json");
    let now = measure(&dist())?;
    if accept {
        fs::write(&file, write(&now)).context("cannot write tests/sizes.json")?;
        eprintln!("  accepted: {}", told(&now));
        return Ok(());
    }
    let held = read(&fs::read_to_string(&file).context("cannot read tests/sizes.json")?);
    for (kind, &size) in &now {
        let limit = held.get(kind).with_context(|| format!("tests/sizes.json does not name {kind}"))?;
        if size * 100 > limit * (100 + SLACK) {
            bail!(
                "{kind} has grown to {size} bytes from {limit}; make it smaller, or accept it with \
                 `cargo xtask test browser --accept-sizes` and say why in the commit"
            );
        }
    }
    eprintln!("  compressed: {}", told(&now));
    Ok(())
}

/// The brotli form's size of each file, or the plain one's where it has none, by kind.
fn measure(dist: &Path) -> anyhow::Result<Sizes> {
    let mut sizes = Sizes::from(["wasm", "js", "css"].map(|kind| (kind.to_string(), 0)));
    let mut open = vec![dist.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let kind = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if let Some(size) = sizes.get_mut(kind) {
                let compressed = path.with_added_extension("br");
                *size += if compressed.exists() { compressed } else { path }.metadata()?.len();
            }
        }
    }
    Ok(sizes)
}

fn told(sizes: &Sizes) -> String {
    let pieces: Vec<_> = sizes.iter().map(|(kind, size)| format!("{kind} {:.1} KB", *size as f64 / 1000.0)).collect();
    pieces.join(", ")
}

fn write(sizes: &Sizes) -> String {
    let lines: Vec<_> = sizes.iter().map(|(kind, size)| format!("  \"{kind}\": {size}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// Reads what [`write`] wrote.
fn read(text: &str) -> Sizes {
    let entries = text.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(": "));
    entries.filter_map(|(kind, size)| Some((kind.trim_matches('"').to_string(), size.parse().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let sizes = Sizes::from([("css".to_string(), 7), ("js".to_string(), 12), ("wasm".to_string(), 150_000)]);
        assert_eq!(read(&write(&sizes)), sizes);
    }
}
