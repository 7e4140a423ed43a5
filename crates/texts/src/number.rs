//! Numbers, sizes and durations in words and digits.

use crate::lang::{Lang, Texts, filled};

/// A number with its groups of three, as `Intl.NumberFormat` writes it: a comma in English; in Estonian a no-break
/// space, and none in numbers of four digits.
pub fn group(lang: Lang, n: u64) -> String {
    let digits = n.to_string();
    let (mark, from) = match lang {
        Lang::En => (',', 4),
        Lang::Et => ('\u{a0}', 5),
    };
    if digits.len() < from {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

filled! {
    seconds(n): "{0} s", "{0} s";
    minutes(n): "{0} min", "{0} min";
    minutes_seconds(minutes, seconds): "{0} min {1} s", "{0} min {1} s";
    hours_minutes(hours, minutes): "{0} h {1} min", "{0} t {1} min";
}

impl Texts {
    /// A length of time, as exact as a person needs it: seconds below ten minutes, minutes above.
    pub fn duration(self, seconds: u64) -> String {
        let (minutes, rest) = (seconds / 60, seconds % 60);
        let number = |n: u64| n.to_string();
        match (minutes, rest) {
            (0, rest) => self.seconds(&number(rest)),
            (1..10, 0) | (10..60, _) => self.minutes(&number(minutes)),
            (1..10, rest) => self.minutes_seconds(&number(minutes), &number(rest)),
            (minutes, _) => self.hours_minutes(&number(minutes / 60), &number(minutes % 60)),
        }
    }

    /// An estimate of time: rounded, so that it does not flicker while it shrinks.
    pub fn estimate(self, seconds: u64) -> String {
        let step = match seconds {
            0..60 => 5,
            60..600 => 30,
            _ => 60,
        };
        self.duration(seconds.max(1).div_ceil(step) * step)
    }

    /// A number of bytes in decimal units, one decimal below ten.
    pub fn size(self, bytes: u64) -> String {
        let (unit, name) = match bytes {
            0..1_000 => return format!("{bytes} B"),
            1_000..1_000_000 => (1_000, "kB"),
            1_000_000..1_000_000_000 => (1_000_000, "MB"),
            _ => (1_000_000_000, "GB"),
        };
        let tenths = bytes / (unit / 10);
        if tenths < 100 && !tenths.is_multiple_of(10) {
            let point = match self.lang {
                Lang::En => '.',
                Lang::Et => ',',
            };
            format!("{}{point}{} {name}", tenths / 10, tenths % 10)
        } else {
            format!("{} {name}", self.number(bytes / unit))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Texts = Texts::new(Lang::En, group);
    const ET: Texts = Texts::new(Lang::Et, group);

    #[test]
    fn groups_as_the_language_does() {
        let both = |n| (group(Lang::En, n), group(Lang::Et, n));
        assert_eq!(both(0), ("0".into(), "0".into()));
        assert_eq!(both(1234), ("1,234".into(), "1234".into()));
        assert_eq!(both(1_234_567), ("1,234,567".into(), "1\u{a0}234\u{a0}567".into()));
    }

    #[test]
    fn tells_time_as_exactly_as_needed() {
        assert_eq!(EN.duration(5), "5 s");
        assert_eq!(EN.duration(141), "2 min 21 s");
        assert_eq!(EN.duration(120), "2 min");
        assert_eq!(EN.duration(1500), "25 min");
        assert_eq!(ET.duration(14_400), "4 t 0 min");
        assert_eq!(EN.estimate(0), "5 s");
        assert_eq!(EN.estimate(141), "2 min 30 s");
    }

    #[test]
    fn tells_sizes() {
        assert_eq!(EN.size(999), "999 B");
        assert_eq!(EN.size(1_500_000), "1.5 MB");
        assert_eq!(ET.size(1_500_000), "1,5 MB");
        assert_eq!(EN.size(165_000_000), "165 MB");
        assert_eq!(EN.size(2_000_000_000), "2 GB");
    }
}
