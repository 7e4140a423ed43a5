//! The `segue` command: the page and the proxy served, files inspected, checked and sent, the engine simulated.
//!
//! A program's edge: it opens files, prints, and turns errors into exit codes. What it knows, it knows from the crates
//! below it.

#![forbid(unsafe_code)]

pub mod args;
pub mod assets;
pub mod check;
pub mod emails;
pub mod file;
pub mod input;
pub mod inspect;
pub mod platform;
pub mod rows;
pub mod run;
pub mod serve;
pub mod simulate;

use segment::Refusal;
use texts::codes::Family;
use texts::{Lang, Texts};

/// Sentences in the language of the terminal: Estonian where it asks for it, else English.
pub fn texts() -> Texts {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let lang =
        if asked.into_iter().next().is_some_and(|locale| locale.starts_with("et")) { Lang::Et } else { Lang::En };
    Texts::new(lang, texts::group)
}

/// Why a file is refused, and what to do.
fn refused(texts: Texts, refusal: &Refusal) -> String {
    let said = texts.said(Family::Refusal, refusal.name());
    format!("{}. {}", said.what, said.todo)
}
