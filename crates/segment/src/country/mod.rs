//! Countries as people write them: names in several languages, short and official, and ISO 3166-1 codes.
//!
//! One cell becomes both what Omnisend calls `countryCode` and what it calls `country`. Nothing is guessed: a name that
//! is not in the table, however near to one that is, is unknown.

mod code;
mod finder;
mod index;

pub use code::{CountryCode, NotACountryCode};
pub use finder::Finder;

use crate::fold::Key;
use index::Index;

/// A country or territory: the 249 of ISO 3166-1, and Kosovo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code, upper case (`XK`, of the user-assigned range, for Kosovo).
    pub code: &'static str,
    /// Short English name.
    pub name: &'static str,
}

/// All countries, by code.
pub fn all() -> impl Iterator<Item = Country> {
    Index::get().countries()
}

/// The country that a cell names, whatever its capitals, accents and punctuation: `EE`, `est`, `Estonia`,
/// `Republic of Estonia`, `Eesti`, `Estland`, `Estonia (EE)`, `Korea, Republic of`.
pub fn find(cell: &str) -> Option<Country> {
    let cell = cell.trim();
    let names = Index::get();
    by_words(names, &[cell]).or_else(|| {
        if let Some((name, addition)) = cell.strip_suffix(')').and_then(|cell| cell.split_once('(')) {
            // ISO's own way ("Korea (the Republic of)"), or another name of the same ("Myanmar (Burma)").
            by_words(names, &[addition, name]).or_else(|| {
                let country = by_words(names, &[name])?;
                (by_words(names, &[addition]) == Some(country)).then_some(country)
            })
        } else {
            let (name, addition) = cell.split_once(", ")?;
            by_words(names, &[addition, name])
        }
    })
}

/// By the words as they are, else without what says only that it is a state.
fn by_words(names: &Index, parts: &[&str]) -> Option<Country> {
    let key = Key::of_parts(parts)?;
    let words = key.as_bytes();
    if words.len() <= LONGEST_CODE && !is_code(parts, words) {
        return None;
    }
    let plain = without_article(words);
    names.get_name(plain).or_else(|| names.get_name(words)).or_else(|| {
        if let Some(saint) = plain.strip_prefix(b"st") {
            return names.get_name(&[b"saint", saint].concat());
        }
        let state = ["republicof", "kingdomof", "commonwealthof", "principalityof"]
            .iter()
            .filter_map(|state| end_of(words, state.as_bytes()))
            .max()?;
        names.get_name(without_article(&words[state..]))
    })
}

/// Longest code in letters.
const LONGEST_CODE: usize = 3;

/// Codes stand bare, or with dots where that is the custom: `n/a` is not Namibia.
fn is_code(parts: &[&str], words: &[u8]) -> bool {
    let is_bare = parts.iter().map(|part| part.trim().len()).sum::<usize>() == words.len();
    is_bare || matches!(words, b"us" | b"usa" | b"uk" | b"gb" | b"uae" | b"prc")
}

fn without_article(words: &[u8]) -> &[u8] {
    words.strip_prefix(b"the").unwrap_or(words)
}

/// Where the last occurrence of `word` ends.
fn end_of(words: &[u8], word: &[u8]) -> Option<usize> {
    words.windows(word.len()).rposition(|window| window == word).map(|start| start + word.len())
}
