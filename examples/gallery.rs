//! Writes every state of every screen as a page of its own, in both languages, to be looked at.
//!
//! ```sh
//! cargo run --package segue-app --example gallery -- target/gallery
//! ```
//!
//! The pages are rendered natively, from the states that the tests of the screens have.

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/ssr/render.rs"]
mod render;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/ssr/states/mod.rs"]
#[expect(dead_code, reason = "the tests also ask what of a state is data")]
mod states;

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(std::path::PathBuf::from) else {
        return Err(std::io::Error::other("name the folder for the pages"));
    };
    std::fs::create_dir_all(&folder)?;
    let css = include_str!("../www/segue.css");
    for lang in texts::Lang::ALL {
        for (name, html) in render::rendered(lang).await {
            let page = format!(
                "<!doctype html><html lang={0}><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{name}</title>\
                 <style>{css}</style><body><div class=host style=\"container:segue/inline-size\">{html}</div>",
                lang.tag()
            );
            std::fs::write(folder.join(format!("{name}.{}.html", lang.tag())), page)?;
        }
    }
    Ok(())
}

/// The browser draws the app itself.
#[cfg(target_arch = "wasm32")]
const fn main() {}
