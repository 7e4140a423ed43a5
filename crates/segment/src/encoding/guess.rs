//! Which encoding bytes are in that are no UTF-8: the one in which they read most like a language.
//!
//! Every encoding turns any bytes into some letters. So each letter outside ASCII is weighed: whether a language of
//! this encoding has it, and whether it stands in a word as letters do (no capital within a small word, no sign
//! between letters, no Cyrillic beside Latin). A language that the person reads counts for a little more, which
//! decides where a text has few such letters.

use super::east::{EAST, worth};
use super::languages::{LANGUAGES, Language};
use super::{Decode, Encoding};
use crate::fold::lower;

/// How many bytes are weighed, of lines with bytes outside ASCII.
const WEIGHED: usize = 16 << 10;

/// What a language that the person reads is worth, and the languages around 1252 anyway.
const READ: f32 = 0.35;
const COMMON: f32 = 0.004;

/// What each likelier encoding of the same language costs one.
const RARER: f32 = 0.001;

/// The likeliest encoding of `bytes`. `languages` are tags of languages that the person reads.
pub(crate) fn guess(bytes: &[u8], languages: &[String], decode: &dyn Decode) -> Encoding {
    let telling = telling(bytes);
    let read = |tag: &str| languages.iter().any(|language| primary(language) == tag);
    let mut best = (Encoding::WINDOWS_1252, f32::MIN);
    let mut consider = |encoding: Option<Encoding>, worth: f32| {
        if let Some(encoding) = encoding.filter(|_| worth > best.1 + 1e-4) {
            best = (encoding, worth);
        }
    };
    let mut decoded: Vec<(&str, Option<Vec<Letter>>)> = Vec::new();
    for language in LANGUAGES {
        for (rank, &name) in language.encodings.iter().enumerate() {
            if decoded.iter().all(|(known, _)| *known != name) {
                let text = Encoding::from_name(name).and_then(|encoding| decode.decode(encoding, &telling));
                decoded.push((name, text.map(|text| letters(&text))));
            }
            let letters = decoded.iter().find(|(known, _)| *known == name).and_then(|(_, letters)| letters.as_ref());
            let Some(letters) = letters else { continue };
            let mut worth = weigh(letters, language);
            worth += if read(language.tag) { READ } else { 0.0 };
            worth += if name == "windows-1252" { COMMON } else { 0.0 };
            // A rarer encoding has to explain something that the common one does not.
            worth -= RARER * f32::from(u8::try_from(rank).unwrap_or(u8::MAX));
            consider(Encoding::from_name(name), worth);
        }
    }
    for (name, tags) in EAST {
        if let Some(worth) = worth(name, &telling) {
            let hint = if tags.iter().any(|tag| read(tag)) { READ } else { 0.0 };
            consider(Encoding::from_name(name), worth + hint - 0.05);
        }
    }
    best.0
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Lines that hold bytes outside ASCII.
fn telling(bytes: &[u8]) -> Vec<u8> {
    let mut telling = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n' || byte == b'\r').filter(|line| !line.is_ascii()) {
        telling.extend_from_slice(&line[..line.len().min(WEIGHED)]);
        if telling.len() >= WEIGHED {
            break;
        }
    }
    telling
}

/// A character outside ASCII and what it is worth wherever it stands.
struct Letter {
    small: char,
    /// What its neighbours say against it.
    misplaced: f32,
    kind: Kind,
    /// A letter without others around.
    is_lone: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Sign,
    Broken,
}

/// Signs that people write in old encodings.
const SIGNS: &str = "“”„‚‘’–—…•€°§№«»¡¿ºª´™®©£²³·\u{A0}\u{AD}‹›\u{200E}\u{200F}";

fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut before = ' ';
    let mut all = text.chars().peekable();
    while let Some(letter) = all.next() {
        let after = all.peek().copied().unwrap_or(' ');
        if !letter.is_ascii() {
            letters.push(weighable(before, letter, after));
        }
        before = letter;
    }
    letters
}

fn weighable(before: char, letter: char, after: char) -> Letter {
    let small = lower(letter);
    let kind = if letter == char::REPLACEMENT_CHARACTER || letter.is_control() {
        Kind::Broken
    } else if letter.is_alphabetic() && !"ºª".contains(letter) || is_mark(letter) {
        Kind::Letter
    } else {
        Kind::Sign
    };
    let mut is_lone = false;
    let between = before.is_alphabetic() && after.is_alphabetic();
    let misplaced = match kind {
        Kind::Broken => 4.0,
        Kind::Sign if SIGNS.contains(letter) && (!between || "’‘–·\u{AD}".contains(letter)) => 0.0,
        Kind::Sign if between => 2.0,
        Kind::Sign => 1.0,
        Kind::Letter => {
            let latin = is_latin(letter);
            let mixed = [before, after].iter().any(|near| near.is_alphabetic() && is_latin(*near) != latin);
            let capital = letter.is_uppercase() && before.is_lowercase();
            let near = |neighbour: char| neighbour.is_alphabetic() || is_mark(neighbour);
            // No word, but a sign of money or the like: `Ł12`.
            let alone = after.is_ascii_digit() && !near(before);
            is_lone = !near(before) && !near(after);
            let lost = letter.is_lowercase() && before.is_uppercase() && after.is_uppercase();
            f32::from(u8::from(mixed)) * 2.0
                + f32::from(u8::from(capital || lost)) * 1.2
                + f32::from(u8::from(alone)) * 2.0
        }
    };
    Letter { small, misplaced, kind, is_lone }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{E30}'..='\u{E4E}')
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

/// The mean worth of the letters in a language, at the most 1.
fn weigh(letters: &[Letter], language: &Language) -> f32 {
    let count = language.letters.chars().count();
    let (mut sum, mut all) = (0.0, 0_u16);
    // Letters none of which is in a word are signs of another encoding: `(Ł)`, `12 Ä`.
    let lone = letters.iter().all(|letter| letter.is_lone || letter.kind != Kind::Letter);
    for letter in letters {
        all = all.saturating_add(1);
        sum -= letter.misplaced + if lone && letter.is_lone { 1.0 } else { 0.0 };
        sum += match (letter.kind, language.letters.chars().position(|known| known == letter.small)) {
            (Kind::Letter, Some(at)) if at * 3 < count * 2 => 1.0,
            (Kind::Letter, Some(_)) => 0.75,
            (Kind::Letter, None) => -0.5,
            (Kind::Sign, _) => 0.4,
            (Kind::Broken, _) => 0.0,
        };
    }
    if all == 0 { 0.0 } else { sum / f32::from(all) }
}
