//! Building the app: trunk makes the wasm and its glue; what follows makes it small, names the version, compresses.
//!
//! ```text
//! dist/index.html page.js segue.js     small, stable names, not cached long
//! dist/<version>/app.js app_bg.wasm …  cached for ever; the same bytes give the same version
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::tools::{call, cargo, cargo_home, command, root, step, target};

/// Where the built app is.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What goes beside the page under stable names, minified; everything else of `www` goes into the version's folder.
const STABLE: [&str; 2] = ["segue.js", "page.js"];

const TOKEN: &str = "__SEGUE_VERSION__";

/// Builds the app unless nothing changed since the last time.
pub(crate) fn build() -> anyhow::Result<()> {
    let stamp = target().join("web.stamp");
    let now = fingerprint()?;
    if dist().join("index.html").exists() && fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    fs::remove_file(&stamp).ok();
    let staging = target().join("trunk");
    step("building the app for the browser (one to two minutes when cold)", || {
        // Trunk may not look for its tools in the network, and so neither may the cargo that it calls; and the folders
        // of sources have to be there before they can be left unnamed.
        call(cargo().args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]))?;
        let mut trunk = command("trunk");
        trunk.args(["build", "--release", "--offline", "--quiet", "--dist"]).arg(&staging);
        trunk.env("CARGO_ENCODED_RUSTFLAGS", rustflags());
        // Set by others for other ends; trunk reads it as a switch of its own and stumbles.
        call(trunk.env_remove("NO_COLOR"))
    })?;
    let wasm = target().join("app_bg.wasm");
    step("making the module small (half a minute)", || {
        call(command("node").arg("xtask/shrink.mjs").arg(staging.join("web_bg.wasm")).arg(&wasm))
    })?;
    step("minifying and compressing", || assemble(&staging, &wasm))?;
    fs::write(&stamp, now).context("cannot write the stamp")
}

fn assemble(staging: &Path, wasm: &Path) -> anyhow::Result<()> {
    let minified = target().join("minified");
    fs::remove_dir_all(&minified).ok();
    fs::create_dir_all(&minified)?;
    let www = root().join("www");
    // Trunk names its output after the binary that it builds; everything else knows it as the app.
    let glue = target().join("glue");
    fs::create_dir_all(&glue)?;
    let text = fs::read_to_string(staging.join("web.js"))?.replace("web_bg.wasm", "app_bg.wasm");
    fs::write(glue.join("app.js"), text)?;
    call(command("node").arg("xtask/names.mjs").arg(wasm).arg(glue.join("app.js")))?;
    let mut scripts = vec![glue.join("app.js")];
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for name in names(&www)? {
        match Path::new(&name).extension().and_then(|extension| extension.to_str()) {
            Some("js" | "css") => {
                fs::copy(www.join(&name), glue.join(&name))?;
                scripts.push(glue.join(&name));
            }
            Some("ts") => {}
            _ => drop(files.insert(name.clone(), fs::read(www.join(&name))?)),
        }
    }
    let mut esbuild = command("node_modules/.bin/esbuild");
    esbuild.args(["--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
    call(esbuild.arg(format!("--outdir={}", minified.display())).args(&scripts))?;
    for name in names(&minified)? {
        files.insert(name.clone(), fs::read(minified.join(&name))?);
    }
    files.insert("app_bg.wasm".into(), fs::read(wasm)?);
    let stable: Vec<_> = STABLE.iter().filter_map(|name| Some((*name, files.remove(*name)?))).collect();

    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    let version = format!("{}-{:08x}", env!("CARGO_PKG_VERSION"), hasher.finish() >> 32);

    let dist = dist();
    fs::remove_dir_all(&dist).ok();
    fs::create_dir_all(dist.join(&version))?;
    for (name, bytes) in &files {
        fs::write(dist.join(&version).join(name), named(bytes, &version))?;
    }
    for (name, bytes) in &stable {
        fs::write(dist.join(name), named(bytes, &version))?;
    }
    let page = fs::read_to_string(staging.join("index.html"))?;
    fs::write(dist.join("index.html"), page_of(&page)?.replace(TOKEN, &version))?;
    call(command("node").arg("xtask/compress.mjs").arg(&dist))
}

/// What the compiler is told, in cargo's encoding: what `.cargo/config.toml` says, which an environment with flags of
/// its own would hide, and to leave out where on this machine the sources lie. So the same sources give the same bytes
/// wherever they are built, and nobody's home is named in what everyone downloads.
fn rustflags() -> String {
    let mut flags = vec!["-C".to_string(), "target-feature=+simd128".to_string()];
    let mut hide = |folder: &Path, name| flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
    hide(&root(), "segue");
    let registries = fs::read_dir(cargo_home().join("registry/src")).into_iter().flatten().filter_map(Result::ok);
    let mut registries: Vec<_> = registries.map(|registry| registry.path()).collect();
    registries.sort();
    for registry in &registries {
        hide(registry, "crates");
    }
    flags.join("\u{1f}")
}

/// The files of a folder by name.
fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// A script with the version's name in it.
fn named(bytes: &[u8], version: &str) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains(TOKEN) => text.replace(TOKEN, version).into_bytes(),
        _ => bytes.to_vec(),
    }
}

/// The page without trunk's own link, which it leaves behind where it injects no script.
fn page_of(html: &str) -> anyhow::Result<String> {
    let lines: Vec<&str> = html.lines().filter(|line| !line.contains("data-trunk")).collect();
    let page = lines.join("\n") + "\n";
    if page.contains("<script>") || page.contains(" style=") || page.contains("<style") {
        bail!("index.html holds an inline script or style, which the content security policy forbids");
    }
    Ok(page)
}

/// Everything that the app is built of, by name, size and time.
fn fingerprint() -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    let root = root();
    let mut open: Vec<PathBuf> = [
        "src",
        "www",
        "crates/scan",
        "crates/segment",
        "crates/json",
        "crates/omnisend",
        "crates/export",
        "crates/texts",
        "crates/markup",
        "crates/markup-macro",
        "xtask/compress.mjs",
        "xtask/names.mjs",
        "xtask/shrink.mjs",
        "xtask/src/web.rs",
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "index.html",
        "package-lock.json",
        ".cargo",
    ]
    .iter()
    .map(|name| root.join(name))
    .collect();
    let mut seen = Vec::new();
    while let Some(path) = open.pop() {
        let metadata = path.metadata().with_context(|| format!("cannot read {}", path.display()))?;
        if metadata.is_dir() {
            for entry in fs::read_dir(&path)? {
                open.push(entry?.path());
            }
        } else {
            seen.push((path, metadata.len(), metadata.modified()?));
        }
    }
    seen.sort();
    seen.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}
