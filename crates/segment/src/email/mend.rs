//! Plain mends, offered and never made: what an unusable address was evidently meant to be.

use super::{Judged, NoIdna, judge, repair};

/// The usable address that an unusable cell was meant to be, where only one reading is plausible.
///
/// `Anna <anna@example.com>`, `mailto:anna@example.com`, `anna(at)example.com`, `anna@example,com`, `anna@example.com.`
/// and their like. International domains are offered in ASCII or not at all. Mistyped domains are not judged here: they
/// need the whole file.
pub fn suggestion(cell: &str) -> Option<String> {
    let repaired = repair(cell);
    let mended = mend(&repaired).filter(|mended| *mended != repaired)?;
    match judge(&mended, &NoIdna, &mut String::new()) {
        Judged::Usable { address, .. } => Some(address.as_str().to_owned()),
        Judged::Unusable(_) => None,
    }
}

fn mend(text: &str) -> Option<String> {
    let text = spell_out(unwrap(text)?);
    let text = text.trim_matches(is_wrapping);
    let (local, domain) = text.split_once('@')?;
    let domain = domain.trim_start_matches('@');
    let local = local.trim_matches(is_wrapping).trim_end_matches('.');
    let domain = domain.trim_matches(is_wrapping).trim_matches('.');
    let mut mended = tidy(local, |character| match character {
        '\u{2018}' | '\u{2019}' => '\'',
        other => other,
    });
    mended.push('@');
    // A comma with a space is followed by something else than the rest of a domain.
    let one_word = !domain.contains(char::is_whitespace);
    mended += &tidy(domain, |character| match character {
        ',' if one_word => '.',
        '\u{2024}' | '\u{FF0E}' => '.',
        other => other,
    });
    Some(mended)
}

/// What stands in angle brackets, after `mailto:`, before or behind a comment.
fn unwrap(text: &str) -> Option<&str> {
    let brackets = text.split_once('<').and_then(|(outside, rest)| Some((outside, rest.split_once('>')?)));
    let text = match brackets {
        None => text,
        Some((outside, (inside, behind))) => {
            let inside = inside.trim();
            // With another address outside nobody knows which was meant.
            let others = [outside, behind].into_iter().any(|part| {
                let part = part.trim_matches(is_wrapping);
                part.contains('@') && part != inside
            });
            if others {
                return None;
            }
            inside
        }
    };
    let text = match text.strip_prefix("mailto:") {
        None => text,
        Some(address) => address.split_once('?').map_or(address, |(address, _)| address),
    };
    Some(match (text.split_once('('), text.rsplit_once(')')) {
        (Some((address, comment)), _) if address.contains('@') && comment.ends_with(')') => address,
        (_, Some((comment, address))) if address.contains('@') && comment.starts_with('(') => address,
        _ => text,
    })
}

/// `@` and dots that were written as words against robots, or as another script's character.
fn spell_out(text: &str) -> String {
    if text.contains('@') {
        return text.to_owned();
    }
    for at in ["\u{FF20}", "(at)", "[at]", "{at}", " at ", "(ät)", "[ät]", "(a)"] {
        if let Some((local, domain)) = text.split_once(at) {
            let mut domain = domain.to_owned();
            for dot in ["(dot)", "[dot]", "{dot}", " dot ", "(punkt)", "[punkt]"] {
                domain = domain.replace(dot, ".");
            }
            return [local, "@", &domain].concat();
        }
    }
    text.to_owned()
}

/// Marks that stand around addresses in lists and letters, never in them.
fn is_wrapping(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':')
}

/// The part with each character as `change` has it, and of several dots in a row, and of spaces beside them, one dot.
fn tidy(part: &str, change: impl Fn(char) -> char) -> String {
    let mut pieces = String::with_capacity(part.len());
    for piece in
        part.chars().map(change).collect::<String>().split('.').map(str::trim).filter(|piece| !piece.is_empty())
    {
        if !pieces.is_empty() {
            pieces.push('.');
        }
        pieces += piece;
    }
    pieces
}
