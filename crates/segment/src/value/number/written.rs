//! A cell that may be a number: its digits, and what its separators can mean.

use super::DecimalMark;
use crate::value::trim;

/// Digits of a thousand.
pub(super) const GROUP: usize = 3;

/// A cell's digits and what its separators can mean.
pub(super) struct Written<'a> {
    text: &'a [u8],
    pub(super) negative: bool,
    pub(super) decimals: Decimals,
}

pub(super) enum Decimals {
    /// So many, behind this mark.
    Are(Option<DecimalMark>, usize),
    /// Three behind this mark, or a group.
    AreOrGroup(DecimalMark),
}

impl<'a> Written<'a> {
    pub(super) fn digits(&self) -> impl Iterator<Item = u8> {
        self.text.iter().copied().filter(u8::is_ascii_digit)
    }

    pub(super) fn read(text: &'a str) -> Option<Self> {
        let text = trim(text);
        let (before, text) = without_sign(text);
        let (text, currency) = without_currency(text)?;
        // `€ -5` as well as `-€5`.
        let (behind, text) = if before.is_none() && currency { without_sign(text) } else { (None, text) };
        let decimals = decimals(text)?;
        Some(Self { text: text.as_bytes(), negative: before.or(behind).unwrap_or(false), decimals })
    }
}

/// What separators mean in a text of digits; none where it holds anything else, or groups that are none.
fn decimals(text: &str) -> Option<Decimals> {
    let mut places = Places::default();
    let mut run = 0;
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            run += 1;
            continue;
        }
        let separator = match letter {
            '.' | ',' => letter,
            ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' => ' ',
            '\'' | '’' => '\'',
            _ => return None,
        };
        places.part(separator, run)?;
        run = 0;
    }
    // A thousand never begins with a zero.
    let can_group = matches!(places.head, 1..=GROUP) && !text.starts_with('0');
    places.end(run, can_group)
}

/// The separators seen so far.
#[derive(Default)]
struct Places {
    /// What parts the groups, as far as known: the first separator.
    first: Option<char>,
    /// Digits before the first separator.
    head: usize,
    /// How many separators.
    count: usize,
    /// The last separator, where it is another one than the first.
    last: Option<char>,
}

impl Places {
    /// A separator behind a run of so many digits.
    fn part(&mut self, separator: char, run: usize) -> Option<()> {
        self.count += 1;
        match (self.first, self.last) {
            (None, _) => (self.first, self.head) = (Some(separator), run),
            // Nothing comes behind decimals, and only a mark comes before them.
            (Some(_), Some(_)) => return None,
            (Some(first), None) => {
                if run != GROUP {
                    return None;
                }
                if separator != first {
                    mark(separator)?;
                    self.last = Some(separator);
                }
            }
        }
        Some(())
    }

    fn end(&self, run: usize, can_group: bool) -> Option<Decimals> {
        let Some(first) = self.first else { return (run > 0).then_some(Decimals::Are(None, 0)) };
        if run == 0 {
            return None;
        }
        if let Some(last) = self.last {
            return can_group.then_some(Decimals::Are(mark(last), run));
        }
        match mark(first) {
            Some(mark) if self.count == 1 && run == GROUP && can_group => Some(Decimals::AreOrGroup(mark)),
            Some(mark) if self.count == 1 => Some(Decimals::Are(Some(mark), run)),
            // Groups, and by them the other mark would be the decimal one.
            groups if run == GROUP && can_group => Some(Decimals::Are(groups.map(DecimalMark::other), 0)),
            _ => None,
        }
    }
}

impl DecimalMark {
    const fn other(self) -> Self {
        match self {
            Self::Dot => Self::Comma,
            Self::Comma => Self::Dot,
        }
    }
}

const fn mark(separator: char) -> Option<DecimalMark> {
    match separator {
        '.' => Some(DecimalMark::Dot),
        ',' => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// Whether there is a sign before the number, and a negative one.
fn without_sign(text: &str) -> (Option<bool>, &str) {
    match text.chars().next() {
        Some(sign @ ('-' | '\u{2212}' | '+')) => (Some(sign != '+'), text[sign.len_utf8()..].trim_start()),
        _ => (None, text),
    }
}

/// The text without the currency before or behind it, and whether there was one; none where there are two.
fn without_currency(text: &str) -> Option<(&str, bool)> {
    const CURRENCIES: &str = "€ $ £ ¥ ₴ ₽ ₺ zł kr Kč EUR USD GBP SEK NOK DKK PLN CZK CHF UAH";
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '\u{2212}' | '.' | ',');
    let start = text.find(is_part)?;
    let end = text.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let (before, behind) = (text.get(..start)?.trim(), text.get(end..)?.trim());
    let behind = behind.strip_suffix('.').filter(|name| *name == "kr").unwrap_or(behind);
    match (before, behind) {
        ("", "") => Some((text.get(start..end)?, false)),
        ("", name) | (name, "") if CURRENCIES.split(' ').any(|known| known.eq_ignore_ascii_case(name)) => {
            Some((text.get(start..end)?, true))
        }
        _ => None,
    }
}
