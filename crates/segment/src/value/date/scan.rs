//! What stands in a cell that may be a date: numbers with what parts them, the month's name, the time, the offset.

use super::{Time, months};
use crate::fold::Key;

/// A run of digits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) length: u8,
}

impl Number {
    /// A day or a month: one or two digits.
    pub(super) fn small(self) -> Option<u8> {
        if matches!(self.length, 1 | 2) { u8::try_from(self.value).ok() } else { None }
    }

    /// A year of four digits, or of two by Excel's rule.
    pub(super) fn year(self) -> Option<u16> {
        let value = u16::try_from(self.value).ok()?;
        match self.length {
            4 => Some(value),
            2 => Some(if value < 30 { 2000 } else { 1900 } + value),
            _ => None,
        }
    }
}

/// The parts of a cell.
#[derive(Debug, Default)]
pub(super) struct Found {
    numbers: [Number; 3],
    count: usize,
    /// The mark behind the first and the second number; a space where there is none.
    marks: [u8; 2],
    pub(super) month: Option<u8>,
    pub(super) time: Option<Time>,
    pub(super) offset: Option<i16>,
}

impl Found {
    /// The parts of `text`; none where it has something that no date has, or too few or many of the parts.
    pub(super) fn scan(text: &str) -> Option<Self> {
        let mut found = Self { marks: [b' '; 2], ..Self::default() };
        // A date has more bytes only in jest.
        if text.len() > 64 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            rest = match letter {
                '0'..='9' => found.number(rest)?,
                '-' | '.' | '/' => found.mark(letter, rest)?,
                '+' => found.zone(rest)?,
                letter if is_letter(letter) => found.word(rest)?,
                ',' | '\'' | '’' | ' ' | '\u{A0}' | '\u{202F}' => &rest[letter.len_utf8()..],
                _ => return None,
            };
        }
        found.is_whole().then_some(found)
    }

    pub(super) const fn numbers(&self) -> (Number, Number, Number) {
        (self.numbers[0], self.numbers[1], self.numbers[2])
    }

    pub(super) const fn has_dots(&self) -> bool {
        self.marks[0] == b'.'
    }

    pub(super) const fn has_hyphens(&self) -> bool {
        self.marks[0] == b'-'
    }

    /// Whether these are the parts of a date: three numbers with one mark, a number of eight digits, or two numbers and
    /// a word.
    fn is_whole(&self) -> bool {
        match (self.month, self.count) {
            (Some(_), 2) => true,
            (None, 3) => self.marks[0] != b' ' && self.marks[0] == self.marks[1],
            (None, 1) => self.numbers[0].length == 8,
            _ => false,
        }
    }

    fn number<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (number, rest) = digits(text)?;
        if rest.starts_with(':') {
            return self.time(number, rest);
        }
        *self.numbers.get_mut(self.count)? = number;
        self.count += 1;
        Some(rest)
    }

    fn mark<'t>(&mut self, mark: char, text: &'t str) -> Option<&'t str> {
        if mark == '-' && self.time.is_some() {
            return self.zone(text);
        }
        if self.count == 0 && self.month.is_none() {
            return None;
        }
        if let Some(last) = self.count.checked_sub(1)
            && self.month.is_none()
            && let Some(known) = self.marks.get_mut(last)
        {
            if *known != b' ' {
                return None;
            }
            *known = mark as u8;
        }
        Some(&text[1..])
    }

    /// `12:30`, `12:30:15`, `12:30:15.250`; fractions of a second are dropped.
    fn time<'t>(&mut self, hour: Number, text: &'t str) -> Option<&'t str> {
        let (minute, mut rest) = digits(&text[1..])?;
        let mut second = Number { value: 0, length: 2 };
        if let Some(seconds) = rest.strip_prefix(':') {
            (second, rest) = digits(seconds)?;
            if let Some(fraction) = rest.strip_prefix(['.', ','])
                && fraction.starts_with(|letter: char| letter.is_ascii_digit())
            {
                rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
            }
        }
        let is_time = self.time.is_none()
            && hour.value < 24
            && minute.value < 60
            && second.value < 60
            && (minute.length, second.length) == (2, 2);
        let time = Time { hour: hour.small()?, minute: minute.small()?, second: second.small()? };
        self.time = is_time.then_some(time);
        is_time.then_some(rest)
    }

    /// `+03:00`, `-0330`, `+02`; up to 14 hours, the furthest that a clock is set.
    fn zone<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        self.time?;
        let (hours, mut rest) = digits(&text[1..])?;
        let (hours, minutes) = match (hours.length, rest.strip_prefix(':')) {
            (2, Some(minutes)) => {
                let minutes = digits(minutes)?;
                rest = minutes.1;
                (hours.value, minutes.0.small()?.into())
            }
            (1 | 2, None) => (hours.value, 0),
            (4, None) => (hours.value / 100, hours.value % 100),
            _ => return None,
        };
        let offset = i16::try_from(hours * 60 + minutes).ok().filter(|&offset| offset <= 840 && minutes < 60)?;
        // `GMT+0300` is one offset, `+03:00+03:00` is none.
        if self.offset.is_some_and(|known| known != 0) {
            return None;
        }
        self.offset = Some(if text.starts_with('-') { -offset } else { offset });
        Some(rest)
    }

    fn word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let end = text.find(|letter: char| !is_letter(letter)).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let key = Key::of(word)?;
        match key.as_bytes() {
            b"t" if rest.starts_with(|letter: char| letter.is_ascii_digit()) => Some(rest),
            b"z" | b"utc" | b"gmt" => {
                self.time?;
                self.offset.replace(0).is_none().then_some(rest)
            }
            b"am" | b"pm" => {
                let time = self.time.as_mut().filter(|time| matches!(time.hour, 1..=12))?;
                time.hour = time.hour % 12 + if key.as_bytes() == b"pm" { 12 } else { 0 };
                Some(rest)
            }
            word if is_filler(word) => Some(rest),
            _ => {
                let month = months::month(&key)?;
                self.month.replace(month).is_none().then_some(rest)
            }
        }
    }
}

/// Words around a date that change nothing: particles of the languages that months are known in, and English days of
/// the week.
fn is_filler(word: &[u8]) -> bool {
    const FILLERS: &str = "a aasta at d de del den der g gada h kell klo le m o of st nd rd th the um v \
        mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday";
    FILLERS.split(' ').any(|filler| filler.as_bytes() == word)
}

/// A letter or an accent, of the languages that months are known in.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'À'..='\u{24F}' | '\u{300}'..='\u{36F}')
}

/// The number that `text` begins with, and what follows; none where it has more digits than any part of a date.
fn digits(text: &str) -> Option<(Number, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let short = u8::try_from(length).ok().filter(|length| matches!(length, 1..=8))?;
    let value = text[..length].bytes().fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
    Some((Number { value, length: short }, &text[length..]))
}
