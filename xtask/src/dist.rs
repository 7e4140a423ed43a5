//! `cargo xtask dist`: the release.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::setup;
use crate::tools::{call, cargo, root, step, target};
use crate::web;

/// Makes `target/dist/segue-<version>/`: `static/` for any web server, and `segue`, which carries it.
pub(crate) fn dist() -> anyhow::Result<()> {
    setup::for_building()?;
    web::build()?;
    step("building segue with the page inside (some minutes when cold)", || {
        call(
            cargo()
                .args(["build", "--quiet", "--release", "--package", "segue-cli", "--features", "embed"])
                .env("SEGUE_DIST", web::dist()),
        )
    })?;
    let release = target().join("dist").join(format!("segue-{}", env!("CARGO_PKG_VERSION")));
    fs::remove_dir_all(&release).ok();
    copy(&web::dist(), &release.join("static"))?;
    // Beside the module, where a compiler looks for them.
    fs::copy(root().join("www/index.d.ts"), release.join("static/segue.d.ts")).context("cannot copy the types")?;
    let program = format!("segue{}", std::env::consts::EXE_SUFFIX);
    fs::copy(target().join("release").join(&program), release.join(&program)).context("cannot copy the program")?;
    println!("{}", release.display());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
