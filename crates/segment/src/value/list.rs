//! Several values in one cell: tags, and properties that are lists.

use serde::{Deserialize, Serialize};

use super::{length, trim};
use crate::fold::lower;

/// How much a list may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Longest part, in characters.
    pub characters: usize,
    /// Most parts.
    pub parts: usize,
}

impl Limit {
    /// Tags of one contact.
    pub const TAGS: Self = Self { characters: length::TAG, parts: length::TAGS };
    /// A property that is a list of texts; for their number no limit is documented.
    pub const TEXTS: Self = Self { characters: length::PROPERTY_TEXT, parts: usize::MAX };
}

/// Why a cell is no list that can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListFault {
    /// A part is longer than it may be.
    PartTooLong,
    /// There are more parts than there may be.
    TooMany,
}

/// What parts the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Separator {
    /// `;`, as Dynamics 365 and `HubSpot` write.
    Semicolon,
    /// `|`.
    Bar,
    /// `,`, as Shopify, Klaviyo and Mailchimp write.
    Comma,
}

impl Separator {
    /// All separators, the surer first.
    pub const ALL: [Self; 3] = [Self::Semicolon, Self::Bar, Self::Comma];

    /// The character.
    pub const fn character(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Bar => '|',
            Self::Comma => ',',
        }
    }

    /// The separator of a column with these cells: the first of [`Self::ALL`] that any of them has, since a comma may
    /// stand within a value where another one parts them. None where each cell is one value.
    pub fn find<'c>(cells: impl Iterator<Item = &'c str>) -> Option<Self> {
        let mut found: Option<usize> = None;
        for cell in cells {
            let place = Self::ALL.iter().position(|separator| cell.contains(separator.character()));
            found = match (found, place) {
                (Some(found), Some(place)) => Some(found.min(place)),
                (found, place) => found.or(place),
            };
        }
        found.map(|place| Self::ALL[place])
    }
}

/// The parts of a cell: trimmed, without empty ones, and of those that differ only by case the first. A list in square
/// brackets with its parts in quotes (as Klaviyo exports them) is taken apart, too.
pub fn read(cell: &str, separator: Option<Separator>, limit: Limit) -> Result<Vec<&str>, ListFault> {
    let cell = trim(cell);
    let bare = cell.strip_prefix('[').and_then(|cell| cell.strip_suffix(']'));
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = Some(bare.unwrap_or(cell));
    while let Some(text) = rest {
        let part;
        (part, rest) = match separator.and_then(|separator| text.split_once(separator.character())) {
            Some((part, rest)) => (part, Some(rest)),
            None => (text, None),
        };
        let part = if bare.is_some() { unquoted(trim(part)) } else { trim(part) };
        if part.is_empty() || parts.iter().any(|known| is_same(known, part)) {
            continue;
        }
        if !length::fits(part, limit.characters) {
            return Err(ListFault::PartTooLong);
        }
        if parts.len() == limit.parts {
            return Err(ListFault::TooMany);
        }
        parts.push(part);
    }
    Ok(parts)
}

fn unquoted(part: &str) -> &str {
    let within = |quote| trim(part).strip_prefix(quote)?.strip_suffix(quote);
    trim(within('"').or_else(|| within('\'')).unwrap_or(part))
}

fn is_same(one: &str, other: &str) -> bool {
    one.chars().map(lower).eq(other.chars().map(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(cell: &str, separator: Separator) -> Result<Vec<&str>, ListFault> {
        read(cell, Some(separator), Limit::TAGS)
    }

    #[test]
    fn parts_are_trimmed_and_told_apart() {
        assert_eq!(tags(" VIP; Tallinn ;;vip; ÕUN;õun", Separator::Semicolon), Ok(vec!["VIP", "Tallinn", "ÕUN"]));
        assert_eq!(tags(r#"["VIP", "a b"]"#, Separator::Comma), Ok(vec!["VIP", "a b"]));
        assert_eq!(tags("['VIP']", Separator::Comma), Ok(vec!["VIP"]));
        assert_eq!(tags("", Separator::Comma), Ok(vec![]));
        assert_eq!(tags("[]", Separator::Comma), Ok(vec![]));
        assert_eq!(read("a, b", None, Limit::TAGS), Ok(vec!["a, b"]));
        assert_eq!(tags("\"big\", small", Separator::Comma), Ok(vec!["\"big\"", "small"]));
    }

    #[test]
    fn limits_are_kept() {
        let long = "õ".repeat(129);
        assert_eq!(tags(&long, Separator::Comma), Err(ListFault::PartTooLong));
        assert_eq!(tags(&long[2..], Separator::Comma).map(|tags| tags.len()), Ok(1));
        let many = |count: usize| (0..count).map(|tag| tag.to_string()).collect::<Vec<_>>().join("|");
        assert_eq!(tags(&many(101), Separator::Bar), Err(ListFault::TooMany));
        assert_eq!(tags(&(many(100) + "|7"), Separator::Bar).map(|tags| tags.len()), Ok(100));
        assert_eq!(read(&many(101), Some(Separator::Bar), Limit::TEXTS).map(|parts| parts.len()), Ok(101));
    }

    #[test]
    fn a_column_has_one_separator() {
        let find = |cells: &[&str]| Separator::find(cells.iter().copied());
        assert_eq!(find(&["VIP", "a, b"]), Some(Separator::Comma));
        assert_eq!(find(&["a, b", "a; b, c"]), Some(Separator::Semicolon));
        assert_eq!(find(&["a|b", "c"]), Some(Separator::Bar));
        assert_eq!(find(&["VIP", ""]), None);
    }
}
